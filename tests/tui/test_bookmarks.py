"""Bookmarks: keeping, and the list of what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.driver import running
from tests.tui.fixed import CHOIR_ID, FERRY_ID, HARBOUR, HARBOUR_ID, SAID

if TYPE_CHECKING:
    from reader.paths import Paths


class TestMarking:
    @pytest.mark.slow
    async def test_an_article_is_kept_and_shown_so(self, coast: Paths) -> None:
        async with running(coast) as reader:
            await reader.press("b")
            assert reader.told == "★ Article bookmarked."
            assert "★" in reader.screen_text()
            assert "Bookmarked 1" in reader.screen_text()
            await reader.press("s")
            assert "Bookmark removed" in reader.told
            assert "★" not in reader.screen_text()

    async def test_a_quotation_is_kept_word_for_word(self, coast: Paths) -> None:
        async with running(coast) as reader:
            await reader.press("B")
            assert "Go to a quotation first" in reader.told
            await reader.press("full_stop", "B")
            assert "Quotation kept" in reader.told
            (bookmark,) = reader.main.library.bookmarks.all()
            assert bookmark.anchor is not None
            assert bookmark.anchor.exact == HARBOUR[SAID[HARBOUR][0].start : SAID[HARBOUR][0].end]
            assert bookmark.speaker == "Anna Brown"
            await reader.press("B")
            assert reader.main.library.bookmarks.all() == []

    @pytest.mark.slow
    async def test_what_is_kept_outlives_the_program(self, coast: Paths) -> None:
        async with running(coast) as reader:
            await reader.press("b", "full_stop", "B")
        async with running(coast) as reader:
            assert len(reader.main.library.bookmarks.all()) == 2


class TestTheList:
    async def test_shows_the_newest_first(self, kept: Paths) -> None:
        async with running(kept) as reader:
            await reader.press("apostrophe")
            assert [b.bookmark.created[:10] for b in reader.picker.results.rows] == [
                "2025-09-03",
                "2025-09-02",
                "2025-09-01",
            ]
            shown = reader.screen_text()
            assert "“What is not there is crews.”" in shown
            assert "Sofia Berg" in shown
            assert "3 of 3 bookmarks" in shown

    @pytest.mark.slow
    async def test_without_any_says_how_to_keep(self, coast: Paths) -> None:
        async with running(coast) as reader:
            await reader.press("apostrophe")
            assert "Nothing kept yet." in reader.screen_text()
            await reader.press("enter", "delete", "ctrl+y", "ctrl+z", "escape")
            assert reader.app.screen is reader.main

    async def test_opens_at_the_quotation(self, kept: Paths) -> None:
        async with running(kept) as reader:
            await reader.press("apostrophe", "down", "enter")
            assert reader.open_id == HARBOUR_ID
            assert reader.view.current == 3
            assert reader.app.focused is reader.view

    @pytest.mark.slow
    async def test_opens_an_article_at_its_top(self, kept: Paths) -> None:
        async with running(kept) as reader:
            await reader.press("apostrophe", "up", "pagedown", "enter")
            assert reader.open_id == CHOIR_ID
            assert reader.view.current is None

    @pytest.mark.slow
    async def test_opens_what_the_filter_hides(self, kept: Paths) -> None:
        async with running(kept) as reader:
            await reader.press("A", "2", "apostrophe", "enter")
            assert reader.open_id == FERRY_ID
            assert len(reader.articles.rows) == 4

    @pytest.mark.slow
    async def test_is_searched_by_words_speaker_and_headline(self, kept: Paths) -> None:
        async with running(kept) as reader:
            await reader.press("apostrophe")
            for query, id in (
                ("plase for duks", HARBOUR_ID),
                ("sofia", FERRY_ID),
                ("choir", CHOIR_ID),
            ):
                await reader.paste(query)
                assert reader.picker.results.row is not None, query
                assert reader.picker.results.row.bookmark.article == id
                await reader.press("ctrl+u")
            assert len(reader.picker.results.rows) == 3

    @pytest.mark.slow
    async def test_removing_is_undone(self, kept: Paths) -> None:
        async with running(kept) as reader:
            await reader.press("apostrophe", "delete")
            assert len(reader.picker.results.rows) == 2
            assert reader.toasts == ["Removed. ^Z brings it back."]
            await reader.press("ctrl+z")
            assert len(reader.picker.results.rows) == 3
            await reader.press("delete", "delete", "escape")
            assert "Bookmarked 1" in reader.screen_text()

    @pytest.mark.slow
    async def test_keeps_what_was_kept_of_a_removed_article(self, kept: Paths) -> None:
        async with running(kept) as reader:
            await reader.press("j", "d", "apostrophe", "down", "down")
            assert "A choir sings" in reader.screen_text()
            assert len(reader.picker.results.rows) == 3
            await reader.press("enter")

    @pytest.mark.slow
    async def test_copies_the_words_with_their_source(self, kept: Paths) -> None:
        async with running(kept) as reader:
            await reader.press("apostrophe", "ctrl+y")
            assert reader.app.clipboard == (
                "“What is not there is crews.”\n— Sofia Berg, in: Ferries between the islands will "
                "run every hour in summer, if crews can be found (coast)"
            )
