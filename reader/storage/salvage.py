"""What can still be read of a log, of any format, whatever happened to it."""

from __future__ import annotations

import json
import re
import zlib
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from reader.errors import DamagedError, ForeignFileError
from reader.files import open_regular
from reader.storage.documents import is_valid, right_key
from reader.storage.engine.log import Log, dump, end_in, end_of
from reader.storage.engine.mending import mended
from reader.storage.kinds import ARTICLES, BOOKMARKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

NAMED = 5
"""Documents that are named; of the others, how many there are."""

Record = tuple[str, dict[str, Any], list[str]]
"""Of one line: the table, documents put into it, ids taken out."""
Tables = dict[str, dict[str, dict[str, Any]]]

_GLUED = re.compile(rb'^(\[.*\])?.?("[0-9a-f]{8}").?(\[.*\])?\n$', re.DOTALL)
"""The end of a change on one line with what is before it, or after it, for want of a line end."""


class Salvage:
    """Gives what makes sense as a line of a log, and tells what does not.

    A change of which one byte is wrong is mended by its checksum. One that is not as written all
    the same may have been edited by hand, and what can be read of it is taken.
    """

    def __init__(self, path: Path, kind: str) -> None:
        self.lost = 0
        """Lines and documents that could not be read."""
        self.doubtful: dict[tuple[str, str], dict[str, Any]] = {}
        """By table and key, documents of the user's data that may not be what was written."""
        self._path = path
        self._kind = kind

    def lines(self) -> Iterator[bytes]:
        """The good lines; of articles as they are, unread, where the checksum is right."""
        for sound, lines in self._changes():
            if sound and self._kind == ARTICLES:
                yield from (line for line in lines if line.startswith(b"["))
                continue
            for name, documents, removed in self._records(lines):
                yield from (dump([name, {key: document}]) for key, document in documents.items())
                if removed:
                    yield dump([name, {}, removed])

    def put_into(self, tables: Tables, start: int = 0, crc: int = 0) -> Tables:
        """Make the changes from byte `start` on, where the checksum is `crc`, in tables of the
        user's data. What is not as written takes nothing out of them."""
        for sound, lines in self._changes(start, crc):
            for name, documents, removed in self._records(lines):
                table = tables.setdefault(name, {})
                for key, document in documents.items():
                    if sound:
                        self.doubtful.pop((name, key), None)
                    elif table.get(key) != document:
                        self.doubtful[name, key] = document
                    table[key] = document
                for key in removed:
                    if sound:
                        self.doubtful.pop((name, key), None)
                        table.pop(key, None)
                    elif key in table:
                        self.doubtful[name, key] = table[key]
        return tables

    def put_edited_into(self, tables: Tables) -> None:
        """Put what of all changes is not as written, and not replaced since, in tables."""
        edited = Salvage(self._path, self._kind)
        edited.put_into({})
        for (name, key), document in edited.doubtful.items():
            table = tables.setdefault(name, {})
            if table.get(key) != document:
                table[key] = self.doubtful[name, key] = document

    # -- inside ---------------------------------------------------------------------------

    def _changes(self, start: int = 0, crc: int = 0) -> Iterator[tuple[bool, list[bytes]]]:
        """The lines of each change without its end, and whether they are as written."""
        plain = self._plain_tinydb() if start == 0 else None
        if plain is not None:
            lines = [dump([name, table]) for name, table in plain.items()]
            yield self._kind != ARTICLES, lines  # of articles, a line each is wanted
            return
        lines, before = [], crc
        with open_regular(self._path) as file:
            file.seek(start)
            for line in chain.from_iterable(map(_unglued, file)):
                end = end_in(line)
                if _is_nearly(line, end_of(crc)):
                    yield True, lines
                elif end is None:
                    crc = zlib.crc32(line, crc)
                    lines.append(line)
                    continue
                else:
                    yield _mended(lines, before, end)
                    crc = end
                before, lines = crc, []
        yield False, lines

    def _records(self, lines: Iterable[bytes]) -> Iterator[Record]:
        for line in lines:
            record = _record(line)
            if record is None:
                self.lost += not line.startswith(b'"') and not _is_header(line)
                continue
            name, documents, removed = record
            good = {
                right_key(name, key, document): document
                for key, document in documents.items()
                if is_valid(self._kind, name, document)
            }
            self.lost += len(documents) - len(good)
            yield name, good, removed

    def _plain_tinydb(self) -> dict[str, dict[str, Any]] | None:
        """The tables of format 1: a file as TinyDB itself writes it."""
        with open_regular(self._path) as file:
            if file.read(1) != b"{" or _is_header(b"{" + file.readline()):
                return None
            file.seek(0)
            try:
                data = json.load(file)
            except (ValueError, RecursionError):
                return None
        return data if all(isinstance(table, dict) for table in data.values()) else None


