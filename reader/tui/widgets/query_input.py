"""The line a query is typed into."""

from __future__ import annotations

from reader.text import show
from reader.tui.textual_internals import SteadyInput


class QueryInput(SteadyInput):
    """An input that holds nothing but what may be drawn: one may paste anything."""

    def validate_value(self, value: str) -> str:
        """What of `value` may be drawn."""
        return show(value)
