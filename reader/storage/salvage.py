"""What can still be read of a log, of any format, whatever happened to it."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.errors import DamagedError, ForeignFileError
from reader.storage.documents import is_valid, right_key
from reader.storage.engine.image import apply
from reader.storage.engine.log import Log, dump, end_in, end_of
from reader.storage.kinds import ARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Record = tuple[str, dict[str, Any], list[str]]
"""Of one line: the table, documents put into it, ids taken out."""


class Salvage:
    """Gives the lines of a file that make sense as lines of a log, and counts what does not.

    Of the user's data every document that can be read is taken: one that was edited by hand is
    as good as any. Articles are taken as they are, unread, where the checksum is right.
    """

    def __init__(self, path: Path, kind: str) -> None:
        self.lost = 0
        """Lines and documents that could not be read."""
        self._path = path
        self._kind = kind

    def lines(self, start: int = 0) -> Iterator[bytes]:
        """The good lines from byte `start` on."""
        plain = self._plain_tinydb() if start == 0 else None
        if plain is not None:
            yield from self._readable(dump([name, table]) for name, table in plain.items())
            return
        pending: list[bytes] = []
        crc = 0
        with self._path.open("rb") as file:
            file.seek(start)
            for number, line in enumerate(file):
                end = end_in(line)
                if end is not None:
                    sound = end == crc and self._kind == ARTICLES
                    yield from pending if sound else self._readable(pending)
                    pending, crc = [], end
                    continue
                crc = zlib.crc32(line, crc)
                if start or number or not _is_header(line):
                    pending.append(line)
        yield from self._readable(pending)

    def tables(self) -> dict[str, dict[str, Any]]:
        """What the good lines amount to."""
        tables: dict[str, dict[str, Any]] = {}
        for line in self.lines():
            apply(tables, line)
        return tables

    def _readable(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        for line in lines:
            record = _record(line)
            if record is None:
                self.lost += not line.startswith(b'"')  # an end that is not as written
                continue
            name, documents, removed = record
            good = {
                right_key(name, key, document): document
                for key, document in documents.items()
                if is_valid(self._kind, name, document)
            }
            self.lost += len(documents) - len(good)
            yield from (dump([name, {key: document}]) for key, document in good.items())
            if removed:
                yield dump([name, {}, removed])

    def _plain_tinydb(self) -> dict[str, dict[str, Any]] | None:
        """The tables of format 1: a file as TinyDB itself writes it."""
        with self._path.open("rb") as file:
            if file.read(1) != b"{" or _is_header(b"{" + file.readline()):
                return None
            file.seek(0)
            try:
                data = json.load(file)
            except (ValueError, RecursionError):
                return None
        return data if all(isinstance(table, dict) for table in data.values()) else None


@dataclass(frozen=True, slots=True)
class Mark:
    """The end of a sound log: which log it is, how far it goes, and its last checksum."""

    generation: str
    position: int
    crc: int

    @property
    def end(self) -> bytes:
        """The log's last line."""
        return end_of(self.crc)


def claimed_mark(path: Path, kind: str) -> Mark | None:
    """The end of a log that nobody has read through, if it has one."""
    try:
        log = Log(path, kind, writable=False)
        end = log.last_end()
    except (OSError, DamagedError, ForeignFileError):
        return None
    return None if end is None else Mark(log.generation, log.size(), end)


def mark_of(path: Path, kind: str) -> Mark | None:
    """The end of a log that has been read through; None where it is not sound."""
    try:
        log = Log(path, kind, writable=False)
        for _ in log.changes():
            pass
    except (OSError, DamagedError, ForeignFileError):
        return None
    return None if log.has_more() else Mark(log.generation, log.position, log.crc)


def _is_header(line: bytes) -> bool:
    try:
        return "reader" in json.loads(line)
    except (ValueError, TypeError, RecursionError):
        return False


def _record(line: bytes) -> Record | None:
    try:
        match json.loads(line):
            case [str(name), dict(documents)]:
                return name, documents, []
            case [str(name), dict(documents), list(removed)]:
                return name, documents, [key for key in removed if isinstance(key, str)]
    except (ValueError, RecursionError):
        pass
    return None
