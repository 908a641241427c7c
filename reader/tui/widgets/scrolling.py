"""A view on more lines than fit."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView


class LinesView(ScrollView):
    """A ScrollView whose scroll bar, when it appears, already stands where the view is.

    More or fewer lines move its scroll bar. Textual would lay the whole screen out anew for them.
    """

    virtual_size = reactive(Size(0, 0), repaint=False)

    def watch_virtual_size(self) -> None:
        """Fit the scroll bar to the lines."""
        self._scroll_update(self.virtual_size)

    def watch_show_vertical_scrollbar(self, shown: bool) -> None:
        """Textual moves a scroll bar only while it is shown."""
        if shown:
            self.vertical_scrollbar.position = self.scroll_offset.y
