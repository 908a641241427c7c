"""Reader on a screen that is not there: keys, the mouse, and what there is to see."""

from __future__ import annotations

from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual import events
from textual.keys import _character_to_key
from textual.worker import WorkerError

from reader.library import Library
from reader.settings import Settings
from reader.tui.app import ReaderApp
from reader.tui.picker import PickerScreen
from reader.tui.screens.main import MainScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from textual.pilot import Pilot
    from textual.widget import Widget

    from reader.paths import Paths
    from reader.tui.widgets.article_view import ArticleView
    from reader.tui.widgets.row_list import RowList

PATIENCE = 30.0
"""Seconds until a condition that does not come true fails the test."""


@dataclass
class Driver:
    """A running Reader, as the one in front of it has it."""

    app: ReaderApp
    pilot: Pilot[None]

    # -- doing ------------------------------------------------------------------------------

    async def settle(self) -> None:
        """Until nothing is under way any more."""
        await self._react()
        await self.pilot.pause()
        for _ in range(4):  # at some sizes a layout is never all that could be wished
            if not (self.app.screen._layout_required or self.app.screen._dirty_widgets):
                break
            await self.pilot.pause()

    async def _react(self) -> None:
        """Until every message, and what it leads to, has been dealt with."""
        await self.pilot._wait_for_screen()
        while not self.app.is_input_done:
            await self.pilot._wait_for_screen()
        for _ in range(3):  # a key, what its action posts, what that leads to
            await self.pilot._wait_for_screen()
        while any(not worker.is_finished for worker in self.app.workers):
            with suppress(WorkerError):  # the program's business, not the driver's
                await self.app.workers.wait_for_complete()
            await self.pilot._wait_for_screen()

    async def press(self, *keys: str) -> None:
        """Press keys, by Textual's names or as the signs they are, and wait for what they do."""
        for key in keys:
            sign = len(key) == 1
            name = _character_to_key(key) if sign else key
            character = key if sign else {"space": " "}.get(key)
            self.app.post_message(events.Key(name, character))
            await self._react()
        await self.settle()

    async def type(self, text: str) -> None:
        """Type words, one key after the other."""
        await self.press(*text)

    async def stand_still(self) -> None:
        """Until the screen does not change any more."""
        before: list[str] = []
        while before != (before := self.lines()):
            await self.settle()

    async def paste(self, text: str) -> None:
        """Give words all at once, as a terminal does when they are pasted."""
        self.app.post_message(events.Paste(text))
        await self.settle()

    async def until(self, holds: Callable[[], Any]) -> None:
        """Wait for something that a timer brings about."""
        end = monotonic() + PATIENCE
        while not holds():
            assert self.app._exception is None
            assert monotonic() < end, f"never came true\n{self.screen_text()}"
            await self.pilot.pause()

    async def click(self, widget: Widget, x: int, y: int, *, times: int = 1) -> None:
        """Click into a widget."""
        await self.pilot.click(widget, offset=(x, y), times=times)
        await self.settle()

    async def click_on(self, words: str) -> None:
        """Click on words wherever they stand on the screen."""
        for y, line in enumerate(self.lines()):
            if words in line:
                await self.pilot.click(offset=(line.index(words), y))
                await self.settle()
                return
        raise AssertionError(f"{words!r} is not on the screen\n{self.screen_text()}")

    # -- seeing -----------------------------------------------------------------------------

    @property
    def main(self) -> MainScreen:
        """The list and the article."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, MainScreen)
        return screen

    @property
    def picker(self) -> PickerScreen[Any]:
        """The list one can search that is open."""
        assert isinstance(self.app.screen, PickerScreen)
        return self.app.screen

    @property
    def articles(self) -> RowList[str]:
        """The list of articles."""
        return self.main.sidebar.row_list

    @property
    def view(self) -> ArticleView:
        """The reading pane."""
        return self.main.article_pane.view

    @property
    def open_id(self) -> str:
        """The id of the article shown."""
        return self.view.document.id

    @property
    def told(self) -> str:
        """What stands on the info bar."""
        return self.main.info.left.plain

    @property
    def toasts(self) -> list[str]:
        """What was notified and is still shown."""
        return [notification.message for notification in self.app._notifications]

    def lines(self) -> list[str]:
        """The screen, line by line."""
        strips = self.app.screen._compositor.render_strips(self.app.size)
        return ["".join(segment.text for segment in strip) for strip in strips]

    def screen_text(self) -> str:
        """The screen as text, without the spaces at the ends of lines."""
        return "\n".join(line.rstrip() for line in self.lines()) + "\n"


@asynccontextmanager
async def running(
    paths: Paths,
    *,
    size: tuple[int, int] = (120, 36),
    settings: Settings | None = None,
    settled: bool = True,
) -> AsyncIterator[Driver]:
    """Reader on the library in `paths`, until the block ends; an error of its own is raised."""
    with Library.open(paths) as library:
        app = ReaderApp(library, settings or Settings())
        async with app.run_test(size=size, notifications=True) as pilot:
            driver = Driver(app, pilot)
            if settled:
                await driver.settle()
            yield driver
