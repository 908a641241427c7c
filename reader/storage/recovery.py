"""Opening a database whatever state its file is in."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from reader.errors import DamagedError, StorageError, WriteError
from reader.files import open_regular
from reader.storage.articles import HEADINGS, SEEN, TEXTS
from reader.storage.backups import Backups
from reader.storage.engine.database import JournalDB
from reader.storage.engine.files import PRIVATE, replace_file
from reader.storage.engine.lock import locked, path_of
from reader.storage.engine.log import (
    Log,
    NotOursError,
    OldFormatError,
    damaged,
    dump,
    snapshot,
)
from reader.storage.kinds import ARTICLES, BACKUPS, FILES, USER_DATA
from reader.storage.salvage import Salvage, named, news_start

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from reader.storage.salvage import Mark


class Opening:
    """Opens one database of a library. What was found damaged and done is told in `notices`."""

    def __init__(self, directory: Path, kind: str) -> None:
        self.notices: list[str] = []
        self.path = directory / FILES[kind]
        self.kind = kind
        self._backups = Backups(directory / BACKUPS)

    def check(self) -> None:
        """Raises ForeignFileError when the file is of something else, or of a newer reader."""
        with suppress(DamagedError, OSError):
            try:
                Log(self.path, self.kind, writable=False)
            except NotOursError:
                if not self._is_ours():
                    raise

    def to_read(self) -> JournalDB:
        """The database as it is. Raises StorageError, OSError."""
        return self._open(read_only=True)

    def to_write(self) -> JournalDB:
        """The database, put right before if need be.

        Raises StorageError and OSError, with nothing changed.
        """
        try:
            database = self._open()
        except DamagedError:
            rebuilt = self._put_right()
            database = self._open()
            if rebuilt and self.kind == ARTICLES:
                make_importable_again(database)
        if database.storage.complete_last_line():
            self.notices.append(f"{self.path} had lost the end of its last line, and has it again.")
        elif database.storage.cut_unfinished():
            self.notices.append(
                f"{self.path} ended in the middle of a change that was never confirmed; "
                "that change was left out."
            )
        return database

    def _open(self, *, read_only: bool = False) -> JournalDB:
        mark = self._backups.newest_mark()
        if not self.path.exists():
            self._check_absence(mark)
        try:
            database = JournalDB(
                self.path, self.kind, lazy=self.kind == ARTICLES, read_only=read_only
            )
        except NotOursError as error:
            if not self._is_ours():
                raise
            raise damaged(self.path, "it is a file of something else") from error
        except OldFormatError as error:
            if mark is None or self.kind != USER_DATA:
                raise
            raise damaged(self.path, "it is of an older format than its backup") from error
        if mark and self.kind == USER_DATA and not _goes_beyond(database, mark):
            raise damaged(self.path, "its end is missing")
        return database

    def _check_absence(self, mark: Mark | None) -> None:
        if self.path.is_symlink():
            raise StorageError(
                f"{self.path} is a link to {self.path.readlink()}, and that is not there",
                "Bring it back (a drive that is not connected?), or remove the link.",
            )
        if mark and self.kind == USER_DATA:
            raise damaged(self.path, "it is missing")

    def _is_ours(self) -> bool:
        """Whether something else in this directory shows that it is a library."""
        other = ARTICLES if self.kind == USER_DATA else USER_DATA
        with suppress(StorageError, OSError):
            Log(self.path.with_name(FILES[other]), other, writable=False)
            return True
        return self._backups.newest_mark() is not None

    def _put_right(self) -> bool:
        """Whether something may have been lost."""
        with locked(path_of(self.path)):
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
        copy = self._backups.newest_good() if self.kind == USER_DATA else None
        if copy:
            told.append(f"What it held was restored from the backup {copy.name}.")
        aside = set_aside(self.path, "damaged") if self.path.exists() else None
        read = Salvage(aside, self.kind) if aside and aside.is_file() else None
        if self.kind == USER_DATA:
            self._replace(_merged(copy, aside, read), aside)
        else:
            self._replace(read.lines() if read else (), aside)
        if aside and read:
            told.append(f"What can be read of it was kept{_lost(read)}; it is now {aside.name}.")
            if read.doubtful:
                told.append(f"Perhaps not as it was written: {named(read.doubtful)}.")
        elif aside:
            told.append(f"It is now {aside.name}.")
        if self.kind == ARTICLES:
            told.append("Importing brings back articles that are missing.")
        self.notices.append(" ".join(told))

    def _replace(self, lines: Iterable[bytes], aside: Path | None) -> None:
        try:
            replace_file(self.path, snapshot(self.kind, lines))
        except WriteError:
            if aside and self.path.exists():
                aside.unlink()
            elif aside:
                aside.rename(self.path)
            raise


def set_aside(path: Path, why: str) -> Path:
    """Give the file at `path` a second name that nothing of ours will ever write to."""
    aside = aside_name(path, why)
    if not path.is_file():
        return path.rename(aside)
    try:
        os.link(path, aside)  # so that there is no moment without a file at `path`
    except OSError:  # a file system without hard links
        with open_regular(path) as file:
            replace_file(aside, iter(lambda: file.read(1 << 20), b""))
    with suppress(OSError):  # a file system without modes
        aside.chmod(PRIVATE)
    return aside


def aside_name(path: Path, why: str) -> Path:
    """What a file that is put aside is called."""
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S-%f")  # noqa: DTZ005 - for the user's eyes
    return path.with_name(f"{path.name}.{why}-{stamp}")


def _lost(salvage: Salvage) -> str:
    return f" ({salvage.lost} could not be read)" if salvage.lost else ""


def _goes_beyond(database: JournalDB, mark: Mark) -> bool:
    """Whether a log still holds what a copy of it held; True of logs written anew since."""
    log = database.storage.log
    return log is None or log.generation != mark.generation or log.holds(mark.position, mark.crc)


def _merged(copy: Path | None, aside: Path | None, read: Salvage | None) -> Iterator[bytes]:
    """The lines of a log with what a copy holds, and what a damaged log can tell beyond that."""
    tables = Salvage(copy, USER_DATA).put_into({}) if copy else {}
    if aside and read and copy:
        read.put_into(tables, *news_start(aside, copy))
        read.put_edited_into(tables)
    elif read:
        read.put_into(tables)
    for name, table in tables.items():
        yield from (dump([name, {key: document}]) for key, document in table.items())


def make_importable_again(database: JournalDB, broken: Iterable[str] = ()) -> None:
    """Take out broken articles and halves of articles, and forget which files were imported, so
    that they are fetched again."""
    with database.storage.changing():
        tables = database.storage.read()
        headings, articles = tables.get(HEADINGS, {}), tables.get(TEXTS, {})
        gone = dict.fromkeys([*broken, *(headings.keys() ^ articles.keys())])
        seen = dict.fromkeys(tables.get(SEEN, {}))
        database.storage.append({HEADINGS: gone, TEXTS: gone, SEEN: seen})
