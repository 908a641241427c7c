"""Writing files so that a crash, a full disk or a power cut leaves the old content or the new."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import WriteError

if TYPE_CHECKING:
    from collections.abc import Iterable

TEMPORARY = ".reader-tmp"
"""How the name of a file that is not whole yet ends."""
PRIVATE, PRIVATE_FOLDER = 0o600, 0o700
"""The modes of what is nobody else's business, whatever the umask."""

_FULL_SYNC = getattr(fcntl, "F_FULLFSYNC", None)


def sync(fd: int) -> None:
    """Return when the disk holds what was written to `fd`."""
    if _FULL_SYNC is None:
        os.fsync(fd)
    else:  # macOS, where fsync leaves the data in the drive's cache
        fcntl.fcntl(fd, _FULL_SYNC)


def sync_directory(path: Path) -> None:
    """Make the creating and renaming of files in a directory durable."""
    fd = os.open(path, os.O_RDONLY)
    try:
        os.fsync(fd)
    except OSError as error:
        if error.errno != errno.EINVAL:  # a file system that cannot, and says so
            raise
    finally:
        os.close(fd)


def make_directory(path: Path) -> None:
    """Make a directory, and those above it that are missing, durably and for the user alone."""
    if not path.is_dir():
        make_directory(path.parent)
        path.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        path.chmod(PRIVATE_FOLDER)
        sync_directory(path.parent)


def write_at(fd: int, data: bytes, position: int) -> None:
    """Write all of `data`; a short write is gone on with, until the disk says why it was short."""
    view = memoryview(data)
    while view:
        written = os.pwrite(fd, view, position)
        view, position = view[written:], position + written


def replace_file(
    path: Path, chunks: Iterable[bytes], *, private: bool = True, through_link: bool = True
) -> None:
    """Give `path` a new content, whole and durable, or leave it as it is.

    If `private`, only the user may read it; else whoever may read the file that was there, or as
    the umask says. A link stays a link where writing goes `through_link`. Raises WriteError.
    """
    if through_link:
        path = Path(os.path.realpath(path))  # a link that leads in a circle is written over
    temporary = path.with_name(f"{path.name[:40]}.{os.urandom(8).hex()}{TEMPORARY}")
    try:
        with open(temporary, "xb", opener=_private if private else None) as file:
            if private:
                os.fchmod(file.fileno(), PRIVATE)
            elif path.exists():
                os.fchmod(file.fileno(), stat.S_IMODE(path.stat().st_mode))
            file.writelines(chunks)
            file.flush()
            sync(file.fileno())
        temporary.replace(path)
        sync_directory(path.parent)
    except Exception as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        if isinstance(error, OSError):
            raise not_written(path, error) from error
        raise


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, PRIVATE)


def not_written(path: Path, error: OSError) -> WriteError:
    """What to tell the user when the system refused a write."""
    return WriteError(
        f"{path} could not be written: {error.strerror or error}",
        "Make room on the disk, or make the file writable, and try again; "
        "what was there before is unharmed.",
    )
