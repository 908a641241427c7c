"""A storage for TinyDB that appends what changed instead of writing everything again."""

from __future__ import annotations

import threading
from contextlib import contextmanager, suppress
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

from tinydb.storages import Storage

from reader.errors import DamagedError, StorageError, WriteError
from reader.storage.engine import lock, offsets
from reader.storage.engine.files import not_written, replace_file
from reader.storage.engine.image import Image, LazyTable
from reader.storage.engine.log import Log, dump, snapshot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    Changes = Mapping[str, Mapping[str, dict[str, Any] | None]]
    """Per table, documents to put by id; None takes one out."""

_PER_LINE = 500
"""Documents on a line of a log that is read whole."""
_SLACK = 1000
"""Replaced or removed documents that are not worth writing the log anew for."""
_WORTH_INDEXING = 256 << 10
"""Bytes that are read faster than an index is written."""


class JournalStorage(Storage):
    """Tables kept in a `Log`: a change is appended, synced and read back into memory.

    With `lazy`, memory holds where each document stands instead of the document. Any number of
    threads and processes may use the same file: writers take turns, readers never wait and see
    what others changed after `refresh`. A log that is mostly garbage is written anew.

    Raises ForeignFileError, DamagedError, WriteError and OSError when opened.
    """

    def __init__(
        self,
        path: Path,
        kind: str,
        *,
        lazy: bool = False,
        read_only: bool = False,
    ) -> None:
        self.path = path
        self.version = 0
        """Goes up whenever the tables change."""
        self._kind = kind
        self._lazy = lazy
        self._read_only = read_only
        self._mutex = threading.RLock()
        self._holds_lock = False
        self._untold = False
        self._index_path = offsets.path_of(path)
        self._image: Image | None = None
        if not read_only and not path.exists():
            self._create()
        with suppress(FileNotFoundError):
            self._load()

    # -- TinyDB's interface ---------------------------------------------------------------

    def read(self) -> dict[str, Any]:
        """All tables: per name the documents by id, which must not be changed."""
        image = self._image
        return {} if image is None else image.read()

    def table(self, name: str) -> Mapping[str, Any]:
        """The documents of one table by id, which must not be changed."""
        image = self._image
        return {} if image is None else image.table(name)

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Put a new log that holds `data` and nothing else in the old one's place.

        Raises WriteError, LibraryLockedError.
        """
        with self.changing():
            replace_file(self.path, snapshot(self._kind, self.lines(data)))
            try:
                self._load()
            except OSError as error:  # the next change opens it
                raise not_written(self.path, error) from error
            self._save_index()

    def close(self) -> None:
        """Leave an index behind that saves the next one time; nothing is lost without it."""
        image = self._image
        if image and image.log.position - image.indexed > _WORTH_INDEXING and not self._read_only:
            with suppress(StorageError), self.changing(patience=0):
                self._save_index()

    # -- what is added --------------------------------------------------------------------

    @contextmanager
    def changing(self, patience: float | None = None) -> Iterator[None]:
        """Be the only writer, with memory up to date, while the block runs.

        Waits `patience` seconds for another process, or as long as is usual.

        Raises LibraryLockedError, DamagedError, WriteError.
        """
        if self._read_only:
            raise WriteError(f"{self.path} was opened for reading only")
        with self._mutex:
            if self._holds_lock:
                yield
                return
            with lock.locked(lock.path_of(self.path), patience):
                self._holds_lock = True
                try:
                    self._catch_up_or_raise()
                    yield
                finally:
                    self._holds_lock = False

    def append(self, changes: Changes, *, durable: bool = True) -> None:
        """Make changes as one, all or none, and return when the disk holds them.

        Without `durable` the system writes them when it likes.

        Raises WriteError, LibraryLockedError.
        """
        lines = list(self._change_lines(changes))
        if not lines:
            return
        with self.changing():
            image = cast("Image", self._image)
            image.log.append(lines, durable=durable)
            image.advance()
            self.version += 1
            self._tidy(image)

    @property
    def is_behind(self) -> bool:
        """Whether there is something that `refresh` would take in. Costs a few `stat`s."""
        image = self._image
        try:
            if image is None:
                return self.path.exists()
            return self._untold or not image.log.is_current() or image.log.has_more()
        except FileNotFoundError:
            return False

    def refresh(self) -> bool:
        """Take in what others changed; True if there was something. Costs a `stat`.

        What was taken in on the way to a change of one's own counts as well. False also while
        another thread of this process is writing: ask again later.
        """
        if not self._mutex.acquire(blocking=False):
            return False
        try:
            with suppress(OSError):  # the next change tells of it
                self._catch_up()
            untold, self._untold = self._untold, False
            return untold
        finally:
            self._mutex.release()

    def cut_unfinished(self) -> bool:
        """Take off the beginning of a change that its writer did not live to finish, if any.

        Raises WriteError, LibraryLockedError.
        """
        if self._image is None or not self._image.log.has_more():
            return False
        with self.changing():  # by now a living writer is done
            return self._image.log.cut()

    def complete_last_line(self) -> bool:
        """Take in a last change that is there but for its last byte, if there is one.

        Raises WriteError, LibraryLockedError.
        """
        if self._image is None or self._image.log.lacks_end() is None:
            return False
        with self.changing():
            if self._image.log.complete():
                return self._image.advance()
        return False

    def forget_index(self) -> None:
        """Have the next one who opens the log read all of it, and notice what is damaged."""
        self._index_path.unlink(missing_ok=True)

    @property
    def log(self) -> Log | None:
        """The file as it is open; None where there is none."""
        return None if self._image is None else self._image.log

    def lines(self, data: Mapping[str, Mapping[str, Any]]) -> Iterator[bytes]:
        """The lines of a log that put the documents of `data`."""
        for name, table in data.items():
            if isinstance(table, LazyTable):
                yield from map(table.line, table)
            else:
                yield from self._table_lines(name, table)

    # -- inside ---------------------------------------------------------------------------

    def _create(self) -> None:
        with lock.locked(lock.path_of(self.path)):
            if not self.path.exists():
                replace_file(self.path, snapshot(self._kind, []))

    def _load(self) -> None:
        log = Log(self.path, self._kind, writable=not self._read_only)
        image = Image(
            log,
            lazy=self._lazy,
            offsets=offsets.load(self._index_path, log) if self._lazy else None,
        )
        image.advance()
        self._image = image
        self.version += 1

    def _catch_up_or_raise(self) -> None:
        try:
            self._catch_up()
        except FileNotFoundError:
            raise WriteError(
                f"{self.path} is gone", "Put it back, or start the reader again."
            ) from None
        except OSError as error:
            raise not_written(self.path, error) from error

    def _catch_up(self) -> None:
        before = self.version
        if self._image is None or not self._image.log.is_current():
            self._load()
        elif self._image.log.has_more() and self._image.advance():
            self.version += 1
        self._untold |= self.version != before

    def _tidy(self, image: Image) -> None:
        """Keep opening fast: write the log anew when most of it is garbage, and the index when
        much has been added. Both can wait when the disk refuses."""
        live = image.written - image.garbage
        with suppress(WriteError, DamagedError):
            if image.garbage > live + _SLACK:
                image.written = 2 * live  # so that a refusal is not tried again at once
                self._check()
                self.write(self.read())
            elif image.log.position - image.indexed > max(4 << 20, image.log.position // 8):
                self._save_index()

    def _check(self) -> None:
        """Read the log once more, so that no damage in it is written anew as if it were sound."""
        if self._lazy:
            for _ in Log(self.path, self._kind, writable=False).changes():
                pass

    def _save_index(self) -> None:
        if self._lazy and self._image:
            self._image.indexed = self._image.log.position
            offsets.save(self._index_path, self._image.log.generation, self._image.offsets())

    def _change_lines(self, changes: Changes) -> Iterator[bytes]:
        for name, documents in changes.items():
            kept = {key: document for key, document in documents.items() if document is not None}
            yield from self._table_lines(name, kept)
            if removed := [key for key, document in documents.items() if document is None]:
                yield dump([name, {}, removed])

    def _table_lines(self, name: str, documents: Mapping[str, Any]) -> Iterable[bytes]:
        items = iter(list(documents.items()))  # another thread may change the table
        while some := dict(islice(items, 1 if self._lazy else _PER_LINE)):
            yield dump([name, some])
