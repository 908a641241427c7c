"""Screens that go on when something cannot be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from textual.screen import Screen

from reader.errors import ReaderError
from reader.text import show

if TYPE_CHECKING:
    from textual.app import App
    from textual.message import Message

Answer = TypeVar("Answer")


def tell(teller: App[Any] | Screen[Any], error: ReaderError) -> None:
    """What happened, and what to do; file names in it are text from outside."""
    lines = [show(line) for line in (error.message, error.hint) if line]
    teller.notify("\n".join(lines), severity="error", timeout=10, markup=False)


class TellingScreen(Screen[Answer]):
    """A screen that tells the user of a ReaderError, such as a full disk, whatever it was doing.

    Without this the error would end the screen's message loop, and with it the program.
    """

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except ReaderError as error:
            tell(self, error)
