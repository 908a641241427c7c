"""The room each pane has, and which has the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.tui.themes import DARK, LIGHT
from tests.tui.driver import running

if TYPE_CHECKING:
    from reader.paths import Paths


async def test_zen_is_nothing_but_the_article(coast: Paths) -> None:
    async with running(coast) as reader:
        await reader.press("z")
        assert "Unread" not in reader.screen_text()
        assert "Space read on" not in reader.screen_text()
        assert "The northern pier" in reader.screen_text()
        assert reader.app.focused is reader.view
        await reader.press("escape")
        assert "Space read on" in reader.screen_text()
        await reader.press("z", "z")
        assert "Unread" in reader.screen_text()


@pytest.mark.slow
async def test_the_list_gets_more_room_or_less_within_bounds(coast: Paths) -> None:
    async with running(coast) as reader:
        sidebar = reader.main.query_one("#sidebar")
        assert sidebar.outer_size.width == 40
        await reader.press("plus", "equals_sign")
        assert sidebar.outer_size.width == 48
        await reader.press(*["minus"] * 7)
        assert sidebar.outer_size.width == 24
        await reader.press(*["plus"] * 15)
        assert sidebar.outer_size.width == 80
        assert reader.view.size.width >= 30


@pytest.mark.slow
async def test_the_list_is_hidden_and_shown(coast: Paths) -> None:
    async with running(coast) as reader:
        sidebar = reader.main.query_one("#sidebar")
        await reader.press("w")
        assert not sidebar.display
        assert reader.app.focused is reader.view
        await reader.press("h")
        assert sidebar.display
        assert reader.app.focused is reader.articles
        await reader.press("w", "w")
        assert sidebar.display


@pytest.mark.slow
async def test_the_keys_go_to_one_pane_or_the_other(coast: Paths) -> None:
    async with running(coast) as reader:
        order = []
        for key in ("tab", "shift+tab", "l", "left", "right", "h", "l", "escape"):
            await reader.press(key)
            order.append(reader.app.focused is reader.view)
        assert order == [True, False, True, False, True, False, True, False]


@pytest.mark.slow
async def test_the_theme_changes_and_is_remembered(coast: Paths) -> None:
    async with running(coast) as reader:
        assert reader.app.theme == DARK
        await reader.press("t")
        assert reader.app.theme == LIGHT
        await reader.press("t", "t", "q")
    async with running(coast) as reader:
        assert reader.app.theme == LIGHT
