"""Terminals small, large and changing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.driver import running
from tests.tui.fixed import CHOIR_ID, HARBOUR_ID

if TYPE_CHECKING:
    from reader.paths import Paths

pytestmark = pytest.mark.slow

EVERY_SCREEN = ("slash", "apostrophe", "Q", "question_mark", "ctrl+f", "at")


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (250, 70)])
async def test_every_screen_can_be_opened_at_any_size(coast: Paths, size: tuple[int, int]) -> None:
    async with running(coast, size=size) as reader:
        for screen in EVERY_SCREEN:
            await reader.press(screen, "down", "up", "pagedown", "pageup")
            assert reader.app.screen is not reader.main
            await reader.press("escape")
            assert reader.app.screen is reader.main
        await reader.press("colon", "down", "up", "escape")
        assert reader.app.screen is reader.main
        await reader.press("j", "enter", "full_stop", "z", "z", "w", "w", "plus", "tab")
        assert len(reader.lines()) == size[1]
        assert reader.open_id == CHOIR_ID


async def test_the_terminal_may_shrink_to_nothing_and_come_back(coast: Paths) -> None:
    async with running(coast) as reader:
        await reader.press("enter", "full_stop", "full_stop")
        before = reader.articles.cursor, reader.view.current, reader.view.top
        shown = reader.lines()
        for size in ((20, 5), (1, 1), (300, 90), (79, 19), (1, 40), (200, 1), (120, 36)):
            await reader.pilot.resize_terminal(*size)
            await reader.settle()
            assert len(reader.lines()) == size[1]
        assert (reader.articles.cursor, reader.view.current, reader.view.top) == before
        await reader.until(lambda: reader.lines() == shown)


async def test_a_small_terminal_shows_the_pane_with_the_keys(coast: Paths) -> None:
    async with running(coast, size=(40, 12)) as reader:
        assert "A choir sings" in reader.screen_text()
        assert "Work on the northern pier" not in reader.screen_text()
        await reader.press("enter")
        await reader.until(lambda: "Work on the northern pier" in reader.screen_text())
        assert "A choir sings" not in reader.screen_text()
        await reader.press("escape")
        assert "A choir sings" in reader.screen_text()


async def test_a_narrow_terminal_stacks_the_panes(coast: Paths) -> None:
    async with running(coast, size=(60, 30)) as reader:
        assert reader.articles.region.bottom <= reader.view.region.y
        assert reader.articles.region.width == reader.view.region.width


async def test_keys_in_the_wrong_order_do_no_harm(empty: Paths) -> None:
    everything = (
        "space", "backspace", "J", "K", "full_stop", "comma", "greater_than_sign",
        "less_than_sign", "n", "N", "b", "B", "y", "Y", "m", "A", "d", "u", "f", "f", "f", "S",
        "1", "2", "3", "tab", "h", "l", "enter", "z", "w", "plus", "minus", "i", "escape", "g",
        "G", "j", "k", "pagedown", "pageup", "Q", "ctrl+f", "home", "end", "o", "t",
    )  # fmt: skip
    async with running(empty) as reader:
        await reader.press(*everything)
        assert reader.app.screen is reader.main
        for screen in ("slash", "apostrophe", "at"):
            await reader.press(screen, "x", "enter", "down", "delete", "escape")
        assert reader.articles.rows == []


async def test_the_same_keys_on_a_library_leave_it_usable(coast: Paths) -> None:
    async with running(coast, size=(80, 24)) as reader:
        await reader.press(
            "greater_than_sign", "n", "N", "B", "y", "u", "escape", "escape", "g", "k"
        )
        await reader.press("z", "w", "h", "z", "slash", "escape", "z", "l", "h", "enter")
        assert reader.open_id == HARBOUR_ID
        assert reader.app.focused is reader.view


async def test_what_was_found_is_on_screen_although_the_article_was_hidden(coast: Paths) -> None:
    async with running(coast, size=(40, 12)) as reader:
        for query, words in (
            ("received and being read", "has been received and is"),
            ("switch it on", "whether they switch it on"),
            ("northern pier in october", "We will finish"),
        ):
            await reader.press("/")
            await reader.paste(query)
            await reader.press("enter")
            await reader.until(lambda words=words: words in reader.screen_text())
            await reader.press("escape", "escape")
            assert words not in reader.screen_text()


async def test_the_place_in_an_article_outlives_the_program_in_a_small_terminal(
    coast: Paths,
) -> None:
    async with running(coast, size=(40, 12)) as reader:
        await reader.press("enter")
        await reader.press("pagedown")
        shown = reader.lines()[:10]
        await reader.press("q")
    async with running(coast, size=(40, 12)) as reader:
        await reader.until(lambda: reader.lines()[:10] == shown)
        await reader.press("escape", "q")
    async with running(coast, size=(40, 12)) as reader:  # the article is hidden now
        await reader.press("q")
    async with running(coast, size=(40, 12)) as reader:
        await reader.press("enter")
        await reader.until(lambda: reader.lines()[:10] == shown)
