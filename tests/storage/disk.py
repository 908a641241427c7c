"""A disk that fails, or whose power is cut, at the n-th thing asked of it."""

from __future__ import annotations

import errno
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

CALLS = ("pwrite", "fsync", "ftruncate", "replace", "link", "unlink", "mkdir")


_DIRECTORY = -1


class Cut(BaseException):
    """The program ends here; nothing can catch it."""


@dataclass
class Disk:
    """Stands between the program and the system calls that change files.

    At call number `at`: with "kill" the program ends before it, with "torn" after half of it, with
    an error number that error is raised (`pwrite` having written half).
    """

    root: Path
    how: str | int = "count"
    at: int = -1
    only: str = ""
    """Count calls of this name only."""
    calls: list[str] = field(default_factory=list)
    contents: dict[int, bytes] = field(default_factory=dict)
    """By inode, what the disk holds for sure."""
    names: dict[str, dict[str, int]] = field(default_factory=dict)
    """By directory, the names in it and their inodes, as far as they are sure."""

    def install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in CALLS:
            monkeypatch.setattr(os, name, self._guarded(name, getattr(os, name)))

    def _guarded(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            if self.only in ("", name):
                self.calls.append(name)
                if len(self.calls) - 1 == self.at:
                    self._fail(name, real, args)
            if name == "fsync":  # no need to wait for the real one
                return self._remember(args[0])
            return real(*args, **kwargs)

        return call

    def _fail(self, name: str, real: Callable[..., Any], args: tuple[Any, ...]) -> None:
        if name == "pwrite" and self.how != "kill":
            fd, data, position = args
            real(fd, bytes(data)[: len(data) // 2], position)
        if isinstance(self.how, int):
            raise OSError(self.how, os.strerror(self.how))
        raise Cut

    def _remember(self, fd: int) -> None:
        path = Path(f"/proc/self/fd/{fd}").readlink()
        if path.is_dir():
            self.names[str(path)] = {
                p.name: _DIRECTORY if p.is_dir() else p.stat().st_ino for p in path.iterdir()
            }
        else:
            self.contents[os.fstat(fd).st_ino] = path.read_bytes()

    def lose_power(self) -> None:
        """Leave in `root` only what the disk was told to keep."""
        shutil.rmtree(self.root)
        self._restore(self.root)

    def _restore(self, directory: Path) -> None:
        directory.mkdir()
        for name, inode in self.names.get(str(directory), {}).items():
            path = directory / name
            if inode == _DIRECTORY:
                self._restore(path)
            else:
                path.write_bytes(self.contents.get(inode, b""))


DISK_FULL, INPUT_OUTPUT = errno.ENOSPC, errno.EIO
