"""Exports, written to files."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from reader.storage.engine.files import not_written, replace_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def write_export(file: Path, pieces: Iterable[str]) -> None:
    """Put an export in the place of an older one, whole or not at all; a device takes it as it
    comes. Raises WriteError.
    """
    data = (piece.encode() for piece in pieces)
    if file.is_file() or not file.exists():
        replace_file(file, data, private=False)
        return
    try:
        with open(file, "wb", opener=_without_waiting) as stream:
            stream.writelines(data)
    except OSError as error:
        if error.errno == errno.ENXIO:
            error.strerror = "nobody reads from this pipe"
        raise not_written(file, error) from error


def _without_waiting(path: str, flags: int) -> int:
    """Open a pipe that somebody reads; writing to it may wait, as they read it."""
    fd = os.open(path, flags | os.O_NONBLOCK | os.O_NOCTTY)
    os.set_blocking(fd, True)
    return fd
