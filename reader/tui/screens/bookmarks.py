"""Everything the user kept: articles and quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from reader.errors import NotFoundError
from reader.library.anchors import locate
from reader.model import Span
from reader.text import counted, show
from reader.tui.actions.articles import copy_reference, undo
from reader.tui.actions.bookmarks import remove_bookmark, write_note
from reader.tui.actions.quotations import copy_quotation
from reader.tui.commands import bindings
from reader.tui.excerpt import excerpt, in_context
from reader.tui.formatting import MUTED, bookmark_row, brief
from reader.tui.picker import PickerResult, PickerScreen, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType

    from reader.job import Job
    from reader.library.bookmarks import ShownBookmark
    from reader.model import Bookmark
    from reader.tui.reader_screen import Commands


def _words(shown: ShownBookmark) -> str:
    """All that a bookmark can be found by."""
    bookmark = shown.bookmark
    exact = bookmark.anchor.exact if bookmark.anchor else ""
    return " ".join((exact, shown.speaker, shown.title, bookmark.note, *bookmark.tags))


def _noted(bookmark: Bookmark) -> Content:
    """What the user has to say of a bookmark, and its tags."""
    lines = [show(line) for line in bookmark.note.split("\n")] if bookmark.note else []
    if bookmark.tags:
        lines.append(" ".join(f"#{brief(tag)}" for tag in bookmark.tags))
    return Content("\n".join([*lines, "", ""])).stylize("$text-warning") if lines else Content("")


class BookmarksScreen(PickerScreen["ShownBookmark", Place]):
    """The bookmarks, newest first, or those that fit what is typed."""

    PROMPT = "Words of a bookmark, or who said them…"
    NAME = KEY_BAR = "bookmarks"
    BINDINGS: ClassVar[list[BindingType]] = bindings(NAME)
    CHOOSE = "open there"

    def commands(self) -> Commands:
        """What can be done with the bookmark under the cursor."""
        return {
            **super().commands(),
            "bookmarks.note": lambda: self._act(write_note, "Noted. ^Z takes it back."),
            "bookmarks.remove": lambda: self._act(remove_bookmark, "Removed. ^Z brings it back."),
            "bookmarks.undo": lambda: undo(self),
            "bookmarks.copy": self._copy,
        }

    def find(self, query: str, job: Job) -> PickerResult[ShownBookmark]:
        """The bookmarks whose words, speaker or headline fit."""
        from reader.search import find

        kept = self.library.bookmarks.all_shown()
        rows = [b for b in kept if not query.strip() or find(query, _words(b))]
        if not kept:
            note = Content(
                "Nothing kept yet. b keeps an article, B the quotation under the cursor."
            )
        else:
            note = Content(f"{len(rows)} of {counted(len(kept), 'bookmark')}")
        return PickerResult(rows, note)

    def format_row(self, row: ShownBookmark, width: int) -> list[Content]:
        """The quotation and its speaker, or the headline."""
        return bookmark_row(row.bookmark, width, title=row.title, speaker=row.speaker)

    def preview(self, row: ShownBookmark) -> Content:
        """The quotation in its paragraph."""
        bookmark, noted = row.bookmark, _noted(row.bookmark)
        head = Content(brief(row.title))
        if (text := self._text(row)) is None:
            gone = ("\n\nThe article is no longer in the library.", MUTED)
            return Content.assemble(noted, head, gone)
        anchor = bookmark.anchor
        span = (anchor and locate(anchor, text)) or Span(0, min(len(text), 1200))
        if anchor is None:
            return Content.assemble(noted, excerpt(text, span, [(Span(0, len(row.title)), "bold")]))
        speaker = brief(row.speaker) or "speaker not named"
        return Content.assemble(
            noted,
            (f"❝ {speaker}\n", "bold"),
            head.stylize(MUTED),
            "\n\n",
            in_context(text, span),
        )

    def answer(self, row: ShownBookmark) -> Place | None:
        """Where Enter leads: to the quotation, or the top of the article."""
        if (text := self._text(row)) is None:
            self.tell("The article is no longer in the library.")
            return None
        anchor = row.bookmark.anchor
        return Place(row.bookmark.article, locate(anchor, text) if anchor else None)

    def _text(self, row: ShownBookmark) -> str | None:
        try:
            return self.library.articles.get(row.bookmark.article).text
        except NotFoundError:
            return None

    def _act(self, act: Callable[[BookmarksScreen, Bookmark, str], object], said: str) -> None:
        if (row := self.results.row) is not None:
            act(self, row.bookmark, said)

    def _copy(self) -> None:
        """The exact words, with speaker and source; of an article its headline."""
        row, said = self.results.row, "Copied."
        if row is not None and (anchor := row.bookmark.anchor):
            copy_quotation(
                self, anchor.exact, row.speaker, title=row.title, source=row.source, said=said
            )
        elif row is not None:
            copy_reference(self, row.title, said)

    def article_changed(self, id: str, *, quotations: bool = False) -> None:
        """List what is kept now."""
        self.find_again()

    def list_changed(self, keep: str | None = None, *, follow: bool = False) -> None:
        """List what is kept now."""
        self.find_again()
