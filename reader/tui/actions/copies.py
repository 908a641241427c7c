"""Copying to the clipboard, always with what the copy is from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.tui.formatting import citation

if TYPE_CHECKING:
    from reader.tui.screens.reader_screen import ReaderScreen


def copy_quotation(
    screen: ReaderScreen[Any],
    words: str,
    *,
    speaker: str,
    title: str,
    source: str,
    said: str = "Copied, with speaker and source.",
) -> None:
    """Copy exact words, who said them, and where they stand."""
    screen.app.copy_to_clipboard(citation(words, speaker, title, source))
    screen.tell(said)


def copy_reference(screen: ReaderScreen[Any], reference: str, said: str) -> None:
    """Copy what an article is called."""
    screen.app.copy_to_clipboard(reference)
    screen.tell(said)
