"""Everything the mouse does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events

from tests.tui.driver import Driver, running
from tests.tui.fixed import CHOIR_ID, HARBOUR, SAID

if TYPE_CHECKING:
    from reader.paths import Paths

pytestmark = pytest.mark.slow


async def wheel(reader: Driver, down: bool) -> None:
    view = reader.view
    event = events.MouseScrollDown if down else events.MouseScrollUp
    x, y = view.region.x + 4, view.region.y + 4
    place = {"x": x, "y": y, "screen_x": x, "screen_y": y}
    reader.app.post_message(
        event(view, delta_x=0, delta_y=0, button=0, shift=False, meta=False, ctrl=False, **place)
    )
    await reader.settle()
    await reader.pilot.wait_for_animation()


async def drag(reader: Driver, first: str, last: str) -> None:
    """Select from the beginning of one word on the screen to the end of another."""
    lines = reader.lines()
    start = next((line.index(first), y) for y, line in enumerate(lines) if first in line)
    end = next((line.index(last) + len(last), y) for y, line in enumerate(lines) if last in line)
    await reader.pilot.mouse_down(offset=start)
    await reader.pilot.hover(offset=end)
    await reader.pilot.mouse_up(offset=end)
    await reader.settle()


async def test_a_click_on_a_row_opens_it(coast: Paths) -> None:
    async with running(coast) as reader:
        await reader.click_on("last manned lighthouse  ")
        assert reader.open_id == CHOIR_ID
        assert reader.app.focused is reader.view
        assert "Unread 3" in reader.screen_text()


async def test_a_click_below_the_rows_does_nothing(coast: Paths) -> None:
    async with running(coast) as reader:
        await reader.click(reader.articles, 5, 25)
        assert "Unread 4" in reader.screen_text()


async def test_a_click_on_a_filter_shows_it(coast: Paths) -> None:
    async with running(coast) as reader:
        await reader.click_on("Bookmarked 0")
        assert reader.articles.rows == []
        await reader.click_on("All 4")
        assert len(reader.articles.rows) == 4


async def test_a_click_on_the_key_bar_does_it(coast: Paths) -> None:
    async with running(coast) as reader:
        await reader.click_on("b bookmark")
        assert "Bookmarked 1" in reader.screen_text()
        await reader.click_on("undo")
        assert "Bookmarked 0" in reader.screen_text()
        await reader.click_on("? help")
        await reader.click_on("Esc back")
        assert reader.app.screen is reader.main


async def test_a_click_on_a_quotation_makes_it_current(coast: Paths) -> None:
    async with running(coast) as reader:
        await reader.click_on("place for ducks")
        assert reader.view.current == 3
        assert reader.told.startswith("❝ Peter Okafor")
        await reader.click_on("The pier was broken")
        assert reader.view.current is None


async def test_the_wheel_scrolls_the_article(coast: Paths) -> None:
    async with running(coast, size=(80, 14)) as reader:
        await wheel(reader, down=True)
        far = reader.view.scroll_offset.y
        assert far > 0
        await wheel(reader, down=False)
        assert reader.view.scroll_offset.y < far


async def test_what_is_selected_is_copied_from_the_stored_text(coast: Paths) -> None:
    async with running(coast) as reader:
        await drag(reader, "Nobody", "last one.”")
        await reader.press("ctrl+c")
        said = SAID[HARBOUR][1]
        assert reader.app.clipboard == HARBOUR[said.start : said.end] + "”"


async def test_a_selection_over_paragraphs_has_no_margins_in_it(coast: Paths) -> None:
    async with running(coast) as reader:
        await drag(reader, "Three", "called the plan")
        await reader.press("ctrl+c")
        first, last = HARBOUR.index("Three"), HARBOUR.index("called the plan")
        assert reader.app.clipboard == HARBOUR[first : last + len("called the plan")]


@pytest.mark.parametrize("times", [2, 3])
async def test_many_clicks_do_no_harm(coast: Paths, times: int) -> None:
    async with running(coast) as reader:
        await reader.click(reader.view, 10, 8, times=times)
        await reader.click(reader.articles, 3, 3, times=times)
        await reader.click(reader.main.info, 3, 0, times=times)
        assert reader.app.screen is reader.main


async def test_a_click_on_a_found_row_opens_it(coast: Paths) -> None:
    async with running(coast) as reader:
        await reader.press("Q")
        await reader.click(reader.picker.results, 5, 3)
        assert reader.app.screen is reader.main
        assert reader.view.current is not None
