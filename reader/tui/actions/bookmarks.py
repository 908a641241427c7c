"""Keeping articles and quotations, with notes and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model import Bookmark, Quotation
    from reader.tui.dialogs.note import Note
    from reader.tui.reader_screen import ReaderScreen

NOT_KEPT = "Kept, but not as you wrote it: look at the note again."


def toggle_bookmark(
    screen: ReaderScreen[Any], id: str, quotation: Quotation | None, kept: str, dropped: str
) -> None:
    """Keep an article or a quotation of it, or stop keeping it, and say which."""
    screen.change(
        lambda library: library.bookmarks.toggle(id, quotation),
        lambda is_kept: kept if is_kept else dropped,
        lambda: screen.article_changed(id),
    )


def write_note(screen: ReaderScreen[Any], bookmark: Bookmark, said: str) -> None:
    """Let the user write a note and tags on a bookmark, which is kept then if it was not."""
    from reader.tui.dialogs.note import NoteScreen

    def keep(note: Note | None) -> None:
        if note is not None:
            screen.change(
                lambda library: _annotate(library, bookmark, note),
                lambda kept: said if kept else NOT_KEPT,
                lambda: screen.article_changed(bookmark.article),
            )

    screen.app.push_screen(NoteScreen(bookmark, screen.library.bookmarks.tags()), keep)


def _annotate(library: Library, bookmark: Bookmark, note: Note) -> bool:
    """Keep a note; whether the library holds it now as it was written."""
    library.bookmarks.annotate(bookmark, note.text, note.tags)
    kept = (other for other in library.bookmarks.all() if other.key == bookmark.key)
    return any((other.note, other.tags) == (note.text, note.tags) for other in kept)


def remove_bookmark(screen: ReaderScreen[Any], bookmark: Bookmark, said: str) -> None:
    """Stop keeping what a bookmark is on."""
    screen.change(
        lambda library: library.bookmarks.remove(bookmark),
        lambda _: said,
        lambda: screen.article_changed(bookmark.article),
    )
