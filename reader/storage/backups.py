"""Copies of the user's data: one a day, and those the user asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from reader.errors import DamagedError, StorageError
from reader.storage.engine.files import make_directory, replace_file
from reader.storage.engine.log import Log, OldFormatError, snapshot
from reader.storage.kinds import UNDO, USER_DATA
from reader.storage.salvage import Mark, Salvage, claimed_mark, mark_of

if TYPE_CHECKING:
    from pathlib import Path

    from reader.storage.engine.journal import JournalStorage

KEPT = 7
"""Days of which there is a copy."""
LARGEST = 256 << 20
"""Bytes that a copy may have to be read as one: millions of bookmarks."""


class Backups:
    """The copies in a directory, which is made when the first is."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def files(self) -> list[Path]:
        """All copies, the newest first."""
        return sorted(self._directory.glob("state-*.jsonl"), reverse=True)

    def newest_mark(self) -> Mark | None:
        """How far the newest copy goes, which has not been read through."""
        marks = (claimed_mark(path, USER_DATA) for path in self.files())
        return next(filter(None, marks), None)

    def newest_good(self) -> tuple[Path, Mark] | None:
        """The newest copy that is sound."""
        for path in self.files():
            if mark := mark_of(path, USER_DATA):
                return path, mark
        return None

    def make(self, log: Log) -> None:
        """Copy what is read of `log` as today's, and drop the copies of over a week ago.

        Who calls holds the log's lock. Raises WriteError.
        """
        path = self._directory / f"state-{_today()}.jsonl"
        if log.is_at(path):
            return
        make_directory(self._directory)
        replace_file(path, log.chunks())
        for path in self.files()[KEPT:]:
            path.unlink(missing_ok=True)

    def is_due(self) -> bool:
        """Whether there is no copy of today."""
        return not any(path.stem.endswith(_today()) for path in self.files()[:1])


@dataclass(frozen=True, slots=True)
class Copy:
    """What could be read of a copy."""

    tables: dict[str, dict[str, Any]]
    lost: int
    """Lines and documents that could not be read."""


def write_copy(path: Path, storage: JournalStorage) -> None:
    """Write the present tables as a log of their own. Raises StorageError, WriteError."""
    if path.exists() and path.samefile(storage.path):
        raise StorageError(f"{path} is the library's own file", "Choose another name.")
    if path.exists() and mark_of(path, USER_DATA) is None:
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
    tables = salvage.tables()
    if damaged and not tables:
        raise DamagedError(f"{path} is not a backup, or nothing of it can be read")
    return Copy(tables, salvage.lost)


def _today() -> str:
    return date.today().isoformat()  # noqa: DTZ011 - the user's day, not the world's
