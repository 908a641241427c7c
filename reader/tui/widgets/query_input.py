"""The line a query is typed into."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import reactive
from textual.widgets import Input

from reader.text import show


class QueryInput(Input):
    """An input that holds nothing but what may be drawn: one may paste anything."""

    virtual_size = reactive(Size(0, 0), repaint=False)
    """As wide as the words. Textual lays the whole screen out anew for every letter; no need."""

    def validate_value(self, value: str) -> str:
        """What of `value` may be drawn."""
        return show(value)
