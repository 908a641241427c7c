"""Opening a database whatever state its file is in."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING

from reader.errors import DamagedError, WriteError
from reader.storage.database import JournalDB
from reader.storage.files import replace_file
from reader.storage.lock import Lock
from reader.storage.log import Log, OldFormatError, damaged, snapshot
from reader.storage.salvage import Salvage
from reader.storage.schema import ARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from reader.storage.backups import Backups
    from reader.storage.salvage import Mark


class Opening:
    """Opens one database. What was found damaged on the way and done is told in `notices`."""

    def __init__(self, path: Path, kind: str, backups: Backups | None = None) -> None:
        self.notices: list[str] = []
        self.path = path
        self.kind = kind
        self._backups = backups

    def to_read(self) -> JournalDB:
        """The database as it is. Raises ForeignFileError, DamagedError, OSError."""
        return self._open(read_only=True)

    def to_write(self) -> JournalDB:
        """The database, put right before if need be.

        Raises ForeignFileError, WriteError, LibraryLockedError and OSError, with nothing changed.
        """
        try:
            database = self._open()
        except DamagedError:
            rebuilt = self._put_right()
            database = self._open()
            if rebuilt and self.kind == ARTICLES:
                make_importable_again(database)
        if database.storage.cut_unfinished():
            self.notices.append(
                f"{self.path} ended in the middle of a change that was never confirmed; "
                "that change was left out."
            )
        return database

    def _open(self, *, read_only: bool = False) -> JournalDB:
        mark = self._backups.newest_mark() if self._backups else None
        if mark and not self.path.exists():
            raise damaged(self.path, "it is missing")
        lazy = self.kind == ARTICLES
        database = JournalDB(self.path, self.kind, lazy=lazy, read_only=read_only)
        if mark and not _goes_beyond(database, mark):
            raise damaged(self.path, "its end is missing")
        return database

    def _put_right(self) -> bool:
        """Whether something may have been lost."""
        with Lock(self.path.with_name(self.path.name + ".lock")):
            try:
                self._open()
            except OldFormatError:
                self._bring_up_to_date()
            except DamagedError as error:
                self._rebuild(error)
                return True
        return False

    def _bring_up_to_date(self) -> None:
        aside = set_aside(self.path, "old")
        salvage = Salvage(aside, self.kind)
        self._replace(salvage.lines(), aside)
        self.notices.append(
            f"{self.path} was brought up to date from an older format{_lost(salvage)}; "
            f"the old file is kept as {aside.name}."
        )

    def _rebuild(self, error: DamagedError) -> None:
        told = [f"{error.message}."]
        sources: list[Iterator[bytes]] = []
        good = self._backups.newest_good() if self._backups else None
        aside = set_aside(self.path, "damaged") if self.path.exists() else None
        if good:
            copy, _ = good
            sources.append(Salvage(copy, self.kind).lines())
            told.append(f"What it held was restored from the backup {copy.name}.")
        if aside:
            read = Salvage(aside, self.kind)
            sources.append(read.lines(_news_start(aside, good[1] if good else None, self.kind)))
        self._replace(chain.from_iterable(sources), aside)
        if aside:
            told.append(f"What can be read of it was kept{_lost(read)}; it is now {aside.name}.")
        if self.kind == ARTICLES:
            told.append("Importing brings back articles that are missing.")
        self.notices.append(" ".join(told))

    def _replace(self, lines: Iterable[bytes], aside: Path | None) -> None:
        try:
            replace_file(self.path, snapshot(self.kind, lines))
        except WriteError:
            if aside:
                aside.unlink()
            raise


def set_aside(path: Path, why: str) -> Path:
    """Give the file at `path` a second name that nothing of ours will ever write to."""
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S-%f")  # noqa: DTZ005 - for the user's eyes
    aside = path.with_name(f"{path.name}.{why}-{stamp}")
    try:
        os.link(path, aside)  # so that there is no moment without a file at `path`
    except OSError:  # a file system without hard links
        with path.open("rb") as file:
            replace_file(aside, iter(lambda: file.read(1 << 20), b""))
    return aside


def _lost(salvage: Salvage) -> str:
    return f" ({salvage.lost} could not be read)" if salvage.lost else ""


def _goes_beyond(database: JournalDB, mark: Mark) -> bool:
    """Whether a log still holds what a copy of it held; True of logs written anew since."""
    log = database.storage.log
    return log is None or log.generation != mark.generation or log.holds(mark.position, mark.crc)


def _news_start(path: Path, mark: Mark | None, kind: str) -> int:
    """From which byte on a damaged log says what its sound copy does not."""
    if mark is None:
        return 0
    if path.stat().st_size < mark.position:
        with suppress(DamagedError):
            if Log(path, kind, writable=False).generation == mark.generation:
                return mark.position
        return 0
    with path.open("rb") as file:
        file.seek(mark.position - len(mark.end))
        return mark.position if file.read(len(mark.end)) == mark.end else 0


def make_importable_again(database: JournalDB, broken: Iterable[str] = ()) -> None:
    """Take out broken articles and halves of articles, and forget which files were imported, so
    that they are fetched again."""
    with database.storage.changing():
        tables = database.storage.read()
        headings, articles = tables.get("headings", {}), tables.get("articles", {})
        gone = dict.fromkeys([*broken, *(headings.keys() ^ articles.keys())])
        seen = dict.fromkeys(tables.get("seen", {}))
        database.storage.append({"headings": gone, "articles": gone, "seen": seen})
