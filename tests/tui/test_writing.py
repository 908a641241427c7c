"""The disk may take its time: nobody waits for it, and nothing is lost."""

from __future__ import annotations

from threading import Event, Timer
from typing import TYPE_CHECKING

import pytest

from reader.library import UNREAD
from reader.storage.user_data import UserData
from tests.tui.driver import running

if TYPE_CHECKING:
    from reader.paths import Paths


class TestWriting:
    """The disk may take its time: the screen does not wait, and nothing is lost."""

    @pytest.fixture
    def disk(self, monkeypatch: pytest.MonkeyPatch) -> Event:
        """Nothing is written until this is set."""
        ready, change = Event(), UserData.change

        def slow(data: UserData, *arguments: object, **options: object) -> object:
            assert ready.wait(30)
            return change(data, *arguments, **options)  # type: ignore[arg-type]

        monkeypatch.setattr(UserData, "change", slow)
        return ready

    @pytest.mark.slow
    async def test_keys_are_answered_while_a_bookmark_is_written(
        self, coast: Paths, disk: Event
    ) -> None:
        async with running(coast) as reader:
            await reader.pilot.press("b", "j", "j")
            await reader.until(lambda: reader.articles.cursor == 2)
            assert "★" not in reader.screen_text()
            disk.set()
            await reader.settle()
            assert "★" in reader.screen_text()

    @pytest.mark.slow
    async def test_changes_are_made_in_the_order_asked_for(self, coast: Paths, disk: Event) -> None:
        async with running(coast) as reader:
            await reader.pilot.press("b", "b", "m", "b", "u")
            disk.set()
            await reader.settle()
            assert reader.main.library.bookmarks.all() == []
            assert reader.main.library.listing.count(UNREAD) == 3

    @pytest.mark.slow
    async def test_a_list_may_be_left_before_its_changes_are_written(
        self, kept: Paths, disk: Event
    ) -> None:
        async with running(kept) as reader:
            await reader.pilot.press("apostrophe")
            await reader.until(lambda: len(reader.picker.results.rows) == 3)
            await reader.pilot.press("delete", "delete", "escape")
            await reader.until(lambda: reader.app.screen is reader.main)
            disk.set()
            await reader.settle()
            assert len(reader.main.library.bookmarks.all()) == 2

    @pytest.mark.slow
    async def test_leaving_waits_for_what_was_asked_for(self, coast: Paths, disk: Event) -> None:
        async with running(coast) as reader:
            await reader.pilot.press("b")
            Timer(0.05, disk.set).start()
            await reader.pilot.press("q")
        async with running(coast) as reader:
            assert len(reader.main.library.bookmarks.all()) == 1
