"""The user's own data: kept, changed, taken back, carried to another machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from reader.storage.backups import read_copy, write_copy
from reader.storage.kinds import BOOKMARKS, KINDS, READINGS, REMOVED, UNDO, Change
from reader.storage.moving import moved_documents, moved_key
from reader.storage.salvage import named
from reader.storage.tables import KindTable
from reader.storage.undo import added, described, step_keys, taken_back

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from reader.storage.backups import Copy
    from reader.storage.engine.database import JournalDB
    from reader.storage.kinds import Ids, Kind

    Tables = Mapping[str, Mapping[str, Any]]
    """Documents by key, per table."""

T = TypeVar("T")

NOT_WORTH_MORE = 0.3
"""Seconds to wait for another process with what is no loss: a place in an article, a backup."""


class UserData:
    """The database of the user's own data, which no import touches.

    What a method has done when it returns is on the disk. Methods that write raise WriteError with
    nothing changed when the disk refuses, LibraryLockedError when another process writes for too
    long.
    """

    def __init__(
        self, database: JournalDB, notices: list[str], present_id: Callable[[str], str]
    ) -> None:
        self._storage = database.storage
        self._present_id = present_id
        """The id that an article has now: who had it open when it was moved knows the old one."""
        self._notices = notices
        """What was found damaged and what was done about it, in sentences; the library's."""
        self._tables = {
            kind: KindTable(database.storage, kind, self._present_key) for kind in KINDS.values()
        }

    def __getitem__(self, kind: Kind[T]) -> Mapping[str, T]:
        """The values of a kind by key, as they are at each moment."""
        return self._tables[kind]

    def change(
        self, changes: Sequence[Change], *, undoable: bool = True, durable: bool = True
    ) -> tuple[Change, ...]:
        """Make changes to the user's data, all or none; the changes that undo them.

        If `undoable`, `undo` can take them back as one step, in the words of their kind. Without
        `durable` they survive the program being killed, but a power cut may take the last seconds
        of them, and no other process is waited for: for the place in an article.
        """
        with self._storage.changing(None if durable else NOT_WORTH_MORE):
            changes = self._at_present_ids(changes)
            places = dict.fromkeys((change.kind, change.key) for change in changes)
            inverse = tuple(Change(kind, key, self[kind].get(key)) for kind, key in places)
            before = {(change.kind.table, change.key): change.new for change in inverse}
            what = described(changes, before) if undoable else ""
            self._write(self._documents(changes), what, durable=durable)
        return inverse

    def undo(self) -> str | None:
        """Take back the last change that has not been taken back yet, whichever process made it;
        what it was, in words, or None where there is none.
        """
        with self._storage.changing():
            steps = self._table(UNDO)
            for key in reversed(step_keys(steps)):
                tables = self._storage.read()
                try:
                    documents, what = taken_back(steps[key], tables), str(steps[key]["what"])
                except (LookupError, TypeError, ValueError):
                    continue  # damaged, and for the doctor to tell of
                self._storage.append({**documents, UNDO: {key: None}})
                return what
        return None

    def move(self, ids: Ids, there: Container[str]) -> bool:
        """Keep what is kept of articles under their other ids, `there` being those of all articles
        in the library; all or none, and whether there was something. What was kept of two that are
        one now is merged."""
        with self._storage.changing():
            documents = moved_documents(self._storage.read(), ids, there)
            self._storage.append(documents)
        return bool(documents)

    def read_ids(self) -> set[str]:
        """The ids of the articles that have been read."""
        readings = list(self._table(READINGS.table).items())
        return {key for key, document in readings if document.get("read") is True}

    def bookmark_keys(self) -> Iterator[tuple[str, str]]:
        """The article and the key of every bookmark."""
        for key, document in list(self._table(BOOKMARKS.table).items()):
            if isinstance(article := document.get("article"), str):
                yield article, key

    def backup(self, file: Path) -> None:
        """Write all of the user's data into one file that `restore` takes on any machine.

        Raises StorageError when `file` exists and is not such a backup, WriteError.
        """
        write_copy(file, self._storage)

    def restore(self, file: Path) -> int:
        """Add the user's data in a backup to what is here; how many values that changed.

        Nothing here is lost and nothing comes double: notes and tags of the same bookmark are
        joined. What cannot be read of a damaged backup is told in the library's notices.

        Raises StorageError, ForeignFileError, DamagedError when nothing can be read of it.
        """
        copy = read_copy(file)
        if copy.lost:
            self._notices.append(f"{file} is damaged: {copy.lost} entries could not be read.")
        with self._storage.changing():
            if doubtful := _only_theirs(copy, self._storage.read()):
                told = f"{file} is damaged; perhaps not as it was written: {named(doubtful)}."
                self._notices.append(told)
            theirs = self._with_present_ids(copy.tables)
            documents = documents_to_merge(self._storage.read(), theirs)
            self._write(documents, f"restoring {file.name}")
        return sum(map(len, documents.values()))

    # -- inside ---------------------------------------------------------------------------

    def _table(self, name: str) -> Mapping[str, Any]:
        return self._storage.table(name)

    def _present_key(self, key: str) -> str:
        id, colon, place = key.partition(":")
        return self._present_id(id) + colon + place

    def _older_ids(self, keys: Iterable[str]) -> Ids:
        """The ids among keys, or at their beginning, that articles have no longer."""
        named = {key.partition(":")[0] for key in keys}
        return {id: new for id in named if (new := self._present_id(id)) != id}

    def _with_present_ids(self, tables: Tables) -> Tables:
        """The tables of another library, or of this one long ago."""
        ids = self._older_ids(key for table in tables.values() for key in table)
        moved = moved_documents(tables, ids, there=()) if ids else {}
        both = {name: {**table, **moved.get(name, {})} for name, table in tables.items()}
        return {
            name: {key: document for key, document in table.items() if document is not None}
            for name, table in both.items()
        }

    def _at_present_ids(self, changes: Sequence[Change]) -> Sequence[Change]:
        ids = self._older_ids(change.key for change in changes)
        if not ids:
            return changes
        return [
            Change(each.kind, moved_key(each.key, ids), None)
            if each.new is None
            else Change(each.kind, *each.kind.moved(each.key, each.new, ids))
            for each in changes
        ]

    def _documents(self, changes: Sequence[Change]) -> dict[str, dict[str, Any]]:
        """What changes put into the tables."""
        documents: dict[str, dict[str, Any]] = {}
        for change in changes:
            kind, key = change.kind, change.key
            before = self._table(kind.table).get(key)
            new = None if change.new is None else kind.written(change.new, before)
            documents.setdefault(kind.table, {})[key] = new
        return documents

    def _write(
        self, documents: dict[str, dict[str, Any]], what: str, *, durable: bool = True
    ) -> None:
        """Put documents into their tables; with `what`, in words, as a step to be taken back."""
        step: dict[str, dict[str, Any]] = {}
        if what and documents:
            before = [
                (name, key, self._table(name).get(key))
                for name, table in documents.items()
                for key in table
            ]
            step = added(self._table(UNDO), what, before)
        self._storage.append({**documents, **step}, durable=durable)


