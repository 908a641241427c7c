"""What is to be done in a moment is done, however busy the machine is."""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import TYPE_CHECKING
from weakref import WeakSet

import pytest

from tests.tui.driver import running

if TYPE_CHECKING:
    from reader.paths import Paths

HELD_UP = 0.2


@pytest.fixture
def busy(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which 200 ms pass after a task has first looked at the clock."""
    started: WeakSet[asyncio.Task[object]] = WeakSet()

    def time() -> float:
        task = asyncio.current_task()
        is_late = task in started
        if task is not None:
            started.add(task)
        return monotonic() + HELD_UP * is_late

    monkeypatch.setattr("textual._time.get_time", time)


@pytest.mark.usefixtures("busy")
async def test_the_row_under_the_cursor_is_shown(coast: Paths) -> None:
    async with running(coast) as reader:
        for _ in range(3):
            await reader.press("down")
        row = reader.articles.row
        assert row is not None
        await reader.until(lambda: reader.open_id == row)


@pytest.mark.usefixtures("busy")
async def test_an_article_is_laid_out_to_its_end(
    coast: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.tui.widgets.article_view.SLICE", 0.0)
    async with running(coast, size=(40, 12)) as reader:
        await reader.press("enter")
        await reader.until(lambda: reader.view._text_layout.is_whole)
