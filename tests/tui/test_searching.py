"""Finding what is half remembered."""

from __future__ import annotations

from itertools import pairwise
from threading import Event
from typing import TYPE_CHECKING

import pytest
from textual import events

from reader.library.search import Search
from reader.tui import picker
from reader.tui.screens.search import SearchScreen
from tests.tui.driver import Driver, running

if TYPE_CHECKING:
    from reader.job import Job
    from reader.paths import Paths
    from reader.search import Hit
    from reader.tui.picker import PickerResult


def marked(reader: Driver) -> list[str]:
    """The words marked in the article."""
    return [hit.of(reader.view.document.text) for hit in reader.view.hits]


def state(reader: Driver) -> tuple[object, ...]:
    """Where the user is."""
    view, main = reader.view, reader.main
    return (
        reader.open_id,
        view.top,
        view.current,
        view.hits,
        reader.articles.cursor,
        main.sidebar.view,
        reader.app.focused,
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("path to nowere", "path to nowhere"),
        ("feeding trof", "feeding trough"),
        ("zelensky moscow meeting", "Moscow"),
    ],
)
async def test_a_misremembered_quotation_opens_where_it_stands(
    seeded: Paths, query: str, words: str
) -> None:
    async with running(seeded) as reader:
        await reader.press("slash")
        await reader.paste(query)
        hit = reader.picker.results.row
        assert hit is not None
        assert words in hit.passage.text
        assert "match" in reader.screen_text()
        await reader.press("enter")
        assert reader.app.screen is reader.main
        assert reader.open_id == hit.passage.article == reader.articles.row
        assert reader.app.focused is reader.view
        assert marked(reader)
        first, last = reader.view.top, reader.view._text_layout.line_of(hit.passage.start)
        assert first <= hit.passage.start
        assert last < reader.view.scroll_offset.y + reader.view.size.height


@pytest.mark.slow
async def test_the_quotation_found_is_current_and_its_words_are_marked(coast: Paths) -> None:
    async with running(coast) as reader:
        await reader.press("slash")
        await reader.type("plase for duks")
        assert "❝ Peter Okafor" in reader.screen_text()
        await reader.press("enter")
        assert reader.view.current == 3
        assert {"place", "ducks"} <= {word.strip(",") for word in marked(reader)}


async def test_nothing_close_is_said(seeded: Paths) -> None:
    async with running(seeded) as reader:
        await reader.press("slash")
        await reader.paste("xylophone quux zebra")
        assert "No close match." in reader.screen_text()


@pytest.mark.slow
async def test_hits_are_walked_until_forgotten(coast: Paths) -> None:
    async with running(coast) as reader:
        await reader.press("slash")
        await reader.paste("pier northern")
        await reader.press("enter")
        passages = reader.main.article_pane._passages
        start = reader.told
        assert len(passages) > 1
        await reader.press("n")
        assert reader.told == f"Hit 2 of {len(passages)}. Esc forgets them."
        await reader.press("N", "N")
        assert reader.told == f"Hit {len(passages)} of {len(passages)}. Esc forgets them."
        assert reader.told != start
        await reader.press("escape")
        assert reader.view.hits == ()
        await reader.press("n")
        assert reader.view.current == 0  # without hits, quotations are walked


@pytest.mark.slow
async def test_escape_goes_back_to_exactly_where_the_user_was(coast: Paths) -> None:
    async with running(coast, size=(80, 14)) as reader:
        await reader.press("enter", "2", "full_stop", "full_stop", "down")
        await reader.until(lambda: not reader.main.info.is_flashing)
        before, shown = state(reader), reader.lines()
        await reader.press("slash")
        await reader.paste("ducks")
        await reader.press("down", "up", "escape")
        assert state(reader) == before
        assert reader.lines() == shown


@pytest.mark.slow
async def test_a_hit_is_kept_and_copied_from_the_list(coast: Paths) -> None:
    async with running(coast) as reader:
        await reader.press("slash")
        await reader.paste("place for ducks")
        await reader.press("ctrl+y", "ctrl+s")
        assert reader.app.clipboard.startswith("“The river is a place for ducks,”\n— Peter Okafor")
        (bookmark,) = reader.main.library.bookmarks.all()
        assert bookmark.speaker == "Peter Okafor"
        await reader.press("escape")
        assert "Bookmarked 1" in reader.screen_text()


@pytest.mark.slow
async def test_an_empty_query_explains_itself_and_enter_waits(coast: Paths) -> None:
    async with running(coast) as reader:
        await reader.press("slash")
        assert "Typos do not matter." in reader.screen_text()
        await reader.press("enter", "ctrl+s", "ctrl+y", "ctrl+g", "ctrl+r", "pageup", "down")
        assert isinstance(reader.app.screen, SearchScreen)


async def test_an_error_in_the_query_is_told_in_its_line(coast: Paths) -> None:
    async with running(coast) as reader:
        await reader.press("slash")
        await reader.paste("type:nonsense ducks")
        assert "takes direct, mixed" in reader.screen_text()
        assert isinstance(reader.app.screen, SearchScreen)


