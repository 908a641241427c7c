"""A second process on the same library: what it writes is seen, and nobody waits for it."""

from __future__ import annotations

from threading import Event, get_ident
from typing import TYPE_CHECKING

import pytest

from reader.library import Library
from reader.storage import Store
from reader.tui import background
from reader.tui.screens import main
from tests.tui.driver import running
from tests.tui.fixed import CHOIR_ID, HARBOUR_ID

if TYPE_CHECKING:
    from reader.paths import Paths


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main, "UPDATE_AFTER", 0.01)
    monkeypatch.setattr(background, "LOOK_EVERY", 0.02)


@pytest.mark.slow
async def test_what_another_keeps_corrects_and_removes_is_seen(coast: Paths) -> None:
    async with running(coast) as reader:
        await reader.press("full_stop")
        with Library.open(coast) as other:
            article, (quotation, *_) = other.articles.quoted(HARBOUR_ID)
            other.bookmarks.toggle(HARBOUR_ID, quotation)
            other.corrections.correct(article, quotation, "Ida Lund")
            other.articles.remove([CHOIR_ID])
        await reader.until(lambda: "All 3  Unread 3  Bookmarked 1" in reader.screen_text())
        assert reader.view.document.quotations[0].speaker == "Ida Lund"
        assert reader.view.current == 0
        assert CHOIR_ID not in reader.articles.rows


async def test_a_long_look_at_what_another_wrote_holds_up_no_key(
    coast: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, refresh, looking = Event(), Store.refresh, []

    def slow(store: Store) -> bool:
        looking.append(get_ident())
        assert go_on.wait(30)
        return refresh(store)

    monkeypatch.setattr(Store, "refresh", slow)
    async with running(coast, settled=False) as reader:
        with Library.open(coast) as other:
            other.articles.remove([CHOIR_ID])
        await reader.until(lambda: looking)
        await reader.pilot.press("j")
        await reader.until(lambda: reader.articles.cursor == 1)
        assert get_ident() not in looking
        go_on.set()
        await reader.until(lambda: CHOIR_ID not in reader.articles.rows)
