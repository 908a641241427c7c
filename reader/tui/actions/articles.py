"""What is read, and what is taken out of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.text import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.tui.screens.reader_screen import ReaderScreen


def count_as_read(screen: ReaderScreen[Any], id: str) -> None:
    """Mark an article as read because it is being read: nothing to tell of, or to undo."""
    library, things = screen.library, screen.library.things
    if id and id not in things.read:
        change = library.later(lambda: things.set_read([id], read=True, quietly=True))
        screen.when(change, lambda _: screen.article_changed(id))


def toggle_read(screen: ReaderScreen[Any], id: str) -> None:
    """Mark an article as read, or as unread."""

    def tell(read: bool) -> None:
        screen.article_changed(id)
        screen.tell("Marked as read." if read else "Marked as unread.")

    library = screen.library
    screen.when(library.later(lambda: library.things.toggle_read(id)), tell)


def mark_all_read(screen: ReaderScreen[Any], ids: Sequence[str]) -> None:
    """Mark articles as read."""

    def tell(changed: int) -> None:
        screen.list_changed()
        screen.tell(f"{counted(changed, 'article')} marked as read. u takes it back.")

    library = screen.library
    screen.when(library.later(lambda: library.things.set_read(ids, read=True)), tell)


def remove_article(screen: ReaderScreen[Any], id: str) -> None:
    """Take an article out of the library."""

    def tell(_: None) -> None:
        screen.list_changed(id, follow=True)
        screen.tell("Article removed. u brings it back.")

    library = screen.library
    screen.when(library.later(lambda: library.things.remove_articles([id])), tell)
