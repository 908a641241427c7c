"""One-line bars: keys that can be clicked, and a line that tells something."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.app import RenderResult


class KeyBar(Widget):
    """Keys and what they do; each can be clicked."""

    ALLOW_SELECT = False

    keys: reactive[Sequence[tuple[str, str, str]]] = reactive[Sequence[tuple[str, str, str]]](())
    """(key as it is written, word, action) from left to right."""

    def render(self) -> RenderResult:
        """As many as fit whole."""
        line = Content("")
        for key, word, action in self.keys:
            click = Style.from_meta({"@click": action})
            item = Content.assemble((f" {key} ", "bold $text-accent"), (f"{word} ", "$text-muted"))
            if line.cell_length + item.cell_length > self.size.width:
                break
            line += item.stylize(click)
        return line


class InfoBar(Widget):
    """What there is to know of the place the user is at; the right end always stays in view."""

    ALLOW_SELECT = False

    left: reactive[Content] = reactive(Content(""))
    right: reactive[Content] = reactive(Content(""))

    def render(self) -> RenderResult:
        """Left and right in one line."""
        room = self.size.width - self.right.cell_length - 3
        left = self.left.truncate(max(0, room), ellipsis=True)
        gap = self.size.width - left.cell_length - self.right.cell_length - 2
        return Content.assemble(" ", left, " " * max(0, gap), self.right, " ")


class Tabs(Widget):
    """The filters of the list with their counts; each can be clicked."""

    ALLOW_SELECT = False

    tabs: reactive[Sequence[tuple[str, str, bool]]] = reactive[Sequence[tuple[str, str, bool]]](())
    """(label, action, whether it is the one in force)."""
    note: reactive[str] = reactive("")
    """Shown at the right end where there is room."""

    def render(self) -> RenderResult:
        """The labels in one line."""
        line = Content("")
        for label, action, active in self.tabs:
            style = "bold reverse" if active else "$text-muted"
            item = Content(f" {label} ").stylize(style)
            line += item.stylize(Style.from_meta({"@click": action}))
        room = self.size.width - line.cell_length - len(self.note) - 1
        if self.note and room >= 1:
            line += Content.assemble(" " * room, (self.note, "$text-muted"))
        return line
