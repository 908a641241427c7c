"""The lists one can search: quotations of an article, speakers, help, and the palette."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.command import CommandList, CommandPalette
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Input, Static

from reader.library.search import Search
from reader.tui.commands import COMMANDS
from reader.tui.key_names import key_names
from reader.tui.palette import CommandProvider
from reader.tui.picker import PickerResult
from reader.tui.screens.help import HelpScreen
from reader.tui.screens.search import SearchScreen
from reader.tui.widgets.text_view import TextView
from tests.tui.driver import PATIENCE, running
from tests.tui.fixed import HARBOUR, HARBOUR_ID, SAID

if TYPE_CHECKING:
    from reader.job import Job
    from reader.paths import Paths


def titles(*places: str) -> list[str]:
    """What the commands of some places are called."""
    return [command.title for command in COMMANDS if command.where in places]


class TestQuotations:
    @pytest.mark.slow
    async def test_are_listed_in_order_with_their_speakers(self, coast: Paths) -> None:
        async with running(coast) as reader:
            await reader.press("Q")
            assert list(reader.picker.results.rows) == list(SAID[HARBOUR])
            assert "7 of 7 quotations" in reader.screen_text()
            assert "Anna Brown" in reader.screen_text()
            assert "speaker not named" in reader.screen_text()

    @pytest.mark.slow
    async def test_are_searched_and_opened(self, coast: Paths) -> None:
        async with running(coast, size=(80, 24)) as reader:
            await reader.press("Q")
            await reader.paste("okafor")
            assert len(reader.picker.results.rows) == 3
            await reader.press("down", "enter")
            assert reader.open_id == HARBOUR_ID
            assert reader.view.current == 3
            assert "The river is a place" in reader.screen_text()

    @pytest.mark.slow
    async def test_leave_everything_as_it_was_on_escape(self, coast: Paths) -> None:
        async with running(coast) as reader:
            await reader.press("full_stop", "Q", "down", "escape")
            assert reader.view.current == 0


class TestSpeakers:
    @pytest.mark.slow
    async def test_are_listed_and_searched(self, coast: Paths) -> None:
        async with running(coast) as reader:
            await reader.press("at")
            names = [speaker.value for speaker in reader.picker.results.rows]
            assert {"Anna Brown", "Peter Okafor", "Ida Lund", "Sofia Berg"} <= set(names)
            await reader.paste("sofia")
            await reader.press("enter")
            assert isinstance(reader.app.screen, SearchScreen)
            assert reader.picker.query_input.value == 'speaker:"Sofia Berg" '
            await reader.settle()
            speakers = {hit.passage.speaker for hit in reader.picker.results.rows}
            assert speakers == {"Sofia Berg"}

    @pytest.mark.slow
    async def test_may_be_left_while_they_are_gathered(
        self, coast: Paths, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        go_on, began = Event(), Event()

        def slow(_: Search, job: Job) -> None:
            began.set()
            go_on.wait(PATIENCE)
            job.report("search index", 1, 4)

        monkeypatch.setattr(Search, "prepare", slow)
        async with running(coast) as reader:
            await reader.pilot.press("slash")
            await reader.until(began.is_set)
            await reader.pilot.press("escape")
            await reader.until(lambda: reader.app.screen is reader.main)
            go_on.set()
            await reader.settle()
            assert reader.app.screen is reader.main


class TestHelp:
    @pytest.mark.slow
    async def test_tells_every_key(self, coast: Paths) -> None:
        async with running(coast) as reader:
            await reader.press("question_mark")
            assert isinstance(reader.app.screen, HelpScreen)
            listed = {(entry.keys, entry.title) for entry in reader.picker.results.rows}
            assert listed >= {(key_names(c.keys), c.title) for c in COMMANDS}
            assert len(reader.picker.results.rows) == len(COMMANDS) + 1  # and the mouse
            await reader.press("f1", "escape")
            assert reader.app.screen is reader.main

    async def test_is_searched(self, coast: Paths) -> None:
        async with running(coast) as reader:
            await reader.press("f1")
            await reader.paste("next quotation")
            assert "Next quotation" in [e.title for e in reader.picker.results.rows]
            assert len(reader.picker.results.rows) < 6
            await reader.press("enter")
            assert isinstance(reader.app.screen, HelpScreen)
            await reader.paste(" xylophone")
            assert "No such key or action." in reader.screen_text()


class TestPalette:
    async def test_offers_every_command(self, coast: Paths) -> None:
        async with running(coast) as reader:
            provider = CommandProvider(reader.main)
            offered = [hit.text async for hit in provider.discover()]
            assert sorted(offered) == sorted(titles("main", "app", "list", "article"))
            assert offered[: -len(titles("list", "article"))] == titles("main", "app")

    @pytest.mark.slow
    async def test_finds_and_does_one(self, coast: Paths) -> None:
        async with running(coast) as reader:
            await reader.press("colon")
            assert isinstance(reader.app.screen, CommandPalette)
            await reader.paste("bookmark the article")
            offered = reader.app.screen.query_one(CommandList)
            await reader.until(lambda: offered.option_count == 1)
            await reader.press("enter")
            await reader.until(lambda: reader.app.screen is reader.main)
            await reader.settle()
            assert reader.main.library.bookmarks.any_in(HARBOUR_ID)

    @pytest.mark.slow
    async def test_is_not_left_with_the_room_of_a_passing_size(self, coast: Paths) -> None:
        async with running(coast) as reader:
            await reader.press("colon")
            offered = reader.app.screen.query_one(CommandList)
            size = reader.app.size
            reader.app._size = Size(1, 1)  # what Textual knows before it tells the screen
            await reader.paste("zen")
            await reader.until(lambda: offered.option_count == 2)
            reader.app.post_message(events.Resize(size, size))
            await reader.until(lambda: offered.size.height == 4)

    @pytest.mark.slow
    async def test_over_a_list_offers_what_can_be_done_there(self, coast: Paths) -> None:
        async with running(coast) as reader:
            await reader.press("apostrophe")
            provider = CommandProvider(reader.app.screen)
            offered = [hit.text async for hit in provider.discover()]
            assert offered == [*titles("bookmarks"), *titles("picker"), *titles("app")]


@pytest.mark.slow
async def test_letters_are_typed_in_a_list_not_done(coast: Paths) -> None:
    async with running(coast) as reader:
        await reader.press("apostrophe")
        await reader.type("bqmd?zt")
        assert reader.app.screen.query_one(Input).value == "bqmd?zt"
        await reader.press("escape")
        assert reader.main.library.bookmarks.all() == []
        assert reader.articles.rows[0] == HARBOUR_ID
        assert HARBOUR.startswith(reader.main.library.articles.heading(HARBOUR_ID).title)


@pytest.mark.slow
async def test_what_is_found_or_told_after_a_list_was_left_is_dropped(coast: Paths) -> None:
    async with running(coast) as reader:
        await reader.press("apostrophe")
        picker = reader.picker
        note, preview = picker.query_one("#note", Static), picker.query_one(TextView)
        await reader.type("x")
        before = note.visual, preview.text
        picker.leave()
        picker.say("late")
        picker._list("x", PickerResult([], Content("late")), Content("late"))
        assert (note.visual, preview.text) == before
        await reader.settle()
        assert reader.app.screen is reader.main
        picker.say("later")  # its widgets are gone
