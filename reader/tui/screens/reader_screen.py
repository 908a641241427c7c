"""Screens that go on when something cannot be done, and while something is being written."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from textual.screen import Screen

from reader.errors import ReaderError
from reader.text import show

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from textual.app import App
    from textual.message import Message

Answer = TypeVar("Answer")
Done = TypeVar("Done")


def tell(teller: App[Any] | Screen[Any], error: ReaderError) -> None:
    """What happened, and what to do; file names in it are text from outside."""
    lines = [show(line) for line in (error.message, error.hint) if line]
    teller.notify("\n".join(lines), severity="error", timeout=10, markup=False)


def when(
    app: App[Any], change: Future[Done], then: Callable[[Done], object] = lambda _: None
) -> None:
    """Go on when a change of the library is made; what could not be written is told."""
    wait: Callable[[], object] = partial(_wait, change, then)
    app.run_worker(wait, group="write")


async def _wait(change: Future[Done], then: Callable[[Done], object]) -> None:
    then(await asyncio.shield(asyncio.wrap_future(change)))


class ReaderScreen(Screen[Answer]):
    """A screen that tells the user of a ReaderError, such as a full disk, whatever it was doing.

    Without this the error would end the screen's message loop, and with it the program.
    """

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except ReaderError as error:
            tell(self, error)

    def when(self, change: Future[Done], then: Callable[[Done], object] = lambda _: None) -> None:
        """Go on when a change of the library is made, if this screen is still there.

        The app waits, not this screen: what could not be written is told wherever the user is.
        """
        when(self.app, change, lambda done: None if self.is_left else then(done))

    @property
    def is_left(self) -> bool:
        """Whether the user has left it: its widgets are gone before it is detached itself."""
        return not self.is_attached or self not in self.app.screen_stack
