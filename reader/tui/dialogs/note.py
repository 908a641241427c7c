"""A note and tags on what is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static, TextArea

from reader.tui.commands import bindings, footer
from reader.tui.formatting import brief
from reader.tui.reader_screen import ReaderScreen
from reader.tui.textual_internals import ShownTextArea
from reader.tui.widgets.bars import KeyBar
from reader.tui.widgets.query_input import QueryInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.model import Bookmark
    from reader.tui.reader_screen import Commands

UNSAVED = "Not saved yet: ^S saves it, Esc once more forgets it."


@dataclass(frozen=True, slots=True)
class Note:
    """What the user has to say of a bookmark."""

    text: str
    tags: tuple[str, ...]


class NoteScreen(ReaderScreen[Note | None], ModalScreen[Note | None]):
    """Write; Ctrl-S keeps it, Escape leaves, twice if that loses something."""

    AUTO_FOCUS = "#note-text"
    NAME = "note"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(NAME), *bindings("app", "help", "palette")]

    text = query_one("#note-text", TextArea)
    tags = query_one("#note-tags", Input)

    def __init__(self, bookmark: Bookmark, known_tags: Sequence[str]) -> None:
        super().__init__()
        self._bookmark = bookmark
        self._known_tags = known_tags
        self._warned = False

    def compose(self) -> ComposeResult:
        """What the note is on, its text, and the tags."""
        bookmark = self._bookmark
        about = f"“{bookmark.anchor.exact}”" if bookmark.anchor else bookmark.title
        with Vertical(id="note-box"):
            yield Static(Content(brief(about)), id="note-about")
            yield ShownTextArea(bookmark.note, id="note-text", soft_wrap=True)
            yield QueryInput(
                ", ".join(bookmark.tags),
                placeholder="Tags, with commas between them",
                suggester=TagSuggester(self._known_tags),
                id="note-tags",
            )
            yield Static("", id="note-warning")
            yield KeyBar(footer(self.NAME, self.reader.keys_in_force), id="keys")

    def commands(self) -> Commands:
        """Writing, and keeping what was written."""
        return {"note.save": self.save, "note.field": self.focus_next, "note.back": self.leave}

    def on_mount(self) -> None:
        """Put the cursor after what was written before."""
        self.text.move_cursor(self.text.document.end)
        self._before = self._note

    @property
    def _note(self) -> Note:
        tags = (" ".join(tag.split()) for tag in self.tags.value.split(","))
        return Note(self.text.text.strip(), tuple(dict.fromkeys(filter(None, tags))))

    @on(Input.Submitted, "#note-tags")
    def save(self) -> None:
        """Keep the note, if there is anything new in it."""
        self.dismiss(None if self._note == self._before else self._note)

    def leave(self) -> None:
        """Leave; what was written is not lost at the first key."""
        if self._warned or self._note == self._before:
            self.dismiss(None)
            return
        self._warned = True
        self.query_one("#note-warning", Static).update(Content(UNSAVED).stylize("$text-warning"))


class TagSuggester(SuggestFromList):
    """Completes the last of several tags."""

    def __init__(self, tags: Sequence[str]) -> None:
        super().__init__(tags, case_sensitive=False)

    async def get_suggestion(self, value: str) -> str | None:
        """The whole line with its last tag completed."""
        head, comma, last = value.rpartition(",")
        stub = last.lstrip()
        if not stub:
            return None
        found = await super().get_suggestion(stub)
        return found and f"{head}{comma}{last[: len(last) - len(stub)]}{found}"
