"""Reading the files that articles come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path


def fingerprint(file: Path) -> str:
    """A word that changes when the file does; cheap, from its size and time.

    Empty where there is no such file, or it may not be looked at.
    """
    try:
        status = file.stat()
    except OSError:
        return ""
    return f"{status.st_size}:{status.st_mtime_ns}"


def name_of(file: Path) -> str:
    """The name of a file, with U+FFFD for what of it is no UTF-8."""
    return file.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def read_bytes(file: Path) -> bytes:
    """What is in a file. Raises SourceError, which names it, where that cannot be read."""
    try:
        if file.is_char_device() or file.is_block_device():
            raise SourceError(f"{file} is a device, not a file of articles.")
        return file.read_bytes()
    except OSError as error:
        raise SourceError(
            f"{file} cannot be read: {error.strerror}.", "Check that it is a file you may read."
        ) from error
