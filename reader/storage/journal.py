"""TinyDB, made safe: a storage that appends what changed, and tables that know what changed."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from copy import deepcopy
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from reader.errors import DamagedError, WriteError
from reader.storage import index
from reader.storage.files import replace_file
from reader.storage.lock import Lock
from reader.storage.log import Line, Log, dump, snapshot

if TYPE_CHECKING:
    from pathlib import Path

Changes = Mapping[str, Mapping[str, dict[str, Any] | None]]
"""Per table, the documents to put by id; None takes one out."""

_ONE_DOCUMENT = re.compile(rb'\["(\w+)",\{"((?:[^"\\]|\\.)*)":\{')
_PER_LINE = 500
_INDEX_EVERY = 4 << 20
"""Bytes of log read beyond the index after which it is made again."""


class LazyTable(Mapping[str, dict[str, Any]]):
    """The documents of a table, read from the log when asked for.

    Iterating goes over the ids there were at its start, whatever is changed meanwhile.
    """

    def __init__(self, log: Log, offsets: dict[str, int]) -> None:
        self._log = log
        self.offsets = offsets

    def __getitem__(self, key: str) -> dict[str, Any]:
        line = self.line(key)
        try:
            return cast("dict[str, Any]", json.loads(line)[1][key])
        except (ValueError, LookupError, TypeError):
            raise DamagedError(
                f"{self._log.path}: the document {id} cannot be read",
                "`reader doctor --repair` takes it out and fetches it again.",
            ) from None

    def line(self, key: str) -> bytes:
        """The document's line in the log."""
        return self._log.line_at(self.offsets[key])

    def __contains__(self, key: object) -> bool:
        return key in self.offsets

    def __iter__(self) -> Iterator[str]:
        return iter(list(self.offsets))

    def __len__(self) -> int:
        return len(self.offsets)


