"""A view on more lines than fit."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content


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

    def refresh_changed(
        self, before: Sequence[tuple[bool, Content]], after: Sequence[tuple[bool, Content]]
    ) -> None:
        """Draw the lines on screen that were something else; all if there were none, or are none.

        A line is (is it emphasised, what it says).
        """
        if not before or not after:
            self.refresh()
            return
        width = self.scrollable_content_region.width
        for y, (old, new) in enumerate(zip_longest(before, after)):
            if not (old and new and old[0] == new[0] and old[1].is_same(new[1])):
                self.refresh(Region(0, y, width, 1))
