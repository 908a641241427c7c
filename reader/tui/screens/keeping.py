"""Keeping: bookmarks, notes, corrections, copies, what is read and removed; and taking it back.

Changes are written in the library's own thread; what is shown and told of them follows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text import counted
from reader.tui.formatting import brief, citation
from reader.tui.screens.quoting import Quoting
from reader.tui.widgets.article_view import EMPTY

if TYPE_CHECKING:
    from reader.model import Article, Bookmark, Quotation
    from reader.tui.screens.correcting import Verdict
    from reader.tui.screens.note import Note

NO_QUOTATION = "Go to a quotation first: . is the next one."


class Keeping(Quoting):
    """What the user does with the article and the quotation under the cursor."""

    @property
    def _target(self) -> str | None:
        """The article that keys act on: the one under the cursor, or the one being read."""
        if self.focused is self.article_view:
            return self.article_view.document.id or None
        return self.row_list.row

    @property
    def _quoted(self) -> tuple[Article, Quotation] | None:
        """The quotation under the cursor and its article; without one, says how to have one."""
        if self.quotation is None:
            self.tell(NO_QUOTATION)
            return None
        return self.library.article(self.article_view.document.id), self.quotation

    # -- bookmarks --------------------------------------------------------------------------

    def action_bookmark_article(self) -> None:
        """Keep the article, or stop keeping it."""
        if (id := self._target) is not None:
            self._toggle(
                self.library.article(id), None, "★ Article bookmarked.", "Bookmark removed."
            )

    def action_bookmark_quotation(self) -> None:
        """Keep the quotation under the cursor, or stop keeping it."""
        if quoted := self._quoted:
            self._toggle(*quoted, "★ Quotation kept. ' lists them.", "No longer kept.")

    def _toggle(
        self, article: Article, quotation: Quotation | None, kept: str, dropped: str
    ) -> None:
        library = self.library
        title = library.heading(article.id).title

        def tell(is_kept: bool) -> None:
            self.redraw_row(article.id)
            self.tell(kept if is_kept else f"{dropped} u brings it back.")

        self.when(
            library.later(lambda: library.things.toggle_bookmark(article, title, quotation)), tell
        )

    def action_note(self) -> None:
        """Write a note on the quotation under the cursor, else on the article; it is kept then."""
        from reader.tui.screens.note import NoteScreen

        id = self.article_view.document.id if self.quotation else self._target
        if id is None:
            return
        bookmark = self.library.bookmark_to_annotate(id, self.quotation)
        screen = NoteScreen(bookmark, self.library.tags())
        self.app.push_screen(screen, lambda note: self._note(bookmark, note))

    def _note(self, bookmark: Bookmark, note: Note | None) -> None:
        if note is None:
            return

        def tell(_: bool) -> None:
            self.redraw_row(bookmark.article)
            self.tell("★ Kept, with your note. ' lists what you kept.")

        things = self.library.things
        self.when(self.library.later(lambda: things.annotate(bookmark, note.text, note.tags)), tell)

    # -- corrections ------------------------------------------------------------------------

    def action_correct(self) -> None:
        """Say who said the quotation under the cursor, where the program is wrong."""
        from reader.tui.screens.correcting import CorrectingScreen

        if quoted := self._quoted:
            article, quotation = quoted
            screen = CorrectingScreen(article, self.library.quotations(article.id), quotation)
            self.app.push_screen(screen, lambda verdict: self._correct(*quoted, verdict))

    def _correct(self, article: Article, quotation: Quotation, verdict: Verdict | None) -> None:
        if verdict is None:
            return
        things = self.library.things
        if verdict.as_extracted:
            change = self.library.later(lambda: things.uncorrect(article, quotation))
            self.when(change, lambda _: self._corrected("As extracted again."))
        else:
            speaker = verdict.speaker
            who = brief(speaker) if speaker else "Nobody"
            change_to = self.library.later(lambda: things.correct(article, quotation, speaker))
            self.when(change_to, lambda _: self._corrected(f"{who} said it, by your word."))

    def _corrected(self, message: str) -> None:
        self.show_again()
        self.redraw_row(self.article_view.document.id)
        self.tell(f"{message} u takes it back.")

    # -- copies -----------------------------------------------------------------------------

    def action_copy_quotation(self) -> None:
        """Copy the exact words with their speaker and where they stand."""
        if quoted := self._quoted:
            article, quotation = quoted
            heading = self.library.heading(article.id)
            words = article.text[quotation.start : quotation.end]
            text = citation(words, quotation.speaker or "", heading.title, heading.source)
            self.app.copy_to_clipboard(text)
            self.tell("Copied, with speaker and source.")

    def action_copy_article(self) -> None:
        """Copy the headline and where the article is from."""
        if (id := self._target) is not None:
            heading = self.library.heading(id)
            self.app.copy_to_clipboard(f"{heading.title} ({heading.source})")
            self.tell("Reference copied.")

    # -- the list ---------------------------------------------------------------------------

    def action_toggle_read(self) -> None:
        """Mark the article as read, or as unread."""
        if (id := self._target) is None:
            return

        def tell(read: bool) -> None:
            self.redraw_row(id)
            self.tell("Marked as read." if read else "Marked as unread.")

        self.when(self.library.later(lambda: self.library.things.toggle_read(id)), tell)

    def action_mark_all_read(self) -> None:
        """Mark every article listed as read."""

        def tell(changed: int) -> None:
            self.list_articles(self.row_list.row)
            self.tell(f"{counted(changed, 'article')} marked as read. u takes it back.")

        ids = self.row_list.rows
        self.when(self.library.later(lambda: self.library.things.set_read(ids, read=True)), tell)

    def action_remove_article(self) -> None:
        """Take the article out of the library."""
        if (id := self._target) is None:
            return

        def tell(_: None) -> None:
            self.list_articles(id)
            if self.row_list.rows:
                self.preview()
            else:
                self.article_view.open(EMPTY)
            self.tell("Article removed. u brings it back.")

        self.when(self.library.later(lambda: self.library.things.remove_articles([id])), tell)

    def action_undo(self) -> None:
        """Take the last change back."""
        self.when(self.library.later(self.library.things.undo), self._undone)

    def _undone(self, what: str | None) -> None:
        self.list_articles(self.row_list.row)
        self.preview()
        self.show_again()
        self.tell(f"Undone: {what}." if what else "Nothing to undo.")
