"""The library on disk: articles, and the user's own data apart from them."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from reader.errors import LibraryLockedError, StorageError, WriteError
from reader.storage.articles import ArticleStore
from reader.storage.backups import Backups
from reader.storage.engine.files import make_directory
from reader.storage.kinds import ARTICLES, BACKUPS, USER_DATA
from reader.storage.privacy import make_private
from reader.storage.recovery import Opening
from reader.storage.user_data import NOT_WORTH_MORE, UserData

if TYPE_CHECKING:
    from pathlib import Path

    from reader.storage.engine.database import JournalDB
    from reader.storage.kinds import Ids


class Store:
    """Two TinyDB databases in one directory: articles, which can be imported again, and the user's
    own data, which no import touches.

    All methods, and those of the two, may be called from any thread; those that write wait for
    other writers.
    """

    def __init__(
        self, directory: Path, articles: JournalDB, user_data: JournalDB, *, read_only: bool = False
    ) -> None:
        self.notices: list[str] = []
        """What was found damaged and what was done about it, in sentences."""
        self.articles = ArticleStore(articles)
        self.user_data = UserData(user_data, self.notices, self.articles.present_id)
        self.read_only = read_only
        self._directory = directory
        self._databases = articles, user_data
        self._backups = Backups(directory / BACKUPS)

    @classmethod
    def open(cls, directory: Path, *, read_only: bool = False) -> Store:
        """Open the library in `directory`, which is made unless `read_only`.

        What is damaged is put right first, and told in `notices`. With `read_only` nothing is
        written and nothing waited for.

        Raises StorageError, ForeignFileError, and DamagedError with `read_only`.
        """
        try:
            return cls._open(directory, read_only=read_only)
        except OSError as error:
            kind = StorageError if read_only else WriteError
            raise kind(*_inaccessible(directory, error)) from error

    @classmethod
    def _open(cls, directory: Path, *, read_only: bool) -> Store:
        if not read_only:
            make_directory(directory)
            if not os.access(directory, os.W_OK | os.X_OK):
                raise PermissionError(errno.EACCES, "cannot be written to", str(directory))
        articles, user_data = Opening(directory, ARTICLES), Opening(directory, USER_DATA)
        if read_only:
            return cls(directory, articles.to_read(), user_data.to_read(), read_only=True)
        articles.check()  # both, before anything is written
        user_data.check()
        store = cls(directory, articles.to_write(), user_data.to_write())
        store.notices += articles.notices + user_data.notices + make_private(directory)
        if store._backups.is_due():
            store._back_up()
        return store

    def close(self) -> None:
        """Make today's backup and let go of the files. No change is lost without it."""
        if not self.read_only:
            self._back_up()
        for database in self._databases:
            database.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def is_behind(self) -> bool:
        """Whether other processes changed something. Costs a few microseconds."""
        return any(database.storage.is_behind for database in self._databases)

    def refresh(self) -> bool:
        """Take in what other processes changed; True if there was something.

        Costs a few microseconds when there was nothing. Raises DamagedError.
        """
        articles, user_data = (database.storage.refresh() for database in self._databases)
        return articles or user_data

    def move(self, ids: Ids) -> bool:
        """Keep articles, and all that the user keeps of them, under other ids; whether the user
        keeps something.

        The user's data goes first: whoever is killed between the two loses nothing, and moves the
        rest when it is done again. Raises WriteError, LibraryLockedError.
        """
        articles, user_data = (database.storage for database in self._databases)
        with articles.changing(), user_data.changing():
            moved = self.user_data.move(ids, self.articles)
            self.articles.move(ids)
            return moved

    def repair(self) -> list[str]:
        """Put right what `doctor.check` finds; what was done, in sentences. Nothing is deleted that
        could be read. Raises StorageError."""
        from reader.storage.doctor import repair  # not at every start

        if self.read_only:
            raise WriteError(f"{self._directory} was opened for reading only")
        try:
            return repair(self._directory, *self._databases)
        except OSError as error:
            raise WriteError(*_inaccessible(self._directory, error)) from error

    def _back_up(self) -> None:
        """Copy the user's data, if it holds anything new; a disk that refuses is told, not fatal.

        Another process that is writing makes its own when it ends.
        """
        storage = self._databases[1].storage
        log = storage.log
        if log is None or log.is_empty():
            return
        try:
            with storage.changing(NOT_WORTH_MORE):
                self._backups.make(log)
        except LibraryLockedError:
            return
        except (StorageError, OSError) as error:
            self.notices.append(f"No backup was made: {error}.")


def _inaccessible(directory: Path, error: OSError) -> tuple[str, str]:
    return (
        f"{error.filename or directory}: {error.strerror or error}",
        "Make it readable and writable, or choose another directory with --data-dir.",
    )
