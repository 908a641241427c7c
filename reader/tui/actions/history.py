"""Taking changes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.tui.screens.reader_screen import ReaderScreen


def undo(screen: ReaderScreen[Any]) -> None:
    """Take the last change back, whatever it was."""

    def tell(what: str | None) -> None:
        screen.list_changed(follow=True)
        screen.tell(f"Undone: {what}." if what else "Nothing to undo.")

    library = screen.library
    screen.when(library.later(library.things.undo), tell)
