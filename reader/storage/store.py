"""The library on disk: articles, and the user's own things apart from them."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reader.errors import LibraryLockedError, NotFoundError, StorageError, UsageError, WriteError
from reader.model import Reading
from reader.storage.backups import Backups, read_copy, write_copy
from reader.storage.files import make_directory
from reader.storage.merge import changes_to_merge
from reader.storage.records import Change, Entry, Step
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
    state_document,
    step_document,
)
from reader.storage.views import Decoded, Headings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from reader.model import Article, Bookmark, Corrections, Heading, Quotation
    from reader.storage.database import JournalDB
    from reader.storage.doctor import Finding


NOT_WORTH_MORE = 0.3
"""Seconds to wait for another process with what is no loss: a place in an article, a backup."""


UNDO_STEPS = 100
"""Changes that can be taken back; a bulk change is one."""


class Store:
    """Two TinyDB databases in one directory: articles, which can be imported again, and state,
    the user's own things, which no import touches.

    What a method has done when it returns is on the disk. All methods may be called from any
    thread; those that write wait for other writers and raise WriteError with nothing changed when
    the disk refuses, LibraryLockedError when another process writes for too long.
    """

    def __init__(
        self, directory: Path, articles: JournalDB, state: JournalDB, *, read_only: bool = False
    ) -> None:
        self.notices: list[str] = []
        """What was found damaged when the store was opened and what was done, in sentences."""
        self._directory = directory
        self._articles = articles
        self._state = state
        self._backups = Backups(directory / BACKUPS)
        self.read_only = read_only
        self._headings = Headings(articles.storage)
        self.headings: Sequence[Heading] = self._headings
        """In the order added; one is read when it is asked for."""
        self._mine = {
            "bookmarks": Decoded(state.storage, "bookmarks", order="created"),
            "corrections": Decoded(state.storage, "corrections"),
            "readings": Decoded(state.storage, "readings"),
            "removed": Decoded(state.storage, "removed"),
            "undo": Decoded(state.storage, "undo"),
            "values": Decoded(state.storage, "values"),
        }
        self.bookmarks: Mapping[str, Bookmark] = self._mine["bookmarks"]
        """By `Bookmark.key`, in the order of creation."""
        self.corrections: Mapping[str, Corrections] = self._mine["corrections"]
        """By article id."""
        self.readings: Mapping[str, Reading] = self._mine["readings"]
        """By article id."""
        self.removed: Collection[str] = self._mine["removed"]
        """Ids of the articles that the user removed."""
        self.values: Mapping[str, object] = self._mine["values"]
        """Small settings that the screen keeps; JSON values."""

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

    def mark_seen(self, file: str, fingerprint: str) -> None:
        """Remember that a file with this fingerprint has been imported."""
        self._articles.storage.append({"seen": {file: {"fingerprint": fingerprint}}})

    # -- the user's things ----------------------------------------------------------------

    def change(
        self, changes: Sequence[Change], what: str = "", *, durable: bool = True
    ) -> tuple[Change, ...]:
        """Make changes to the user's things, all or none; the changes that undo them.

        With `what`, in words, `undo` can take them back; the last UNDO_STEPS are remembered.
        Without `durable` they survive the program being killed, but a power cut may take the last
        seconds of them, and no other process is waited for: for the place in an article.
        """
        with self._state.storage.changing(None if durable else NOT_WORTH_MORE):
            keys = {(c.table, c.key): self._mine[c.table].get(c.key) for c in changes}
            inverse = tuple(Change(table, key, value) for (table, key), value in keys.items())
            documents = _documents(changes)
            if what and changes:
                steps = self._steps
                number = int(steps[-1]) + 1 if steps else 0
                documents["undo"] = dict.fromkeys(steps[: -UNDO_STEPS + 1])
                documents["undo"][f"{number:09}"] = step_document(Step(what, inverse))
            self._state.storage.append(documents, durable=durable)
        return inverse

    def undo(self) -> str | None:
        """Take back the last change that has not been taken back yet, whichever process made it;
        what it was, in words, or None where there is none.

        The place in an article stays: the user has read on since.
        """
        with self._state.storage.changing():
            for key in reversed(self._steps):
                step: Step | None = self._mine["undo"].get(key)
                if step:
                    documents = _documents(map(self._as_of_now, step.inverse))
                    self._state.storage.append({**documents, "undo": {key: None}})
                    return step.what
        return None

    @property
    def _steps(self) -> list[str]:
        """Keys of what can be taken back, the last one last."""
        return sorted(key for key in self._mine["undo"].documents if key.isdecimal())

    def _as_of_now(self, change: Change) -> Change:
        if change.table != "readings":
            return change
        read = change.new is not None and change.new.read
        now = self.readings.get(change.key) or Reading()
        return Change.reading(change.key, replace(now, read=read))

    def read_ids(self) -> set[str]:
        """The ids of the articles that have been read."""
        readings = list(self._mine["readings"].documents.items())
        return {key for key, document in readings if document.get("read") is True}

    def backup(self, file: Path) -> None:
        """Write all of the user's things into one file that `restore` takes on any machine.

        Raises StorageError when `file` exists and is not such a backup, WriteError.
        """
        write_copy(file, self._state.storage)

    def restore(self, file: Path) -> tuple[Change, ...]:
        """Add the user's things in a backup to those here; the changes that undo it.

        Nothing here is lost and nothing comes double: notes and tags of the same bookmark are
        joined. What cannot be read of a damaged backup is told in `notices`.

        Raises StorageError, ForeignFileError, DamagedError when nothing can be read of it.
        """
        copy = read_copy(file)
        if copy.lost:
            self.notices.append(f"{file} is damaged: {copy.lost} entries could not be read.")
        with self._state.storage.changing():
            changes = list(changes_to_merge(self._state.storage.read(), copy.tables))
            return self.change(changes, f"restoring {file.name}")

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


def _documents(changes: Iterable[Change]) -> dict[str, dict[str, Any]]:
    """What changes put into the tables."""
    documents: dict[str, dict[str, Any]] = {}
    for change in changes:
        documents.setdefault(change.table, {})[change.key] = state_document(change)
    return documents


def _inaccessible(directory: Path, error: OSError) -> tuple[str, str]:
    return (
        f"{error.filename or directory}: {error.strerror or error}",
        "Make it readable and writable, or choose another directory with --data-dir.",
    )


def _no_article(key: str) -> NotFoundError:
    return NotFoundError(f"no article has the id {key!r}", "`reader list` shows the ids.")
