"""What a log holds, in memory."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

from reader.errors import DamagedError
from reader.storage.engine.log import damaged
from reader.storage.engine.offsets import CHECKSUMS, Offsets

if TYPE_CHECKING:
    from reader.storage.engine.log import Line, Log

_ONE_DOCUMENT = re.compile(rb'\["(\w+)",\{"((?:[^"\\]|\\.)*)":\{')


def apply(tables: dict[str, dict[str, Any]], line: bytes) -> int:
    """Make the changes on one line of a log; how many documents were put.

    Raises ValueError, TypeError, RecursionError or AttributeError when it is not such a line.
    """
    name, documents, *removed = json.loads(line)
    if not all(type(document) is dict for document in documents.values()):
        raise TypeError("not documents")
    table = tables.setdefault(name, {})
    table.update(documents)
    for key in removed[0] if removed else ():
        table.pop(key, None)
    return len(documents)


class LazyTable(Mapping[str, dict[str, Any]]):
    """The documents of a table, read from the log when asked for.

    Iterating goes over the ids there were at its start, whatever is changed meanwhile.
    """

    def __init__(self, log: Log, places: dict[str, int]) -> None:
        self._log = log
        self._places = places

    def __getitem__(self, key: str) -> dict[str, Any]:
        """The document `key`. Raises KeyError, and DamagedError when it cannot be read."""
        line = self.line(key)
        try:
            documents = json.loads(line.decode("utf-8", "surrogatepass"))[1]
            return cast("dict[str, Any]", documents[key])
        except (ValueError, LookupError, TypeError, RecursionError):
            raise self._unreadable(key) from None

    def line(self, key: str) -> bytes:
        """The document's line in the log.

        Raises KeyError, and DamagedError when it is not the one that was written.
        """
        offset, crc = divmod(self._places[key], CHECKSUMS)
        try:
            line = self._log.line_at(offset)
        except OSError:
            raise self._unreadable(key) from None
        if zlib.crc32(line) != crc:
            raise self._unreadable(key)
        return line

    def _unreadable(self, key: str) -> DamagedError:
        return DamagedError(
            f"{self._log.path}: the document {key} cannot be read",
            "`reader doctor --repair` takes it out; importing its source brings it back.",
        )

    def __contains__(self, key: object) -> bool:
        return key in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(list(self._places))

    def __len__(self) -> int:
        return len(self._places)


class Image:
    """The tables of a log as far as it has been read.

    With `lazy`, a table holds where the line of each document is, and its checksum, instead of the
    document.
    """

    def __init__(self, log: Log, *, lazy: bool, offsets: Offsets | None = None) -> None:
        self.log = log
        self.written = 0
        """Documents in the log, those since replaced or removed included."""
        self.indexed = 0
        """Up to which byte the index kept on disk goes."""
        self._lazy = lazy
        self.tables: dict[str, dict[str, Any]] = {}
        if offsets:
            log.position, log.crc = offsets.position, offsets.crc
            self.tables, self.written = offsets.tables, offsets.written
            self.indexed = offsets.position

    def read(self) -> dict[str, Mapping[str, Any]]:
        """Per table the documents by id, which must not be changed."""
        if not self._lazy:
            return dict(self.tables)
        tables = list(self.tables.items())  # another thread may add one
        return {name: LazyTable(self.log, offsets) for name, offsets in tables}

    def table(self, name: str) -> Mapping[str, Any]:
        """The documents of one table by id, which must not be changed."""
        found = self.tables.get(name, {})
        return LazyTable(self.log, found) if self._lazy else found

    def advance(self) -> bool:
        """Take in what the log has gained; whether that was something. Raises DamagedError."""
        gained = False
        for lines in self.log.changes():
            for line in lines:
                try:
                    self._apply(line)
                except (ValueError, TypeError, RecursionError, AttributeError):
                    raise damaged(self.log.path, f"byte {line.offset} is not ours") from None
            gained = True
        return gained

    def offsets(self) -> Offsets:
        """Where the documents of a lazy image stand in its log."""
        return Offsets(self.log.position, self.log.crc, self.written, self.tables)

    @property
    def garbage(self) -> int:
        """Documents in the log that have been replaced or removed."""
        return self.written - sum(map(len, self.tables.values()))

    def _apply(self, line: Line) -> None:
        match = _ONE_DOCUMENT.match(line.data) if self._lazy else None
        if match:
            name, key = match[1].decode(), json.loads(b'"' + match[2] + b'"')
            self.tables.setdefault(name, {})[key] = line.offset * CHECKSUMS + zlib.crc32(line.data)
            self.written += 1
            return
        self.written += apply(self.tables, line.data)
