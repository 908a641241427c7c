"""Notes and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.driver import running

if TYPE_CHECKING:
    from reader.paths import Paths


class TestNotes:
    @pytest.mark.slow
    async def test_a_note_keeps_what_it_is_on(self, coast: Paths) -> None:
        async with running(coast) as reader:
            await reader.press("full_stop", "e")
            assert "We will finish the northern pier" in reader.screen_text()
            await reader.type("ask the county")
            await reader.press("enter")
            await reader.type("twice")
            await reader.press("tab")
            await reader.type("pier, todo, pier")
            await reader.press("ctrl+s")
            (bookmark,) = reader.main.library.bookmarks.all()
            assert bookmark.note == "ask the county\ntwice"
            assert bookmark.tags == ("pier", "todo")
            assert bookmark.anchor is not None
            await reader.press("apostrophe")
            await reader.paste("county")
            assert "#pier #todo" in reader.screen_text()
            await reader.press("escape", "u")
            assert reader.main.library.bookmarks.all() == []

    @pytest.mark.slow
    async def test_escape_loses_nothing_at_once(self, coast: Paths) -> None:
        async with running(coast) as reader:
            await reader.press("e", "escape")
            assert reader.app.screen is reader.main
            await reader.press("e", "x", "escape")
            assert "Not saved yet" in reader.screen_text()
            await reader.press("escape")
            assert reader.app.screen is reader.main
            assert reader.main.library.bookmarks.all() == []

    async def test_nothing_written_keeps_nothing(self, coast: Paths) -> None:
        async with running(coast) as reader:
            await reader.press("e", "ctrl+s")
            assert reader.main.library.bookmarks.all() == []

    @pytest.mark.slow
    async def test_what_is_pasted_is_harmless(self, coast: Paths) -> None:
        async with running(coast) as reader:
            await reader.press("e")
            await reader.paste("a\x1b[31mb\u202ec\r\nd")
            assert "a\ufffd[31mbc" in reader.screen_text()
            assert not set("\x1b\u202e") & set(reader.screen_text())
            await reader.press("ctrl+s")
            (bookmark,) = reader.main.library.bookmarks.all()
            assert bookmark.note == "a\x1b[31mb\u202ec\nd"

    @pytest.mark.slow
    async def test_a_known_tag_is_completed(self, kept: Paths) -> None:
        async with running(kept) as reader:
            await reader.press("apostrophe", "ctrl+e", "tab")
            await reader.type("north")
            await reader.press("ctrl+s", "down", "ctrl+e", "tab")
            await reader.type("sea, no")
            await reader.press("end", "right", "ctrl+s")
            tags = [bookmark.tags for bookmark in reader.main.library.bookmarks.all()]
            assert tags[:2] == [("north",), ("sea", "north")]
