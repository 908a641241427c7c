"""Opening files that somebody named, or may have put there: nothing that never ends."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from pathlib import Path


class NotAFileError(OSError):
    """Something that is not a file, and what else it is."""

    def __init__(self, what: str) -> None:
        self.what = f"{what}, not a file"
        super().__init__(errno.EINVAL, f"it is a {self.what}")


def open_regular(path: Path) -> BinaryIO:
    """Open a file to be read, which has to be one: a pipe or a device may never end.

    Raises OSError.
    """
    _check(path.stat().st_mode)  # before opening, which a device may notice
    fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    try:
        _check(os.fstat(fd).st_mode)
        return os.fdopen(fd, "rb")
    except BaseException:
        os.close(fd)
        raise


def read_regular(path: Path, largest: int) -> bytes:
    """What is in a file of at most `largest` bytes. Raises OSError."""
    with open_regular(path) as file:
        data = file.read(largest + 1)
    if len(data) > largest:
        raise OSError(errno.EFBIG, f"it is larger than {largest >> 20:,} MB")
    return data


def _check(mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise NotAFileError("folder")
    if stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode):
        raise NotAFileError("pipe")
    if not stat.S_ISREG(mode):
        raise NotAFileError("device")
