"""Errors of the program itself: the details to a file, a sentence to the user."""

from __future__ import annotations

import contextlib
import os
import traceback
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader import __version__
from reader.text import show

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 1 << 20
"""Bytes after which the log starts again."""


def record_crash(error: BaseException, log: Path) -> str:
    """Add the details of an error to the log; a sentence for the user, who sees no traceback."""
    what = f"Reader failed with an error of its own, {type(error).__name__}."
    details = "".join(traceback.format_exception(error))
    shown = "\n".join(show(line) for line in details.split("\n"))
    entry = f"{datetime.now(UTC).isoformat(timespec='seconds')} reader {__version__}\n{shown}\n"
    try:
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _keep_small(log)
        with open(log, "a", encoding="utf-8", opener=_private) as file:
            file.write(entry)
    except OSError as problem:
        return f"{what} The details could not be written to {log}: {problem.strerror}."
    return f"{what} The details are in {log}."


def _private(path: str, flags: int) -> int:
    """Open the log for the user alone, and not through a link that somebody put in its place."""
    fd = os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK, 0o600)
    os.fchmod(fd, 0o600)
    return fd


def _keep_small(log: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        if log.stat().st_size > LARGEST:
            log.unlink()
