"""A view on more lines than fit."""

from __future__ import annotations

from textual.scroll_view import ScrollView


class LinesView(ScrollView):
    """A ScrollView whose scroll bar, when it appears, already stands where the view is."""

    def watch_show_vertical_scrollbar(self, shown: bool) -> None:
        """Textual moves a scroll bar only while it is shown."""
        if shown:
            self.vertical_scrollbar.position = self.scroll_offset.y
