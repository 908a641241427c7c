"""The line a query is typed into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.textual_internals import SteadyInput

if TYPE_CHECKING:
    from textual import events

LONGEST_PASTE = 2000
"""Code points taken of what is pasted: a query of more finds nothing that fewer do not."""


class QueryInput(SteadyInput):
    """A line of one's own words; of several lines that are pasted it makes one."""

    def on_paste(self, event: events.Paste) -> None:
        """Make one line of what is pasted."""
        event.prevent_default()  # of several lines, Textual takes the first
        event.stop()
        line = " ".join(event.text.split())
        if len(line) > LONGEST_PASTE:
            self.notify(f"Only the first {LONGEST_PASTE:,} characters were pasted.")
        start, end = sorted(self.selection)
        self.replace(line[:LONGEST_PASTE], start, end)
