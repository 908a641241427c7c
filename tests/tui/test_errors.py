"""What cannot be done is told, and the program goes on as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.errors import DamagedError, WriteError
from reader.library import ALL, BOOKMARKED, UNREAD
from reader.library.bookmarks import Bookmarks
from reader.library.importing import Importing
from reader.storage.articles import ArticleStore
from reader.storage.user_data import UserData
from reader.tui.app import INTERNAL_ERROR, ReaderApp
from reader.tui.panes import article_pane
from tests.tui import fixed
from tests.tui.driver import Driver, running
from tests.tui.fixed import CHOIR_ID, HARBOUR_ID

if TYPE_CHECKING:
    from reader.paths import Paths

FULL = "The disk is full: nothing was changed."


def refuse(*_: object, **__: object) -> None:
    raise WriteError(FULL, "Make room, and try again.")


def state(reader: Driver) -> tuple[object, ...]:
    """Everything of the user's."""
    library = reader.main.library
    return (
        library.bookmarks.all(),
        [library.listing.count(view) for view in (ALL, UNREAD, BOOKMARKED)],
        list(reader.articles.rows),
        [library.reading.of(id).read for id in reader.articles.rows],
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    "keys",
    [
        ["b"], ["full_stop", "B"], ["m"], ["A"], ["d"], ["u"], ["k", "enter"], ["k", "space"],
        ["J"], ["t"], ["apostrophe", "delete"], ["apostrophe", "ctrl+z"], ["G", "enter"],
    ],
    ids="+".join,
)  # fmt: skip
async def test_a_change_that_cannot_be_written_is_told(
    coast: Paths, monkeypatch: pytest.MonkeyPatch, keys: list[str]
) -> None:
    fixed.add_bookmarks(coast.data)
    async with running(coast) as reader:
        await reader.press("j", "m")  # something to undo
        await reader.until(lambda: reader.open_id == CHOIR_ID)
        before = state(reader)
        with monkeypatch.context() as full:
            full.setattr(UserData, "change", refuse)
            full.setattr(UserData, "undo", refuse)
            await reader.press(*keys)
            assert any(FULL in toast for toast in reader.toasts)
            assert state(reader) == before
        await reader.press("escape", "escape", "m")
        assert state(reader) != before


async def test_a_place_that_cannot_be_written_is_told(
    coast: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(article_pane, "SAVE_AFTER", 0.01)
    async with running(coast, size=(80, 12)) as reader:
        await reader.press("enter")
        monkeypatch.setattr(UserData, "change", refuse)
        await reader.press("pagedown")
        await reader.until(lambda: any(FULL in toast for toast in reader.toasts))
        assert reader.app.is_running


async def test_leaving_is_possible_although_nothing_can_be_written(
    coast: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(coast, size=(80, 12)) as reader:
        await reader.press("enter", "pagedown")
        monkeypatch.setattr(UserData, "change", refuse)
        await reader.press("q")
        assert reader.app.return_code == 0
        assert FULL in reader.app.last_words


async def test_an_error_of_a_worker_is_told(coast: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise WriteError(FULL, "Make room, and start again.")

    monkeypatch.setattr(Importing, "seeds", fail)
    async with running(coast, settled=False) as reader:
        await reader.until(lambda: reader.toasts)
        assert reader.toasts == [f"{FULL}\nMake room, and start again."]
        assert reader.open_id == HARBOUR_ID


@pytest.mark.slow
async def test_an_article_that_cannot_be_read_is_told(
    coast: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = ArticleStore.whole

    def damaged(store: ArticleStore, id: str) -> object:
        if id == CHOIR_ID:
            raise DamagedError("The article is damaged", "`reader doctor` may help.")
        return read(store, id)

    monkeypatch.setattr(ArticleStore, "whole", damaged)
    async with running(coast) as reader:
        await reader.press("j")
        await reader.until(lambda: "The article is damaged" in reader.screen_text())
        await reader.press("enter", "full_stop", "B", "b")
        assert "`reader doctor` may help." in reader.screen_text()
        await reader.press("j", "h", "j", "enter")
        assert reader.app.is_running
        assert reader.open_id != CHOIR_ID


async def test_an_error_of_our_own_ends_with_a_sentence_and_a_log(
    coast: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("secret details")

    async def failing() -> None:
        async with running(coast) as reader:
            apps.append(reader.app)
            await reader.pilot.press("apostrophe")

    apps: list[ReaderApp] = []
    monkeypatch.setattr(Bookmarks, "all", fail)
    with pytest.raises(ZeroDivisionError):
        await failing()
    (app,) = apps
    assert app.return_code == INTERNAL_ERROR
    assert "secret details" in coast.log.read_text(encoding="utf-8")
    assert str(coast.log) in app.last_words
    assert "secret" not in app.last_words