class JournalStorage(Storage):
    """Tables kept in a `Log`: a change is appended and synced, then read back into memory.

    With `lazy`, memory holds where each document stands instead of the document. Any number of
    threads and processes may use the same file: writers take turns, readers never wait and see
    the changes of others after `refresh`.

    Raises ForeignFileError and DamagedError when opened.
    """

    def __init__(
        self, path: Path, kind: str, *, lazy: bool = False, read_only: bool = False
    ) -> None:
        self.path = path
        self.version = 0
        """Goes up whenever the tables change."""
        self._kind = kind
        self._lazy = lazy
        self._read_only = read_only
        self._mutex = threading.RLock()
        self._depth = 0
        self._lock = Lock(path.with_name(path.name + ".lock"))
        self._index_path = path.with_name(path.name + ".index")
        self._indexed = 0
        self._log: Log | None = None
        self._raw: dict[str, dict[str, Any]] = {}
        self._written = 0
        self._create()
        self._load()

    # -- TinyDB's interface ---------------------------------------------------------------

    def read(self) -> dict[str, Any]:
        """All tables: per name the documents by id, which must not be changed in place."""
        log = self._log
        if not self._lazy or log is None:
            return self._raw
        return {name: LazyTable(log, offsets) for name, offsets in self._raw.items()}

    def write(self, data: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> None:
        """Put a new file that holds `data` and nothing else in the old one's place."""
        with self.changing():
            replace_file(self.path, snapshot(self._kind, self._lines(data)))
            self._load()
            self._save_index()

    def close(self) -> None:
        """Make the index fit; nothing else is left to do."""
        if self._lazy and self._log and not self._read_only and self._log.position != self._indexed:
            with self.changing():
                self._save_index()

    # -- what is added --------------------------------------------------------------------

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Be the only writer, with memory up to date, while the block runs.

        Raises LibraryLockedError, WriteError.
        """
        if self._read_only:
            raise WriteError(f"{self.path} was opened for reading only")
        with self._mutex:
            if self._depth:
                yield
                return
            with self._lock:
                self._depth += 1
                try:
                    self._catch_up()
                    yield
                finally:
                    self._depth -= 1

    def append(self, changes: Changes, *, durable: bool = True) -> None:
        """Write changes as one: all of them are made, or none and WriteError is raised."""
        lines = list(self._change_lines(changes))
        if not lines:
            return
        with self.changing():
            log = self._open_log()
            log.append(lines, durable=durable)
            self._advance(log)
            if log.position - self._indexed > _INDEX_EVERY:
                self._save_index()
            if self._written > 2 * self._live() + 1000:
                self.write(self.read())

    def refresh(self) -> bool:
        """Take in what others changed; True if there was something.

        False also while another thread of this process is writing: ask again later.
        """
        if not self._mutex.acquire(blocking=False):
            return False
        try:
            before = self.version
            self._catch_up()
            return self.version != before
        finally:
            self._mutex.release()

    # -- inside ---------------------------------------------------------------------------

    def _create(self) -> None:
        if self._read_only or self.path.exists():
            return
        with self._lock:
            if not self.path.exists():
                replace_file(self.path, snapshot(self._kind, []))

    def _open_log(self) -> Log:
        if self._log is None:
            raise WriteError(f"{self.path} is gone", "Put it back, or start the reader again.")
        return self._log

    def _load(self) -> None:
        self._raw, self._log, self._written, self._indexed = {}, None, 0, 0
        self.version += 1
        try:
            log = Log(self.path, self._kind, writable=not self._read_only)
        except FileNotFoundError:
            return
        if self._lazy and (kept := index.load(self._index_path, log)):
            log.position, log.crc = kept.position, kept.crc
            self._raw, self._written, self._indexed = kept.tables, kept.written, kept.position
        self._log = log
        self._advance(log)

    def _catch_up(self) -> None:
        if self._log is None or not self._log.is_current():
            self._load()
        elif self._log.size() > self._log.position:
            self._advance(self._log)

    def _advance(self, log: Log) -> None:
        for lines in log.changes():
            for line in lines:
                self._apply(line)
            self.version += 1

    def _apply(self, line: Line) -> None:
        match = _ONE_DOCUMENT.match(line.data) if self._lazy else None
        if match:
            name, key = match[1].decode(), json.loads(b'"' + match[2] + b'"')
            self._raw.setdefault(name, {})[key] = line.offset
            self._written += 1
            return
        name, documents, *removed = json.loads(line.data)
        table = self._raw.setdefault(name, {})
        table.update(documents)
        for key in removed[0] if removed else ():
            table.pop(key, None)
        self._written += len(documents)

    def _live(self) -> int:
        return sum(map(len, self._raw.values()))

    def _save_index(self) -> None:
        if self._lazy and self._log:
            index.save(self._index_path, self._log, self._written, self._raw)
            self._indexed = self._log.position

    def _change_lines(self, changes: Changes) -> Iterator[bytes]:
        for name, documents in changes.items():
            kept = {key: document for key, document in documents.items() if document is not None}
            yield from self._table_lines(name, kept)
            if removed := [key for key, document in documents.items() if document is None]:
                yield dump([name, {}, removed])

    def _lines(self, data: Mapping[str, Mapping[str, Any]]) -> Iterator[bytes]:
        for name, table in data.items():
            if isinstance(table, LazyTable):
                yield from (table.line(key) for key in table)
            else:
                yield from self._table_lines(name, table)

    def _table_lines(self, name: str, documents: Mapping[str, Any]) -> Iterator[bytes]:
        items = iter(documents.items())
        while some := dict(islice(items, 1 if self._lazy else _PER_LINE)):
            yield dump([name, some])


class Draft(MutableMapping[str, Any]):
    """A table as it would be after some changes; the table itself is left alone."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._table = table
        self._new: dict[str, Any] = {}

    def __getitem__(self, key: str) -> Any:
        if key not in self._new:  # a copy, because TinyDB updates documents in place
            self._new[key] = deepcopy(self._table[key])
        if self._new[key] is None:
            raise KeyError(key)
        return self._new[key]

    def __setitem__(self, key: str, document: Any) -> None:
        self._new[key] = document

    def __delitem__(self, key: str) -> None:
        if key not in self:
            raise KeyError(key)
        self._new[key] = None

    def __contains__(self, key: object) -> bool:
        return self._new[key] is not None if key in self._new else key in self._table

    def __iter__(self) -> Iterator[str]:
        yield from (key for key in self._table if key in self)
        yield from (key for key in list(self._new) if key not in self._table and key in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def changes(self) -> dict[str, Any]:
        """What is different from the table, by id; None where a document is gone."""
        return {key: new for key, new in self._new.items() if new != self._table.get(key)}


class JournalTable(Table):
    """A TinyDB table whose documents have strings for ids and of which only changes are written.

    Inserted documents bring their id: `Document(fields, doc_id)`.
    """

    _storage: JournalStorage
    document_id_class = str  # type: ignore[assignment]

    def __init__(self, storage: JournalStorage, name: str) -> None:
        super().__init__(storage, name, cache_size=0)  # others change the file too

    def _update_table(self, updater: Callable[[dict[Any, Any]], None]) -> None:
        with self._storage.changing():
            draft = Draft(self._read_table())
            updater(cast("dict[Any, Any]", draft))
            self._storage.append({self.name: draft.changes()})


class JournalDB(TinyDB):
    """A TinyDB database on a `JournalStorage`."""

    table_class = JournalTable  # type: ignore[assignment]
    default_storage_class = JournalStorage  # type: ignore[assignment]

    @property
    def storage(self) -> JournalStorage:
        """The storage, for changes to several tables at once."""
        return cast("JournalStorage", super().storage)
