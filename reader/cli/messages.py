"""What is told on standard error, apart from the data."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from reader.text import show

if TYPE_CHECKING:
    from reader.job import Progress


def write_message(message: str, hint: str = "") -> None:
    """Tell the user something, and on a line below it what to do about it."""
    text = f"reader: {show(message)}\n" + (f"        {show(hint)}\n" if hint else "")
    with suppress(OSError):  # nobody listens, which is no reason to fail
        sys.stderr.write(text)
        sys.stderr.flush()


class ProgressLine:
    """How far the library is, on a line of its own that goes away; silent where nobody watches."""

    def __init__(self) -> None:
        self._watched = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._drawn = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._drawn:
            self._draw("")

    def draw(self, progress: Progress) -> None:
        """Show a progress in the place of the one before it."""
        self._draw(f"{show(progress.what)}: {progress.done:,} of {progress.total:,}")

    def _draw(self, text: str) -> None:
        if self._watched:
            self._drawn = True
            with suppress(OSError):  # the terminal is gone, which is no reason to fail
                sys.stderr.write(f"\r\x1b[K{text}")
                sys.stderr.flush()
