"""What is read and what is removed, copies of references, and taking any change back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.text import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.tui.reader_screen import ReaderScreen


def count_as_read(screen: ReaderScreen[Any], id: str) -> None:
    """Mark an article as read because it is being read: nothing to tell of, or to undo."""
    library = screen.library
    if id and not library.reading.is_read(id):
        change = library.later(lambda: library.reading.mark([id], read=True, quietly=True))
        screen.when(change, lambda _: screen.article_changed(id))


def toggle_read(screen: ReaderScreen[Any], id: str) -> None:
    """Mark an article as read, or as unread."""
    screen.change(
        lambda library: library.reading.toggle(id),
        lambda is_read: f"Marked as {'read' if is_read else 'unread'}.",
        lambda: screen.article_changed(id),
    )


def mark_all_read(screen: ReaderScreen[Any], ids: Sequence[str]) -> None:
    """Mark articles as read."""
    screen.change(
        lambda library: library.reading.mark(ids, read=True),
        lambda changed: f"{counted(changed, 'article')} marked as read. u takes it back.",
        screen.all_read,
    )


def remove_article(screen: ReaderScreen[Any], id: str) -> None:
    """Take an article out of the library."""
    screen.change(
        lambda library: library.articles.remove([id]),
        lambda _: "Article removed. u brings it back.",
        lambda: screen.list_changed(id, follow=True),
    )


def copy_reference(screen: ReaderScreen[Any], reference: str, said: str) -> None:
    """Copy what an article is called, and perhaps where it is from."""
    screen.app.copy_to_clipboard(reference)
    screen.tell(said)


def undo(screen: ReaderScreen[Any]) -> None:
    """Take the last change back, whatever it was."""
    screen.change(
        lambda library: library.undo(),
        lambda what: f"Undone: {what}." if what else "Nothing to undo.",
        lambda: screen.list_changed(follow=True),
    )
