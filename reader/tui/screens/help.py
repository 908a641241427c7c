"""Help: every key and what it does; type to search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from reader.text import fold
from reader.tui.commands import COMMANDS, keys_of
from reader.tui.formatting import MUTED
from reader.tui.key_names import key_names
from reader.tui.picker import PickerResult, PickerScreen, Place

if TYPE_CHECKING:
    from reader.job import Job

KEY_WIDTH = 17


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the help."""

    keys: str
    title: str
    help: str
    group: str


MOUSE = Entry(
    "mouse", "Click, wheel, drag", "Open, scroll, select text (^C copies it)", "Everywhere"
)


class HelpScreen(PickerScreen[Entry, Place]):
    """All commands with their keys, in groups."""

    PROMPT = "What do you want to do?"
    KEY_BAR = "help"

    def find(self, query: str, job: Job) -> PickerResult[Entry]:
        """The keys with all the words typed in what is said of them."""
        keymap, wanted = self.reader.keys_in_force, fold(query).split()
        entries = [Entry(key_names(keys_of(c, keymap)), c.title, c.help, c.group) for c in COMMANDS]
        rows = [
            e
            for e in (*entries, MOUSE)
            if all(w in fold(f"{e.keys} {e.title} {e.help} {e.group}") for w in wanted)
        ]
        note = (
            "Every key. They can be changed in the settings file; `reader paths` says where it is."
        )
        return PickerResult(rows, Content(note if rows else "No such key or action."))

    def format_row(self, row: Entry, width: int) -> list[Content]:
        """The keys, what they are for, and more of it where there is room."""
        line = Content.assemble(
            (f" {row.keys:<{KEY_WIDTH}} ", "bold $text-accent"), (row.title, "bold")
        )
        line += Content(f"  {row.help}").stylize(MUTED)
        return [line.truncate(width, ellipsis=True)]

    def preview(self, row: Entry) -> Content:
        """All that the help says of a key."""
        return Content.assemble(
            (f"{row.group}\n\n", MUTED),
            (f"{row.keys}\n", "bold $text-accent"),
            (f"{row.title}\n\n", "bold"),
            row.help,
        )

    def answer(self, row: Entry) -> Place | None:
        """Enter leads nowhere: the help only tells."""
        return None