def news_start(path: Path, copy: Path) -> tuple[int, int]:
    """From which byte on a damaged log says what a sound copy of it does not, and the checksum
    there: after the last end of a change that is in both."""
    ends: dict[bytes, int] = {}
    position = 0
    with open_regular(path) as file:
        for line in file:
            position += len(line)
            if end_in(line) is not None:
                ends[line] = position
    start, crc = 0, 0
    with open_regular(copy) as file:
        for line in file:
            if line in ends:
                start, crc = ends[line], end_in(line) or 0
    return start, crc


def _unglued(line: bytes) -> list[bytes]:
    """A line; two where it has lost the line end between them."""
    match = None if _is_whole(line) else _GLUED.match(line)
    return [part + b"\n" for part in match.groups() if part] if match else [line]


def _is_whole(line: bytes) -> bool:
    """Whether a line looks like one that changes something."""
    return line.startswith(b"[") and line.endswith(b"]\n")


def _mended(lines: list[bytes], before: int, end: int) -> tuple[bool, list[bytes]]:
    """The lines of a change whose end is not that of its lines, and whether they are as written."""
    whole = [line for line in lines if _is_whole(line) or _is_header(line)]
    if zlib.crc32(b"".join(whole), before) == end:  # but for something between them
        return True, whole
    found = [
        candidate.splitlines(keepends=True)
        for candidate in mended(b"".join(lines), before, end)
        if candidate.endswith(b"\n")
    ]
    found = [each for each in found if all(_record(line) or _is_header(line) for line in each)]
    return (True, found[0]) if len(found) == 1 else (False, lines)


def _is_nearly(line: bytes, expected: bytes) -> bool:
    """Whether a line is the expected one, one byte of which may be wrong, missing or too many."""
    if abs(len(line) - len(expected)) > 1:
        return False
    pairs = enumerate(zip(line, expected, strict=False))
    same = next((n for n, (one, other) in pairs if one != other), min(len(line), len(expected)))
    return line[same:] in (expected[same:], expected[same + 1 :]) or (
        line[same + 1 :] in (expected[same:], expected[same + 1 :])
    )


@dataclass(frozen=True, slots=True)
class Mark:
    """The end of a sound log: which log it is, how far it goes, and its last checksum."""

    generation: str
    position: int
    crc: int


def named(documents: Mapping[tuple[str, str], dict[str, Any]]) -> str:
    """A few documents of the user's data, by table and key, in words."""
    names = [_name(table, key, document) for (table, key), document in documents.items()]
    more = [f"{len(names) - NAMED:,} more"] if len(names) > NAMED else []
    return ", ".join(names[:NAMED] + more)


def _name(table: str, key: str, document: Mapping[str, Any]) -> str:
    title = document.get("title")
    return f"the bookmark “{title}”" if table == BOOKMARKS.table and title else f"{key} in {table}"


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


def _refused(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")


def _record(line: bytes) -> Record | None:
    try:
        match json.loads(line, parse_constant=_refused):
            case [str(name), dict(documents)]:
                return name, documents, []
            case [str(name), dict(documents), list(removed)]:
                return name, documents, [key for key in removed if isinstance(key, str)]
    except (ValueError, RecursionError):
        pass
    return None
