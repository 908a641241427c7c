"""Everything the user kept: articles and quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from reader.library.anchors import locate
from reader.model import Span
from reader.text import counted
from reader.tui.excerpt import excerpt, surroundings
from reader.tui.formatting import MUTED, bookmark_row, brief, citation
from reader.tui.screens.finder import FinderScreen, Found, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.library import Library
    from reader.model import Bookmark

PASSAGE = "$text-accent"


class BookmarksScreen(FinderScreen["Bookmark"]):
    """The bookmarks, newest first, or those that fit what is typed."""

    PROMPT = "Words of a bookmark, or who said them…"
    KEYS: ClassVar[Sequence[tuple[str, str, str]]] = (
        ("Enter", "open there", "screen.choose"),
        ("Del", "remove", "screen.remove"),
        ("^Z", "undo", "screen.undo"),
        ("^Y", "copy", "screen.copy"),
        ("Esc", "back", "screen.cancel"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("delete", "remove", "Remove", show=False, priority=True),
        Binding("ctrl+z", "undo", "Undo", show=False, priority=True),
        Binding("ctrl+y", "copy", "Copy", show=False, priority=True),
    ]

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library

    def find(self, query: str, cancelled: Callable[[], bool]) -> Found[Bookmark]:
        """The bookmarks whose words, speaker or headline fit."""
        from reader.search import find

        kept = self.library.bookmarks()
        rows = [
            b
            for b in kept
            if not query.strip()
            or find(query, f"{b.anchor.exact if b.anchor else ''} {b.speaker} {b.title}")
        ]
        if not kept:
            note = Content(
                "Nothing kept yet. b keeps an article, B the quotation under the cursor."
            )
        else:
            note = Content(f"{len(rows)} of {counted(len(kept), 'bookmark')}")
        return Found(rows, note)

    def format_row(self, row: Bookmark, width: int) -> list[Content]:
        """The quotation and its speaker, or the headline."""
        return bookmark_row(row, width)

    def preview(self, row: Bookmark) -> Content:
        """The quotation in its paragraph."""
        head = Content(brief(row.title))
        if (text := self._text(row)) is None:
            return Content.assemble(head, ("\n\nThe article is no longer in the library.", MUTED))
        span = (row.anchor and locate(row.anchor, text)) or Span(0, min(len(text), 1200))
        if row.anchor is None:
            return excerpt(text, span, [(Span(0, len(row.title)), "bold")])
        speaker = brief(row.speaker) or "speaker not named"
        return Content.assemble(
            (f"❝ {speaker}\n", "bold"),
            head.stylize(MUTED),
            "\n\n",
            excerpt(text, surroundings(text, span), [(span, PASSAGE)]),
        )

    def place(self, row: Bookmark) -> Place | None:
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
            self.library.things.remove_bookmark(row)
            self.notify("Removed. ^Z brings it back.", markup=False)
            self.again()

    def action_undo(self) -> None:
        """Take the last change back."""
        what = self.library.things.undo()
        self.notify(f"Undone: {what}." if what else "Nothing to undo.", markup=False)
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
