"""Copies of the user's data: one a day, and those the user asks for.

A copy's name holds its number, one more than those before it, and the day it was made, which a
clock may have wrong: `state-000012-2026-01-31.jsonl`. Earlier readers left the number out.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from reader.errors import DamagedError, ForeignFileError, StorageError
from reader.storage.engine.files import make_directory, replace_file
from reader.storage.engine.log import Log, OldFormatError, snapshot
from reader.storage.kinds import UNDO, USER_DATA
from reader.storage.salvage import Mark, Salvage, claimed_mark, mark_of

if TYPE_CHECKING:
    from pathlib import Path

    from reader.storage.engine.journal import JournalStorage

KEPT = 7
"""Days of which there is a copy."""
_NAME = re.compile(r"state-(?:(\d+)-)?(\d{4}-\d\d-\d\d)\.jsonl", re.ASCII)
LARGEST = 256 << 20
"""Bytes that a copy may have to be read as one: millions of bookmarks."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A copy, as its name and its first line tell of it."""

    path: Path
    number: int
    """Higher than that of every copy there was when it was made; 0 where it has none."""
    day: str
    """Empty in a name that the user gave."""
    generation: str
    """Of the log it was made of: copies of one go further the newer they are."""
    position: int


class Backups:
    """The copies in a directory, which is made when the first is."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def files(self) -> list[Path]:
        """All copies, the newest first, whatever the clock said when they were made."""
        return [copy.path for copy in self._copies()]

    def _copies(self) -> list[_Named]:
        copies = [_named(path) for path in self._directory.glob("state-*.jsonl")]
        today = _today()
        ages: dict[str, tuple[int, bool, str]] = {}
        for copy in copies:  # a day that is still to come says little
            age = copy.number, copy.day <= today, copy.day
            ages[copy.generation] = max(age, ages.get(copy.generation, age))
        order = {
            copy: (ages[copy.generation], copy.generation, copy.position, copy.number, copy.day)
            for copy in copies
        }
        return sorted(copies, key=order.__getitem__, reverse=True)

    def newest_mark(self) -> Mark | None:
        """How far the newest copy goes, which has not been read through."""
        marks = (claimed_mark(path, USER_DATA) for path in self.files())
        return next(filter(None, marks), None)

    def newest_good(self) -> Path | None:
        """The newest copy that is sound."""
        return next((path for path in self.files() if mark_of(path, USER_DATA)), None)

    def make(self, log: Log) -> None:
        """Copy what is read of `log` as today's, in place of one that is today's already, and drop
        all but the newest. Who calls holds the log's lock. Raises WriteError.
        """
        copies, today = self._copies(), _today()
        number = max((copy.number for copy in copies), default=0) + 1
        if copies and copies[0].day == today:
            if log.is_at(copies[0].path):
                return
            number = copies[0].number or number
        made = self._directory / f"state-{number:06}-{today}.jsonl"
        make_directory(self._directory)
        replace_file(made, log.chunks(), through_link=False)
        others = [copy for copy in copies if copy.path != made]
        older = [copy for copy in others if copy.day not in (today, "")]
        for copy in [*(copy for copy in others if copy.day == today), *older[KEPT - 1 :]]:
            copy.path.unlink(missing_ok=True)

    def is_due(self) -> bool:
        """Whether the newest copy is not of today."""
        return not any(copy.day == _today() for copy in self._copies()[:1])


@dataclass(frozen=True, slots=True)
class Copy:
    """What could be read of a copy."""

    tables: dict[str, dict[str, Any]]
    lost: int
    """Lines and documents that could not be read."""
    doubtful: dict[tuple[str, str], dict[str, Any]]
    """By table and key, documents that may not be what was written."""


def write_copy(path: Path, storage: JournalStorage) -> None:
    """Write the present tables as a log of their own. Raises StorageError, WriteError."""
    if path.exists() and path.samefile(storage.path):
        raise StorageError(f"{path} is the library's own file", "Choose another name.")
    if os.path.lexists(path) and mark_of(path, USER_DATA) is None:
        raise StorageError(f"{path} exists and is not a backup", "Choose another name.")
    tables = {name: table for name, table in storage.read().items() if name != UNDO}
    replace_file(path, snapshot(USER_DATA, storage.lines(tables)))


def read_copy(path: Path) -> Copy:
    """Read a copy, a damaged one or one of an older format as far as possible.

    Raises StorageError, ForeignFileError, and DamagedError when nothing can be read.
    """
    salvage = Salvage(path, USER_DATA)
    damaged = False
    try:
        if path.stat().st_size > LARGEST or not path.is_file():
            raise StorageError(f"{path} is not a backup")
        Log(path, USER_DATA, writable=False)
    except OldFormatError:
        pass
    except DamagedError:
        damaged = True
    except OSError as error:
        raise StorageError(f"{path} cannot be read: {error.strerror or error}") from error
    tables = salvage.put_into({})
    if damaged and not any(tables.values()):
        raise DamagedError(f"{path} is not a backup, or nothing of it can be read")
    return Copy(tables, salvage.lost, salvage.doubtful)


def _named(path: Path) -> _Named:
    match = _NAME.fullmatch(path.name)
    number, day = (match[1] or 0, match[2]) if match else (0, "")
    generation, position = path.name, 0
    with suppress(OSError, DamagedError, ForeignFileError):
        log = Log(path, USER_DATA, writable=False)
        generation, position = log.generation, log.size()
    return _Named(path, int(number), day, generation, position)


def _today() -> str:
    return date.today().isoformat()  # noqa: DTZ011 - the user's day, not the world's
