"""Everything the user kept: articles and quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from reader.library.anchors import locate
from reader.model import Span
from reader.text import counted, show
from reader.tui.excerpt import excerpt, surroundings
from reader.tui.formatting import MUTED, bookmark_row, brief, citation
from reader.tui.screens.picker import PickerResult, PickerScreen, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.library import Library
    from reader.model import Bookmark
    from reader.tui.screens.note import Note

PASSAGE = "$text-accent"


def _words(bookmark: Bookmark) -> str:
    """All that a bookmark can be found by."""
    exact = bookmark.anchor.exact if bookmark.anchor else ""
    return " ".join((exact, bookmark.speaker, bookmark.title, bookmark.note, *bookmark.tags))


def _noted(bookmark: Bookmark) -> Content:
    """What the user has to say of it, and its tags."""
    lines = [show(line) for line in bookmark.note.split("\n")] if bookmark.note else []
    if bookmark.tags:
        lines.append(" ".join(f"#{brief(tag)}" for tag in bookmark.tags))
    return Content("\n".join([*lines, "", ""])).stylize("$text-warning") if lines else Content("")


class BookmarksScreen(PickerScreen["Bookmark", Place]):
    """The bookmarks, newest first, or those that fit what is typed."""

    PROMPT = "Words of a bookmark, or who said them…"
    KEYS: ClassVar[Sequence[tuple[str, str, str]]] = (
        ("Enter", "open there", "screen.choose"),
        ("Esc", "back", "screen.cancel"),
        ("^E", "note", "screen.note"),
        ("Del", "remove", "screen.remove"),
        ("^Z", "undo", "screen.undo"),
        ("^Y", "copy", "screen.copy"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+e", "note", "Note and tags", show=False, priority=True),
        Binding("delete", "remove", "Remove", show=False, priority=True),
        Binding("ctrl+z", "undo", "Undo", show=False, priority=True),
        Binding("ctrl+y", "copy", "Copy", show=False, priority=True),
    ]

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library

    def find(self, query: str, cancelled: Callable[[], bool]) -> PickerResult[Bookmark]:
        """The bookmarks whose words, speaker or headline fit."""
        from reader.search import find

        kept = self.library.bookmarks()
        rows = [b for b in kept if not query.strip() or find(query, _words(b))]
        if not kept:
            note = Content(
                "Nothing kept yet. b keeps an article, B the quotation under the cursor."
            )
        else:
            note = Content(f"{len(rows)} of {counted(len(kept), 'bookmark')}")
        return PickerResult(rows, note)

    def format_row(self, row: Bookmark, width: int) -> list[Content]:
        """The quotation and its speaker, or the headline."""
        return bookmark_row(row, width)

    def preview(self, row: Bookmark) -> Content:
        """The quotation in its paragraph."""
        noted = _noted(row)
        head = Content(brief(row.title))
        if (text := self._text(row)) is None:
            gone = ("\n\nThe article is no longer in the library.", MUTED)
            return Content.assemble(noted, head, gone)
        span = (row.anchor and locate(row.anchor, text)) or Span(0, min(len(text), 1200))
        if row.anchor is None:
            return Content.assemble(noted, excerpt(text, span, [(Span(0, len(row.title)), "bold")]))
        speaker = brief(row.speaker) or "speaker not named"
        return Content.assemble(
            noted,
            (f"❝ {speaker}\n", "bold"),
            head.stylize(MUTED),
            "\n\n",
            excerpt(text, surroundings(text, span), [(span, PASSAGE)]),
        )

    def answer(self, row: Bookmark) -> Place | None:
        """At the quotation, or at the top of the article."""
        if (text := self._text(row)) is None:
            self.notify("The article is no longer in the library.", markup=False)
            return None
        span = locate(row.anchor, text) if row.anchor else None
        return Place(row.article, span)

    def _text(self, row: Bookmark) -> str | None:
        return self.library.article(row.article).text if row.article in self.library else None

    def action_remove(self) -> None:
        """Stop keeping what is under the cursor; undo brings it back."""
        if (row := self.results.row) is not None:
            things = self.library.things
            self.when(
                self.library.later(lambda: things.remove_bookmark(row)),
                lambda _: self._changed("Removed. ^Z brings it back."),
            )

    def action_undo(self) -> None:
        """Take the last change back."""
        self.when(
            self.library.later(self.library.things.undo),
            lambda what: self._changed(f"Undone: {what}." if what else "Nothing to undo."),
        )

    def action_note(self) -> None:
        """Change the note and the tags of what is under the cursor."""
        if (row := self.results.row) is not None:
            from reader.tui.screens.note import NoteScreen

            self.app.push_screen(
                NoteScreen(row, self.library.tags()), lambda note: self._note(row, note)
            )

    def _note(self, row: Bookmark, note: Note | None) -> None:
        if note is not None:
            things = self.library.things
            change = self.library.later(lambda: things.annotate(row, note.text, note.tags))
            self.when(change, lambda _: self._changed("Noted. ^Z takes it back."))

    def _changed(self, message: str) -> None:
        self.notify(message, markup=False)
        self.again()

    def action_copy(self) -> None:
        """The exact words, with speaker and source."""
        row = self.results.row
        if row is None:
            return
        words = row.anchor.exact if row.anchor else ""
        source = self.library.heading(row.article).source if self._text(row) is not None else ""
        text = citation(words, row.speaker, row.title, source) if words else row.title
        self.app.copy_to_clipboard(text)
        self.notify("Copied.", markup=False)
