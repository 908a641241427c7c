"""The library on disk: articles, and the user's own things apart from them."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Any

from reader.errors import LibraryLockedError, NotFoundError, StorageError, UsageError, WriteError
from reader.storage.backups import Backups
from reader.storage.files import make_directory
from reader.storage.mine import NOT_WORTH_MORE, Mine
from reader.storage.recovery import Opening
from reader.storage.schema import (
    ARTICLES,
    BACKUPS,
    STATE,
    article_documents,
    article_of,
    fingerprint_of,
    heading_of,
    quotations_of,
)
from reader.storage.views import Headings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from reader.model import Article, Heading, Quotation
    from reader.storage.database import JournalDB
    from reader.storage.doctor import Finding
    from reader.storage.records import Entry


class Store(Mine):
    """Two TinyDB databases in one directory: articles, which can be imported again, and state,
    the user's own things, which no import touches.

    What a method has done when it returns is on the disk. All methods may be called from any
    thread; those that write wait for other writers and raise WriteError with nothing changed when
    the disk refuses, LibraryLockedError when another process writes for too long.
    """

    def __init__(
        self, directory: Path, articles: JournalDB, state: JournalDB, *, read_only: bool = False
    ) -> None:
        super().__init__(state)
        self._directory = directory
        self._articles = articles
        self._backups = Backups(directory / BACKUPS)
        self.read_only = read_only
        self._headings = Headings(articles.storage)
        self.headings: Sequence[Heading] = self._headings
        """In the order added; one is read when it is asked for."""

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
        articles, state = Opening(directory, ARTICLES), Opening(directory, STATE)
        if read_only:
            return cls(directory, articles.to_read(), state.to_read(), read_only=True)
        articles.check()  # both, before anything is written
        state.check()
        store = cls(directory, articles.to_write(), state.to_write())
        store.notices += articles.notices + state.notices
        if store._backups.is_due():
            store._back_up()
        return store

    def close(self) -> None:
        """Make today's backup and let go of the files. No change is lost without it."""
        if not self.read_only:
            self._back_up()
        self._articles.close()
        self._state.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def is_behind(self) -> bool:
        """Whether other processes changed something. Costs a few microseconds."""
        return self._articles.storage.is_behind or self._state.storage.is_behind

    def refresh(self) -> bool:
        """Take in what other processes changed; True if there was something.

        Costs a few microseconds when there was nothing. Raises DamagedError.
        """
        articles = self._articles.storage.refresh()
        return self._state.storage.refresh() or articles

    # -- articles -------------------------------------------------------------------------

    def __contains__(self, key: str) -> bool:
        return key in self._table("headings")

    @property
    def ids(self) -> Sequence[str]:
        """The ids of all articles in the order added."""
        return self._headings.ids

    def heading(self, key: str) -> Heading:
        """What a list shows of the article with this id. Raises NotFoundError."""
        return heading_of(self._document("headings", key))

    def article(self, key: str) -> Article:
        """The article with this id. Raises NotFoundError, DamagedError."""
        return article_of(self._document("articles", key))

    def quotations(self, key: str) -> tuple[Quotation, ...]:
        """What was found in the article, in order. Raises NotFoundError, DamagedError."""
        return quotations_of(self._document("articles", key))

    def extracted_by(self, key: str) -> str:
        """The version of the extractor that found them. Raises NotFoundError, DamagedError."""
        return str(self._document("headings", key).get("extractor", ""))

    def resolve(self, prefix: str) -> str:
        """The id that starts with `prefix`.

        Raises NotFoundError when there is none and UsageError when there are several.
        """
        ids = self._table("headings")
        found = [prefix] if prefix in ids else [key for key in ids if key.startswith(prefix)]
        if not found or not prefix:
            raise _no_article(prefix)
        if len(found) > 1:
            raise UsageError(
                f"{len(found)} articles have an id that starts with {prefix}",
                f"Give more of it: {', '.join(found[:3])}…",
            )
        return found[0]

    def add(self, entries: Iterable[Entry]) -> int:
        """Keep those articles that are not kept yet, all or none; how many were new."""
        tables = article_documents(entry for entry in entries if entry.article.id not in self)
        with self._articles.storage.changing():
            for table in tables.values():
                for key in [key for key in table if key in self]:  # another was faster
                    del table[key]
            self._articles.storage.append(tables)
        return len(tables["headings"])

    def replace(self, entries: Iterable[Entry]) -> None:
        """Keep these articles in place of what was kept of them, all or none; those that were
        deleted meanwhile stay deleted."""
        tables = article_documents(entries)
        with self._articles.storage.changing():
            for table in tables.values():
                for key in [key for key in table if key not in self]:
                    del table[key]
            self._articles.storage.append(tables)

    def delete(self, ids: Iterable[str]) -> None:
        """Forget the content of articles; the user's own things about them stay."""
        with self._articles.storage.changing():
            gone = dict.fromkeys(key for key in ids if key in self)
            self._articles.storage.append({"headings": gone, "articles": gone})

    def seen(self, file: str) -> str | None:
        """The fingerprint that `mark_seen` kept for a file."""
        document = self._table("seen").get(file)
        return None if document is None else fingerprint_of(document)

    def mark_seen(self, fingerprints: Mapping[str, str]) -> None:
        """Remember that files, by name, with these fingerprints have been imported."""
        seen = {file: {"fingerprint": fingerprint} for file, fingerprint in fingerprints.items()}
        self._articles.storage.append({"seen": seen})

    # -- health ---------------------------------------------------------------------------

    def check(self) -> list[Finding]:
        """Read everything and say what is wrong. Takes a while: 0.2 ms an article."""
        from reader.storage.doctor import check  # not at every start

        return check(self._directory)

    def repair(self) -> list[str]:
        """Put right what `check` finds; what was done, in sentences. Nothing is deleted that could
        be read. Raises StorageError."""
        from reader.storage.doctor import repair  # not at every start

        if self.read_only:
            raise WriteError(f"{self._directory} was opened for reading only")
        try:
            return repair(self._directory, self._articles, self._state)
        except OSError as error:
            raise WriteError(*_inaccessible(self._directory, error)) from error

    # -- inside ---------------------------------------------------------------------------

    def _table(self, name: str) -> Mapping[str, Any]:
        table: Mapping[str, Any] = self._articles.storage.read().get(name, {})
        return table

    def _document(self, table: str, key: str) -> Mapping[str, Any]:
        document: Mapping[str, Any] | None = self._articles.table(table).get(doc_id=key)  # type: ignore[call-overload]
        if document is None:
            raise _no_article(key)
        return document

    def _back_up(self) -> None:
        """Copy the state, if it holds anything new; a disk that refuses is told, not fatal.

        Another process that is writing makes its own when it ends.
        """
        log = self._state.storage.log
        if log is None or log.is_empty():
            return
        try:
            with self._state.storage.changing(NOT_WORTH_MORE):
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


def _no_article(key: str) -> NotFoundError:
    return NotFoundError(f"no article has the id {key!r}", "`reader list` shows the ids.")
