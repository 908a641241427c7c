"""Reading the files that articles come in."""

from __future__ import annotations

import sys
from pathlib import Path

from reader.errors import SourceError
from reader.files import NotAFileError, read_regular

STANDARD_INPUT = Path("/dev/stdin")
"""Not opened by its name: what the program was given, whatever that is."""
LARGEST = 1 << 30
"""Bytes that a file may have to be read as one."""


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
        if file == STANDARD_INPUT:
            return sys.stdin.buffer.read()
        return read_regular(file, LARGEST)
    except NotAFileError as error:
        raise SourceError(
            f"{file} is a {error.what}.",
            "What comes from a program is read with - in the place of a file.",
        ) from error
    except OSError as error:
        hint = "Check that it is a file you may read."
        raise SourceError(f"{file} cannot be read: {error.strerror}.", hint) from error
