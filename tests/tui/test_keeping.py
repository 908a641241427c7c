"""Bookmarks and copies."""

from __future__ import annotations

from threading import Event, Timer
from typing import TYPE_CHECKING

import pytest

from reader.storage import Store
from tests.tui import fixed
from tests.tui.driver import running
from tests.tui.fixed import CHOIR_ID, FERRY_ID, HARBOUR, HARBOUR_ID, SAID

if TYPE_CHECKING:
    from reader.paths import Paths


@pytest.fixture
def kept(coast: Paths) -> Paths:
    """The coast, with three bookmarks; the newest is on a quotation of the ferry."""
    fixed.add_bookmarks(coast.data)
    return coast


class TestMarking:
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
            (bookmark,) = reader.main.library.bookmarks()
            assert bookmark.anchor is not None
            assert bookmark.anchor.exact == HARBOUR[SAID[HARBOUR][0].start : SAID[HARBOUR][0].end]
            assert bookmark.speaker == "Anna Brown"
            await reader.press("B")
            assert reader.main.library.bookmarks() == []

    async def test_what_is_kept_outlives_the_program(self, coast: Paths) -> None:
        async with running(coast) as reader:
            await reader.press("b", "full_stop", "B")
        async with running(coast) as reader:
            assert len(reader.main.library.bookmarks()) == 2


class TestTheList:
    async def test_shows_the_newest_first(self, kept: Paths) -> None:
        async with running(kept) as reader:
            await reader.press("apostrophe")
            assert [b.created[:10] for b in reader.picker.results.rows] == [
                "2025-09-03",
                "2025-09-02",
                "2025-09-01",
            ]
            shown = reader.screen_text()
            assert "“What is not there is crews.”" in shown
            assert "Sofia Berg" in shown
            assert "3 of 3 bookmarks" in shown

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

    async def test_opens_an_article_at_its_top(self, kept: Paths) -> None:
        async with running(kept) as reader:
            await reader.press("apostrophe", "up", "pagedown", "enter")
            assert reader.open_id == CHOIR_ID
            assert reader.view.current is None

    async def test_opens_what_the_filter_hides(self, kept: Paths) -> None:
        async with running(kept) as reader:
            await reader.press("A", "2", "apostrophe", "enter")
            assert reader.open_id == FERRY_ID
            assert len(reader.articles.rows) == 4

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
                assert reader.picker.results.row.article == id
                await reader.press("ctrl+u")
            assert len(reader.picker.results.rows) == 3

    async def test_removing_is_undone(self, kept: Paths) -> None:
        async with running(kept) as reader:
            await reader.press("apostrophe", "delete")
            assert len(reader.picker.results.rows) == 2
            assert reader.toasts == ["Removed. ^Z brings it back."]
            await reader.press("ctrl+z")
            assert len(reader.picker.results.rows) == 3
            await reader.press("delete", "delete", "escape")
            assert "Bookmarked 1" in reader.screen_text()

    async def test_keeps_what_was_kept_of_a_removed_article(self, kept: Paths) -> None:
        async with running(kept) as reader:
            await reader.press("j", "d", "apostrophe", "down", "down")
            assert "A choir sings" in reader.screen_text()
            assert len(reader.picker.results.rows) == 3
            await reader.press("enter")

    async def test_copies_the_words_with_their_source(self, kept: Paths) -> None:
        async with running(kept) as reader:
            await reader.press("apostrophe", "ctrl+y")
            assert reader.app.clipboard == (
                "“What is not there is crews.”\n— Sofia Berg, in: Ferries between the islands will "
                "run every hour in summer, if crews can be found (coast)"
            )


class TestNotes:
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
            (bookmark,) = reader.main.library.bookmarks()
            assert bookmark.note == "ask the county\ntwice"
            assert bookmark.tags == ("pier", "todo")
            assert bookmark.anchor is not None
            await reader.press("apostrophe")
            await reader.paste("county")
            assert "#pier #todo" in reader.screen_text()
            await reader.press("escape", "u")
            assert reader.main.library.bookmarks() == []

    async def test_escape_loses_nothing_at_once(self, coast: Paths) -> None:
        async with running(coast) as reader:
            await reader.press("e", "escape")
            assert reader.app.screen is reader.main
            await reader.press("e", "x", "escape")
            assert "Not saved yet" in reader.screen_text()
            await reader.press("escape")
            assert reader.app.screen is reader.main
            assert reader.main.library.bookmarks() == []

    async def test_nothing_written_keeps_nothing(self, coast: Paths) -> None:
        async with running(coast) as reader:
            await reader.press("e", "ctrl+s")
            assert reader.main.library.bookmarks() == []

    async def test_what_is_pasted_is_harmless(self, coast: Paths) -> None:
        async with running(coast) as reader:
            await reader.press("e")
            await reader.paste("a\x1b[31mb\u202ec\r\nd")
            await reader.press("ctrl+s")
            (bookmark,) = reader.main.library.bookmarks()
            assert bookmark.note == "a\ufffd[31mbc\nd"

    async def test_a_known_tag_is_completed(self, kept: Paths) -> None:
        async with running(kept) as reader:
            await reader.press("apostrophe", "ctrl+e", "tab")
            await reader.type("north")
            await reader.press("ctrl+s", "down", "ctrl+e", "tab")
            await reader.type("sea, no")
            await reader.press("end", "right", "ctrl+s")
            tags = [bookmark.tags for bookmark in reader.main.library.bookmarks()]
            assert tags[:2] == [("north",), ("sea", "north")]


