"""One writer at a time, among processes."""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from typing import TYPE_CHECKING

from reader.errors import LibraryLockedError
from reader.storage.files import not_written

if TYPE_CHECKING:
    from pathlib import Path

_FIRST_PAUSE, _LONGEST_PAUSE = 0.001, 0.05


class Lock:
    """A file locked with `flock` while the `with` block runs.

    The system lets go of it when its holder ends, however that happens, so that no lock can be
    left behind; the file itself stays and holds the process id of the last holder.
    """

    def __init__(self, path: Path, patience: float = 10.0) -> None:
        self._path = path
        self._patience = patience
        """Seconds to wait for another process."""
        self._fd = -1

    def __enter__(self) -> Lock:
        """Raises LibraryLockedError when another process keeps it too long, WriteError."""
        try:
            self._fd = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        except OSError as error:
            raise not_written(self._path, error) from error
        try:
            self._wait()
            with contextlib.suppress(OSError):  # a full disk; it is only for the message
                os.pwrite(self._fd, b"%-10d\n" % os.getpid(), 0)
        except BaseException:
            self._release()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._release()

    def _wait(self) -> None:
        deadline, pause = time.monotonic() + self._patience, _FIRST_PAUSE
        while True:
            try:
                fcntl.flock(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise self._too_long() from None
                time.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
            except OSError as error:  # a file system without locks
                raise not_written(self._path, error) from error
            else:
                return

    def _too_long(self) -> LibraryLockedError:
        holder = os.pread(self._fd, 10, 0).decode(errors="replace").strip()
        who = f"process {holder}" if holder else "another process"
        return LibraryLockedError(
            f"{self._path.parent}: {who} has been writing for {self._patience:.0f} seconds",
            "Wait until it is done, or end it, and try again.",
        )

    def _release(self) -> None:
        os.close(self._fd)
        self._fd = -1
