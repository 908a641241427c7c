"""Keeping articles and quotations, with notes and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.model import Bookmark, Quotation
    from reader.tui.screens.note import Note
    from reader.tui.screens.reader_screen import ReaderScreen


def toggle_bookmark(
    screen: ReaderScreen[Any], id: str, quotation: Quotation | None, said: Callable[[bool], str]
) -> None:
    """Keep an article or a quotation of it, or stop keeping it; `said` puts in words whether it is
    kept now."""
    library = screen.library
    article, title = library.article(id), library.heading(id).title

    def tell(is_kept: bool) -> None:
        screen.article_changed(id)
        screen.tell(said(is_kept))

    screen.when(
        library.later(lambda: library.things.toggle_bookmark(article, title, quotation)), tell
    )


def write_note(screen: ReaderScreen[Any], bookmark: Bookmark, said: str) -> None:
    """Let the user write a note and tags on a bookmark, which is kept then if it was not."""
    from reader.tui.screens.note import NoteScreen

    library = screen.library

    def keep(note: Note | None) -> None:
        if note is not None:
            things = library.things
            change = library.later(lambda: things.annotate(bookmark, note.text, note.tags))
            screen.when(change, lambda _: tell())

    def tell() -> None:
        screen.article_changed(bookmark.article)
        screen.tell(said)

    screen.app.push_screen(NoteScreen(bookmark, library.tags()), keep)


def remove_bookmark(screen: ReaderScreen[Any], bookmark: Bookmark, said: str) -> None:
    """Stop keeping what a bookmark is on."""
    library = screen.library

    def tell(_: None) -> None:
        screen.article_changed(bookmark.article)
        screen.tell(said)

    screen.when(library.later(lambda: library.things.remove_bookmark(bookmark)), tell)
