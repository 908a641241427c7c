"""Copies of the user's own things, one a day, the last week of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reader.storage.files import replace_file
from reader.storage.salvage import Mark, mark_of
from reader.storage.schema import STATE

if TYPE_CHECKING:
    from pathlib import Path

    from reader.storage.log import Log

KEPT = 7


class Backups:
    """The copies in a directory, which is made when the first is."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def files(self) -> list[Path]:
        """All copies, the newest first."""
        return sorted(self._directory.glob("state-*.jsonl"), reverse=True)

    def newest_good(self) -> tuple[Path, Mark] | None:
        """The newest copy that is sound."""
        for path in self.files():
            if mark := mark_of(path, STATE):
                return path, mark
        return None

    def make(self, log: Log) -> None:
        """Copy what is read of `log` as today's, and drop the copies of over a week ago.

        Who calls holds the log's lock. Raises WriteError.
        """
        self._directory.mkdir(exist_ok=True)
        replace_file(self._directory / f"state-{_today()}.jsonl", log.chunks())
        for path in self.files()[KEPT:]:
            path.unlink(missing_ok=True)

    def is_due(self) -> bool:
        """Whether there is no copy of today."""
        return not any(path.stem.endswith(_today()) for path in self.files()[:1])


def _today() -> str:
    return date.today().isoformat()  # noqa: DTZ011 - the user's day, not the world's
