"""A text beside a list, which changes with every key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive

from reader.tui.textual_internals import LinesView
from reader.tui.widgets.lines import draw, refresh_changed

if TYPE_CHECKING:
    from textual.strip import Strip

MEASURE = 90
"""Longest line, in cells."""


class TextView(LinesView, can_focus=False):
    """A text that scrolls, broken at words. Another text is drawn, but nothing is laid out anew."""

    text: reactive[Content] = reactive(Content(""), repaint=False, always_update=True)
    """What is shown."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: list[Content] = []

    def watch_text(self) -> None:
        """Show the beginning of another text."""
        before = self._drawn()
        self._break()
        self.scroll_home(animate=False)
        refresh_changed(self, before, self._drawn())

    def on_resize(self) -> None:
        """Break the text anew for another width."""
        self._break()
        self.refresh()

    def _drawn(self) -> list[tuple[bool, Content]]:
        first, height = self.scroll_offset.y, self.scrollable_content_region.height
        return [(False, line) for line in self._lines[first : first + height]]

    def _break(self) -> None:
        width = min(MEASURE, self.scrollable_content_region.width)
        self._lines = list(self.text.wrap(width)) if width > 0 else []
        self.virtual_size = Size(0, len(self._lines))

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        number, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        line = self._lines[number] if number < len(self._lines) else Content("")
        return draw(self, line, self.visual_style, width)