@pytest.mark.slow
async def test_an_operator_is_completed(coast: Paths) -> None:
    async with running(coast) as reader:
        await reader.press("slash")
        await reader.type("spea")
        await reader.until(lambda: reader.picker.query_input._suggestion)
        await reader.press("right")
        assert reader.picker.query_input.value == "speaker:"
        await reader.type('"so')
        await reader.until(lambda: "ofia" in reader.picker.query_input._suggestion)
        await reader.press("right")
        assert reader.picker.query_input.value.startswith('speaker:"sofia Berg"')


@pytest.mark.slow
async def test_earlier_searches_come_back(coast: Paths) -> None:
    async with running(coast) as reader:
        for query in ("ducks", "choir"):
            await reader.press("slash")
            await reader.paste(query)
            await reader.press("enter")
        await reader.press("slash", "ctrl+r")
        assert reader.picker.query_input.value == "choir"
        await reader.press("ctrl+r")
        assert reader.picker.query_input.value == "ducks"
        assert reader.picker.results.row is not None


@pytest.mark.slow
async def test_hits_are_grouped_by_article(coast: Paths) -> None:
    async with running(coast) as reader:
        await reader.press("slash")
        await reader.paste("the")
        await reader.press("ctrl+g")
        articles = [hit.passage.article for hit in reader.picker.results.rows]
        changes = sum(a != b for a, b in pairwise(articles))
        assert changes == len(set(articles)) - 1 > 0
        await reader.press("ctrl+g")
        assert [hit.passage.article for hit in reader.picker.results.rows] != articles


@pytest.mark.slow
async def test_a_new_library_prepares_its_index_when_it_is_asked(
    coast: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared: list[None] = []
    prepare = Search.prepare

    def counting(search: Search, job: Job) -> bool:
        prepared.append(None)
        return prepare(search, job)

    monkeypatch.setattr(Search, "prepare", counting)
    async with running(coast) as reader:
        assert not prepared
        await reader.press("slash")
        assert prepared


@pytest.mark.slow
async def test_what_is_typed_fast_is_looked_for_when_the_typing_pauses(
    coast: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    find, paused = SearchScreen.find, Event()

    def listening(screen: SearchScreen, query: str, job: Job) -> PickerResult[Hit]:
        asked.append(query)
        return find(screen, query, job)

    async with running(coast) as reader:
        await reader.press("slash")
        monkeypatch.setattr(SearchScreen, "find", listening)
        monkeypatch.setattr(picker, "monotonic", lambda: 100.0)  # no time between two keys
        monkeypatch.setattr(picker, "sleep", lambda wait: wait and paused.wait())
        await reader.press("w")
        for letter in "inter":
            reader.app.post_message(events.Key(letter, letter))
        await reader.until(lambda: reader.picker.query_input.value == "winter")
        await reader.pilot.pause()
        assert asked == ["w"]
        paused.set()
        await reader.settle()
        assert asked == ["w", "winter"]
        assert reader.picker.results.rows


class TestWithinTheArticle:
    @pytest.mark.slow
    async def test_words_are_found_and_walked(self, coast: Paths) -> None:
        async with running(coast) as reader:
            await reader.press("ctrl+f")
            await reader.paste("winter")
            assert "2 places" in reader.screen_text()
            await reader.press("down", "enter")
            assert {word.casefold() for word in marked(reader)} == {"winter"}
            assert "like the last one" in reader.screen_text()
            await reader.press("n")
            assert reader.told.startswith("Hit 2 of 2")

    @pytest.mark.slow
    async def test_a_word_that_opens_a_paragraph_is_seen_in_its_row(self, coast: Paths) -> None:
        async with running(coast) as reader:
            await reader.press("ctrl+f")
            await reader.paste("county")
            rows = reader.picker.results
            shown = [rows.format_row(row, 40)[0].plain for row in rows.rows]
            assert len(shown) == 2
            assert all("county" in line for line in shown)

    @pytest.mark.slow
    async def test_what_is_not_there_is_not_found(self, coast: Paths) -> None:
        async with running(coast) as reader:
            await reader.press("ctrl+f")
            await reader.paste("xylophone")
            assert "0 places" in reader.screen_text()
            await reader.press("enter", "escape")
            assert reader.app.screen is reader.main


@pytest.mark.slow
async def test_tab_completes_what_typing_on_cannot(coast: Paths) -> None:
    async with running(coast) as reader:
        await reader.press("slash")
        await reader.type("speaker:sof")
        await reader.press("tab")
        assert reader.picker.query_input.value.startswith('speaker:"Sofia Berg"')
        await reader.type("ducks")
        assert reader.picker.query_input.value.endswith("ducks")


@pytest.mark.slow
async def test_nothing_is_proposed_before_something_is_begun(coast: Paths) -> None:
    async with running(coast) as reader:
        await reader.press("slash")
        await reader.type("ducks ")
        assert "speaker:" not in reader.screen_text()
        await reader.type("sp")
        await reader.until(lambda: "ducks speaker:" in reader.screen_text())
