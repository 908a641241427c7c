"""One writer at a time, among processes."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import stat
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.errors import LibraryLockedError, WriteError
from reader.storage.engine.files import PRIVATE, not_written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 5.0
"""Seconds to wait for another process. What takes longest, to write 100,000 articles anew, takes
about two."""
_OPEN = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
_FIRST_PAUSE, _LONGEST_PAUSE = 0.001, 0.05


def path_of(file: Path) -> Path:
    """What is locked by who writes to `file`."""
    return file.with_name(file.name + ".lock")


@contextmanager
def locked(path: Path, patience: float | None = None) -> Iterator[None]:
    """Hold `flock` on a file while the `with` block runs, waiting `patience` seconds for it.

    The system lets go of it when its holder ends, however that happens, so that no lock can be
    left behind; the file itself stays and holds the process id of the last holder.

    Raises LibraryLockedError when another process keeps it too long, WriteError.
    """
    fd = _take(path, PATIENCE if patience is None else patience)
    try:
        with contextlib.suppress(OSError):  # a full disk; it is only for the message
            os.pwrite(fd, b"%-10d\n" % os.getpid(), 0)
        yield
    finally:
        os.close(fd)


def _take(path: Path, patience: float) -> int:
    deadline = time.monotonic() + patience
    while True:
        try:
            fd = os.open(path, _OPEN, PRIVATE)
        except OSError as error:
            raise _not_locked(path, error) from error
        try:
            _make_private(fd)
            _wait(fd, path, patience, deadline)
            if _is_at(fd, path):
                return fd
        except BaseException:
            os.close(fd)
            raise
        os.close(fd)  # somebody deleted the file, and others lock the next one


def _make_private(fd: int) -> None:
    if stat.S_IMODE(os.fstat(fd).st_mode) != PRIVATE:
        with contextlib.suppress(OSError):  # another user's
            os.fchmod(fd, PRIVATE)


def _not_locked(path: Path, error: OSError) -> WriteError:
    if error.errno != errno.ELOOP:
        return not_written(path, error)
    return WriteError(
        f"{path} is a link, which a lock never is", "`reader doctor --repair` puts it aside."
    )


def _wait(fd: int, path: Path, patience: float, deadline: float) -> None:
    pause = _FIRST_PAUSE
    while True:
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise _too_long(fd, path, patience) from None
            time.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)
        except OSError as error:  # a file system without locks
            raise not_written(path, error) from error
        else:
            return


def _is_at(fd: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(fd), path.stat())
    except FileNotFoundError:
        return False


def _too_long(fd: int, path: Path, patience: float) -> LibraryLockedError:
    holder = os.pread(fd, 10, 0).decode(errors="replace").strip()
    who = f"process {holder}" if holder else "another process"
    return LibraryLockedError(
        f"{path.parent}: {who} is writing, and did not let go in {patience:g} seconds",
        "Wait until it is done, continue it if it is stopped, or end it; then try again.",
    )
