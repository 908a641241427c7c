"""The user's things are nobody else's business: who else may read what is kept may no longer."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.storage.engine.files import PRIVATE_FOLDER
from reader.storage.kinds import BACKUPS, FILES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_OTHERS = 0o077
_BESIDE = frozenset({BACKUPS, "cache", "reader.log"})
"""What else there may be in a folder that holds a library and nothing else."""


def make_private(directory: Path) -> list[str]:
    """Leave what is in a library to the user alone; a sentence where that changed anything."""
    changed = sum(map(_is_made_private, _ours(directory)))
    if not changed:
        return []
    which = "a file or folder" if changed == 1 else f"{changed} files and folders"
    return [f"Others could look into {which} of {directory}; from now on only you can."]


def _ours(directory: Path) -> Iterator[Path]:
    """The library's files, its folders, and the folder they are in if there is nothing else."""
    only_ours = True
    for path in directory.iterdir():
        if path.name.startswith(tuple(FILES.values())) or path.name == BACKUPS:
            yield path
        only_ours &= path.name.startswith(tuple(FILES.values())) or path.name in _BESIDE
    with suppress(OSError):
        yield from (directory / BACKUPS).glob("state-*")
    if only_ours:
        yield directory


def _is_made_private(path: Path) -> bool:
    """Whether a file or folder of the user's was open to others, and no longer is."""
    with suppress(OSError):  # such as that of another user, or a link
        fd = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            before = os.fstat(fd)
            if before.st_uid == os.geteuid() and before.st_mode & _OTHERS and _is_plain(before):
                os.fchmod(fd, stat.S_IMODE(before.st_mode) & PRIVATE_FOLDER)
                return os.fstat(fd).st_mode != before.st_mode
        finally:
            os.close(fd)
    return False


def _is_plain(status: os.stat_result) -> bool:
    """Whether it is a file, or a folder that is not meant for all, as `/tmp` is."""
    shared = status.st_mode & stat.S_ISVTX
    return stat.S_ISREG(status.st_mode) or (stat.S_ISDIR(status.st_mode) and not shared)
