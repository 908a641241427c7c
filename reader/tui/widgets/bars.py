"""One-line bars: keys that can be clicked, and a line that tells something."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

if TYPE_CHECKING:
    from textual import events
    from textual.app import RenderResult
    from textual.timer import Timer

FLASH = 3.0
"""Seconds a message stays on the info bar."""


class ActionBar(Widget):
    """Words in a line; a click on one runs its action."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._ends: list[tuple[int, str]] = []

    def _assemble(self, items: Iterable[tuple[Content, str]]) -> Content:
        """As many of (words, action) as fit whole."""
        line = Content("")
        self._ends = []
        for words, action in items:
            if line.cell_length + words.cell_length > self.size.width:
                break
            line += words
            self._ends.append((line.cell_length, action))
        return line

    async def on_click(self, event: events.Click) -> None:
        """Run the action of the word under the mouse."""
        action = next((action for end, action in self._ends if event.x < end), None)
        if action:
            await self.run_action(action)


class KeyBar(ActionBar):
    """Keys and what they do; each can be clicked."""

    def __init__(self, keys: Sequence[tuple[str, str, str]], *, id: str | None = None) -> None:
        """`keys` are (key as it is written, word, action) from left to right."""
        super().__init__(id=id)
        self._keys = keys

    def render(self) -> RenderResult:
        """As many keys as fit whole."""
        return self._assemble(
            (
                Content.assemble(
                    (f" {key} ", "bold $text-accent"), (f"{word} ", "$foreground-muted")
                ),
                action,
            )
            for key, word, action in self._keys
        )


class Tabs(ActionBar):
    """The filters of the list with their counts; each can be clicked."""

    tabs: reactive[Sequence[tuple[str, str, bool]]] = reactive[Sequence[tuple[str, str, bool]]](())
    """(label, action, whether it is the one in force)."""
    note: reactive[str] = reactive("")
    """Shown at the right end where there is room."""

    def render(self) -> RenderResult:
        """The filters in one line, and the note where there is room."""
        line = self._assemble(
            (
                Content(f" {label} ").stylize("bold reverse" if active else "$foreground-muted"),
                action,
            )
            for label, action, active in self.tabs
        )
        room = self.size.width - line.cell_length - len(self.note) - 1
        if self.note and room >= 1:
            line += Content.assemble(" " * room, (self.note, "$foreground-muted"))
        return line


class InfoBar(Widget):
    """What there is to know of the place the user is at, or for a moment what has come of a key;
    the right end always stays in view."""

    ALLOW_SELECT = False

    left: reactive[Content] = reactive(Content(""))
    right: reactive[Content] = reactive(Content(""))

    class FlashEnded(Message):
        """There is room again for what there is to know."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._flash: Timer | None = None

    @property
    def is_flashing(self) -> bool:
        """Whether something is being told."""
        return self._flash is not None

    def flash(self, message: Content) -> None:
        """Tell something for a moment."""
        self.stop_flash()
        self.left = message
        self._flash = self.set_timer(FLASH, self._end_flash)

    def stop_flash(self) -> None:
        """Make room for what is asked for now."""
        if self._flash:
            self._flash.stop()
            self._flash = None

    def _end_flash(self) -> None:
        self._flash = None
        self.post_message(self.FlashEnded())

    def show(self, left: Content, right: Content) -> None:
        """Say what there is to know; on the left once nothing is being told there."""
        self.right = right
        if not self.is_flashing:
            self.left = left

    def render(self) -> RenderResult:
        """What is told, on the left and on the right, in one line."""
        room = self.size.width - self.right.cell_length - 3
        left = self.left.truncate(max(0, room), ellipsis=True)
        gap = self.size.width - left.cell_length - self.right.cell_length - 2
        return Content.assemble(" ", left, " " * max(0, gap), self.right, " ")