def _only_theirs(copy: Copy, mine: Tables) -> dict[tuple[str, str], Any]:
    """The doubtful documents of a damaged copy, without those that are here: those are left out
    of it."""
    for name, key in [place for place in copy.doubtful if place[1] in mine.get(place[0], {})]:
        copy.doubtful.pop((name, key))
        copy.tables.get(name, {}).pop(key, None)
    return {place: document for place, document in copy.doubtful.items() if place[0] != UNDO}


def documents_to_merge(mine: Tables, theirs: Tables) -> dict[str, dict[str, Any]]:
    """What to put into `mine` so that it holds `theirs` as well; nothing where that is so already.

    Of two values kept under one name mine stays, and so does an article that they removed and I
    keep a bookmark in.
    """
    kept = {document.get("article") for document in mine.get(BOOKMARKS.table, {}).values()}
    merged: dict[str, dict[str, Any]] = {}
    for name, table in theirs.items():
        if name == UNDO:  # of what was done there
            continue
        kind, here = KINDS.get(name), mine.get(name, {})
        for key, document in table.items():
            if key not in here:
                if kind is not REMOVED or key not in kept:
                    merged.setdefault(name, {})[key] = document
            elif kind and (both := kind.merged(here[key], document)) is not None:
                merged.setdefault(name, {})[key] = both
    return merged
