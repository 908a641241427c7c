"""Screens that go on when something cannot be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual.screen import Screen

from reader.errors import ReaderError

if TYPE_CHECKING:
    from textual.message import Message

Answer = TypeVar("Answer")


class TellingScreen(Screen[Answer]):
    """A screen that tells the user of a ReaderError, such as a full disk, whatever it was doing.

    Without this the error would end the screen's message loop, and with it the program.
    """

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except ReaderError as error:
            text = f"{error.message}\n{error.hint}"
            self.notify(text.strip(), severity="error", timeout=10, markup=False)
