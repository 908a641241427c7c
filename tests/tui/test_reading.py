"""The article: its quotations, and the room it has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from tests.tui.driver import Driver, running
from tests.tui.fixed import HARBOUR, HARBOUR_ID, SAID

if TYPE_CHECKING:
    from reader.paths import Paths

FULL_STOP, COMMA = "full_stop", "comma"
SAME, SAME_BEFORE = "greater_than_sign", "less_than_sign"


def current_words(reader: Driver) -> str:
    quotation = reader.main.article_pane.quotation
    return "" if quotation is None else HARBOUR[quotation.start : quotation.end]


@pytest.mark.slow
async def test_quotations_are_gone_through_to_the_end_and_back(coast: Paths) -> None:
    async with running(coast) as reader:
        for number in range(len(SAID[HARBOUR])):
            await reader.press(FULL_STOP)
            assert reader.view.current == number
        await reader.press(FULL_STOP)
        assert reader.told == "No further quotation."
        assert reader.view.current == len(SAID[HARBOUR]) - 1
        await reader.press(COMMA, COMMA)
        assert current_words(reader) == "We are losing a day of every week to it."


async def test_quotations_by_the_same_speaker(coast: Paths) -> None:
    async with running(coast) as reader:
        await reader.press(SAME)
        assert "Go to a quotation with a speaker first" in reader.told
        await reader.press(FULL_STOP, FULL_STOP, FULL_STOP)
        assert current_words(reader).startswith("brave")
        await reader.press(SAME)
        assert current_words(reader).startswith("The river")
        await reader.press(SAME, SAME)
        assert current_words(reader).startswith("We are losing")
        await reader.press(SAME_BEFORE, SAME_BEFORE)
        assert current_words(reader).startswith("brave")


@pytest.mark.slow
async def test_the_info_bar_tells_who_how_sure_and_why(coast: Paths) -> None:
    async with running(coast) as reader:
        await reader.press(FULL_STOP)
        assert reader.told == "❝ Anna Brown, harbour master · certain · named in the same sentence"
        await reader.press(*[FULL_STOP] * 5)
        assert reader.told == "❝ nobody is named as the speaker · so-called"
        await reader.press(FULL_STOP)
        assert reader.told == "❝ A spokeswoman? · uncertain · the nearest subject"
        await reader.press("escape")
        assert reader.told == "1 of 4 articles"


async def test_the_speaker_stands_beside_the_quotation_unless_asked_not_to(coast: Paths) -> None:
    async with running(coast) as reader:
        beside = next(line for line in reader.lines() if "The river is a place" in line)
        assert beside.rstrip().endswith("Okafor")
        await reader.press("i")
        beside = next(line for line in reader.lines() if "The river is a place" in line)
        assert not beside.rstrip().endswith("Okafor")


async def test_an_article_without_quotations_says_so(coast: Paths) -> None:
    async with running(coast) as reader:
        await reader.press("J", "J", FULL_STOP)
        assert reader.told == "No quotations in this article."


@pytest.mark.slow
async def test_a_jump_brings_the_quotation_on_screen(coast: Paths) -> None:
    async with running(coast, size=(80, 12)) as reader:
        await reader.press(*[FULL_STOP] * 7)
        assert "being read.”" in reader.screen_text()
        await reader.press(*[COMMA] * 6)
        assert "We will" in reader.screen_text()


@pytest.mark.slow
async def test_a_jump_starts_from_what_is_on_screen(coast: Paths) -> None:
    async with running(coast, size=(80, 12)) as reader:
        await reader.press("enter", "pagedown", "pagedown")
        top = reader.view.top
        await reader.press(FULL_STOP)
        assert reader.main.article_pane.quotation is not None
        assert reader.main.article_pane.quotation.end > top


@pytest.mark.slow
async def test_scrolling_tells_how_far_the_reading_is(coast: Paths) -> None:
    async with running(coast, size=(80, 12)) as reader:
        await reader.press("enter")
        far = [reader.view.fraction]
        for key in ("j", "ctrl+d", "pagedown", "G"):
            await reader.press(key)
            far.append(reader.view.fraction)
        assert far == sorted(set(far))
        assert reader.lines()[-2].rstrip().endswith("100%")
        await reader.press("k", "ctrl+u", "g")


@pytest.mark.slow
@pytest.mark.parametrize("piece", [4096, 1])
async def test_words_stay_on_top_when_the_room_changes(
    coast: Paths, monkeypatch: pytest.MonkeyPatch, piece: int
) -> None:
    """Also where the article is laid out line by line, as the largest are."""
    monkeypatch.setattr("reader.tui.article_layout.PIECE", piece)
    if piece == 1:
        monkeypatch.setattr("reader.tui.widgets.article_view.SLICE", 0.0)
    async with running(coast, size=(100, 12)) as reader:
        await reader.press("enter")
        await reader.until(lambda: reader.view._text_layout.is_whole)
        await reader.press("pagedown")
        top = reader.view.top
        for size in ((60, 12), (140, 12), (85, 12), (100, 12)):
            await reader.pilot.resize_terminal(*size)
            await reader.settle()
            await reader.until(lambda: reader.view._text_layout.is_whole)
            assert reader.view.top == top
        assert reader.open_id == HARBOUR_ID


def is_on_screen(reader: Driver, offset: int) -> bool:
    """Whether a line of the article that begins with, or holds, a code point is drawn."""
    view = reader.view
    number = view._text_layout.line_of(offset) - view.scroll_offset.y
    return 0 <= number < view.scrollable_content_region.height


SIZES = ((60, 12), (140, 12), (140, 7), (45, 9), (85, 12), (140, 12))


@pytest.mark.slow
@pytest.mark.parametrize("piece", [4096, 1])
@pytest.mark.parametrize("number", range(len(SAID[HARBOUR])))
async def test_the_current_quotation_stays_on_screen_when_the_room_changes(
    coast: Paths, monkeypatch: pytest.MonkeyPatch, piece: int, number: int
) -> None:
    monkeypatch.setattr("reader.tui.article_layout.PIECE", piece)
    if piece == 1:
        monkeypatch.setattr("reader.tui.widgets.article_view.SLICE", 0.0)
    async with running(coast, size=(140, 12)) as reader:
        await reader.press("enter", *[FULL_STOP] * (number + 1))
        await reader.until(lambda: reader.view._text_layout.is_whole)
        start, top = reader.view.document.quotations[number].start, reader.view.top
        assert is_on_screen(reader, start)
        for size in SIZES:
            await reader.pilot.resize_terminal(*size)
            await reader.settle()
            await reader.until(lambda: reader.view._text_layout.is_whole)
            assert is_on_screen(reader, start), size
            assert reader.view.top == top  # and there the reading goes on


@pytest.mark.slow
async def test_it_stays_there_though_the_lines_change_again_before_they_are_laid_out(
    coast: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(coast, size=(140, 12)) as reader:
        await reader.press("enter", *[FULL_STOP] * 7)
        monkeypatch.setattr("reader.tui.article_layout.PIECE", 1)
        monkeypatch.setattr("reader.tui.widgets.article_view.SLICE", 0.0)
        for measure in (60, 50, 20):  # each line waits for a moment in which nothing happens
            reader.view.measure = measure
        await reader.until(lambda: reader.view._text_layout.is_whole)
        await reader.settle()
        assert is_on_screen(reader, reader.view.document.quotations[6].start)


@pytest.mark.slow
async def test_the_hit_gone_to_last_stays_on_screen_when_the_room_changes(coast: Paths) -> None:
    async with running(coast, size=(140, 12)) as reader:
        await reader.press("enter", "ctrl+f")
        await reader.type("pier")
        await reader.press("enter", "n", "n")
        start = reader.main.article_pane._passages[reader.main.article_pane._passage].start
        for size in SIZES:
            await reader.pilot.resize_terminal(*size)
            await reader.settle()
            assert is_on_screen(reader, start), size


@pytest.mark.slow
async def test_what_was_scrolled_away_or_forgotten_is_not_fetched(coast: Paths) -> None:
    async with running(coast, size=(140, 7)) as reader:
        await reader.press("enter", FULL_STOP, "G")
        top = reader.view.scroll_offset.y
        assert not is_on_screen(reader, reader.view.document.quotations[0].start)
        await reader.pilot.resize_terminal(140, 6)
        await reader.settle()
        assert reader.view.scroll_offset.y == top
        await reader.press("g", FULL_STOP, FULL_STOP, "escape")
        top = reader.view.scroll_offset.y
        await reader.pilot.resize_terminal(140, 3)
        await reader.settle()
        assert reader.view.scroll_offset.y == top


@pytest.fixture
def laying(monkeypatch: pytest.MonkeyPatch) -> Callable[[Driver], Iterator[None]]:
    """Articles are laid out as the largest are: what fills the screen, and more when asked."""
    monkeypatch.setattr("reader.tui.article_layout.PIECE", 1)
    monkeypatch.setattr("reader.tui.widgets.article_view.SLICE", 0.0)
    monkeypatch.setattr("reader.tui.widgets.article_view.PAUSE", 3600.0)

    def lay(reader: Driver) -> Iterator[None]:
        while not reader.view._text_layout.is_whole:
            yield reader.view._lay_on(reader.view._text_layout)

    return lay


Laying = Callable[[Driver], Iterator[None]]


async def test_the_end_is_gone_to_as_soon_as_it_is_laid_out(coast: Paths, laying: Laying) -> None:
    async with running(coast, size=(140, 9)) as reader:
        await reader.press("enter", "G", "A")
        assert "Unread 0" in reader.screen_text()  # keys are answered meanwhile
        assert not reader.view.at_end
        list(laying(reader))
        assert reader.view.at_end


async def test_words_are_brought_on_screen_as_soon_as_they_are_laid_out(
    coast: Paths, laying: Laying
) -> None:
    async with running(coast, size=(140, 6)) as reader:
        await reader.press("enter")
        reader.main.article_pane.point_at(4)
        start = reader.view.document.quotations[4].start
        assert not is_on_screen(reader, start)
        for _ in laying(reader):
            if is_on_screen(reader, start):
                break
        assert not reader.view._text_layout.is_whole


@pytest.mark.slow
async def test_where_one_goes_last_decides_where_one_is(coast: Paths, laying: Laying) -> None:
    async with running(coast, size=(140, 9)) as reader:
        await reader.press("enter", "G", "g")
        list(laying(reader))
        assert reader.view.scroll_offset.y == 0
    async with running(coast, size=(140, 9)) as reader:
        await reader.press("enter")
        reader.main.article_pane.point_at(6)
        await reader.press("g")
        list(laying(reader))
        assert reader.view.scroll_offset.y == 0
    async with running(coast, size=(140, 9)) as reader:
        await reader.press("enter", "G")
        reader.main.article_pane.point_at(0)
        tops = [reader.view.top for _ in laying(reader)]
        start = reader.view.document.quotations[0].start
        assert tops[-2] < start  # the words were there before the end was
        assert is_on_screen(reader, start)
    async with running(coast, size=(140, 17)) as reader:
        await reader.press("enter")
        end = reader.view.document.quotations[0].end
        for _ in laying(reader):
            if reader.view._text_layout.reaches(end, 16):
                break
        await reader.press("G")
        reader.main.article_pane.point_at(0)  # it is on screen: no line moves
        assert reader.view.top == 0


@pytest.mark.slow
async def test_an_article_opened_where_there_is_no_room_for_it_begins_at_its_beginning(
    coast: Paths,
) -> None:
    async with running(coast, size=(40, 10)) as reader:
        await reader.press("enter")
        await reader.press("G")
        await reader.press("escape")
        await reader.press("j")
        await reader.until(lambda: reader.view.document.id != HARBOUR_ID)
        assert not reader.view.size
        await reader.press("enter")
        await reader.until(lambda: reader.view.fraction)  # it is laid out
        assert reader.view.scroll_offset.y == 0


@pytest.mark.slow
async def test_going_on_to_a_quotation_tells_of_it_at_once(coast: Paths) -> None:
    async with running(coast) as reader:
        await reader.press("enter", "full_stop", "B")
        assert reader.told.startswith("★")
        await reader.press("full_stop")
        assert reader.told.startswith("❝")