class TestCorrecting:
    async def test_the_user_decides_who_said_it(self, coast: Paths) -> None:
        async with running(coast) as reader:
            await reader.press("c")
            assert "Go to a quotation first" in reader.told
            await reader.press("full_stop", "c")
            await reader.paste("okaf")
            await reader.press("enter")
            assert reader.told == "Peter Okafor said it, by your word. u takes it back."
            assert reader.view.current == 0
            assert reader.view.document.quotations[0].speaker == "Peter Okafor"
            await reader.press("full_stop", "comma")
            assert "by your own correction" in reader.told
            await reader.press("u")
            assert reader.view.document.quotations[0].speaker == "Anna Brown"

    async def test_a_name_the_article_does_not_give(self, coast: Paths) -> None:
        async with running(coast) as reader:
            await reader.press("full_stop", "c")
            await reader.paste("Ida   Lund")
            await reader.press("enter")
            assert reader.main.library.quotations(HARBOUR_ID)[0].speaker == "Ida Lund"

    async def test_nobody_and_as_extracted(self, coast: Paths) -> None:
        async with running(coast) as reader:
            await reader.press("full_stop", "c", *["down"] * 9, "enter")
            assert "Nobody said it" in reader.told
            assert reader.main.library.quotations(HARBOUR_ID)[0].speaker is None
            await reader.press("c", *["down"] * 9, "enter")
            assert "As extracted again" in reader.told
            assert reader.main.library.quotations(HARBOUR_ID)[0].speaker == "Anna Brown"

    async def test_escape_changes_nothing(self, coast: Paths) -> None:
        async with running(coast) as reader:
            await reader.press("full_stop", "c", "escape")
            assert reader.main.library.quotations(HARBOUR_ID)[0].speaker == "Anna Brown"


class TestWriting:
    """The disk may take its time: the screen does not wait, and nothing is lost."""

    @pytest.fixture
    def disk(self, monkeypatch: pytest.MonkeyPatch) -> Event:
        """Nothing is written until this is set."""
        ready, change = Event(), Store.change

        def slow(store: Store, *arguments: object, **options: object) -> object:
            assert ready.wait(30)
            return change(store, *arguments, **options)  # type: ignore[arg-type]

        monkeypatch.setattr(Store, "change", slow)
        return ready

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

    async def test_changes_are_made_in_the_order_asked_for(self, coast: Paths, disk: Event) -> None:
        async with running(coast) as reader:
            await reader.pilot.press("b", "b", "m", "b", "u")
            disk.set()
            await reader.settle()
            assert reader.main.library.bookmarks() == []
            assert len(reader.main.library.things.read) == 1

    async def test_leaving_waits_for_what_was_asked_for(self, coast: Paths, disk: Event) -> None:
        async with running(coast) as reader:
            await reader.pilot.press("b")
            Timer(0.05, disk.set).start()
            await reader.pilot.press("q")
        async with running(coast) as reader:
            assert len(reader.main.library.bookmarks()) == 1


class TestCopying:
    async def test_a_quotation_comes_with_speaker_and_source(self, coast: Paths) -> None:
        async with running(coast) as reader:
            await reader.press("y")
            assert "Go to a quotation first" in reader.told
            await reader.press("full_stop", "full_stop", "y")
            assert reader.app.clipboard == (
                "“Nobody in this town wants to see another winter like the last one.”\n"
                "— Anna Brown, in: The northern pier will be rebuilt before the winter storms, "
                "the harbour master has promised (coast)"
            )

    async def test_a_reference_is_the_headline_and_the_source(self, coast: Paths) -> None:
        async with running(coast) as reader:
            await reader.press("J", "Y")
            assert reader.app.clipboard == (
                "A choir sings for the keeper of the last manned lighthouse (coast)"
            )


async def test_going_on_to_a_quotation_tells_of_it_at_once(coast: Paths) -> None:
    async with running(coast) as reader:
        await reader.press("enter", "full_stop", "B")
        assert reader.told.startswith("★")
        await reader.press("full_stop")
        assert reader.told.startswith("❝")
