"""A file of changes that only grows: one JSON value a line.

    {"reader":"state","format":2,"generation":"5f0c…"}    what the file is
    ["bookmarks",{"ab12":{"title":"…"}}]                  documents put into a table
    ["bookmarks",{},["ab12"]]                             documents taken out of it
    "9f3c1a20"                                            the end of a change

The last is the CRC-32 of all lines before it, other ends left out. A change counts when its end is
there: what a crash cut short has none, and the next writer writes over it. Because each end stands
for everything before it, it also tells whether two readers have seen the same file.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import stat
import zlib
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.errors import DamagedError, ForeignFileError
from reader.files import open_regular
from reader.storage.engine.files import not_written, sync, write_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

FORMAT = 2

_END = re.compile(rb'"([0-9a-f]{8})"\n')
_END_SIZE = 11
_SNAPSHOT_CHANGE = 1 << 20


class Line(NamedTuple):
    """One line of a log, its newline included, and where it starts in bytes."""

    offset: int
    data: bytes


def dump(value: Any) -> bytes:
    """`value` as one line of JSON; lone surrogates pass."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass") + b"\n"


def new_header(kind: str) -> bytes:
    """The first line of a new log."""
    return dump({"reader": kind, "format": FORMAT, "generation": os.urandom(8).hex()})


def end_of(crc: int) -> bytes:
    """The line that ends a change."""
    return b'"%08x"\n' % crc


def end_in(line: bytes) -> int | None:
    """The checksum on a line that ends a change; None of other lines."""
    match = _END.fullmatch(line)
    return int(match[1], 16) if match else None


def damaged(path: Path, what: str) -> DamagedError:
    """What to tell the user about a file that cannot be read."""
    return DamagedError(
        f"{path} is damaged: {what}",
        "Start the reader, or `reader doctor --repair`, to have it put right; nothing is deleted.",
    )


def generation_of(path: Path, header: bytes, kind: str) -> str:
    """What tells this log from those before and after it, from its first line.

    Raises ForeignFileError, OldFormatError, DamagedError.
    """
    try:
        value = json.loads(header)
    except (ValueError, RecursionError):
        raise damaged(path, "its first line cannot be read") from None
    if _is_plain_tinydb(value):
        value = {"reader": kind, "format": 1}
    match value:
        case [str(), dict(), *_]:
            raise damaged(path, "its first line is missing")
        case {"reader": found, **rest} if found == kind:
            if isinstance(number := rest.get("format"), int):
                _check_format(path, number)
            if number == FORMAT and isinstance(generation := rest.get("generation"), str):
                return generation
            raise damaged(path, "its first line is not as written")
    raise NotOursError(
        f"{path} is not a file of this reader",
        "Move it away, or choose another directory with --data-dir.",
    )


def _check_format(path: Path, number: int) -> None:
    if number > FORMAT:
        raise ForeignFileError(
            f"{path} has format {number}, from a newer reader; this one knows {FORMAT}",
            "Install the newest reader; the file has not been touched.",
        )
    if 1 <= number < FORMAT:
        raise OldFormatError(
            f"{path} has format {number}, from an older reader",
            "Start the reader once: it brings the file up to date and keeps the old one.",
        )


def _is_plain_tinydb(value: Any) -> bool:
    """Format 1 was a file of TinyDB's own: one object of tables of documents."""
    return (
        isinstance(value, dict)
        and "reader" not in value
        and all(isinstance(table, dict) for table in value.values())
        and all(isinstance(doc, dict) for table in value.values() for doc in table.values())
    )


def snapshot(kind: str, lines: Iterable[bytes]) -> Iterator[bytes]:
    """A whole new log that holds `lines`, in changes small enough to be read one by one."""
    header = new_header(kind)
    crc, size = zlib.crc32(header), 0
    yield header
    for line in lines:
        if size > _SNAPSHOT_CHANGE:
            size = 0
            yield end_of(crc)
        crc, size = zlib.crc32(line, crc), size + len(line)
        yield line
    if size:
        yield end_of(crc)


def _is_json(line: Line) -> bool:
    try:
        return isinstance(json.loads(line.data), list)
    except (ValueError, RecursionError):
        return False


class NotOursError(ForeignFileError):
    """Something else that is where a log should be."""


class OldFormatError(DamagedError):
    """A log of an earlier format, which has to be brought up to date before it is used."""


class Log:
    """An open log. Reading needs no lock; who appends holds the lock of the file.

    Raises FileNotFoundError, PermissionError, ForeignFileError, OldFormatError and DamagedError
    when opened.
    """

    def __init__(self, path: Path, kind: str, *, writable: bool) -> None:
        self.path = path
        if not stat.S_ISREG(path.stat().st_mode):
            raise damaged(path, "it is not a file")
        self._fd = os.open(path, (os.O_RDWR if writable else os.O_RDONLY) | os.O_CLOEXEC)
        header = self.line_at(0) or os.pread(self._fd, self.size(), 0)
        self.generation = generation_of(path, header, kind)
        if not header.endswith(b"\n"):
            raise damaged(path, "its first line is cut short")
        self.position = len(header)
        """Bytes read so far: up to the end of a change."""
        self.crc = zlib.crc32(header)
        """What the end of that change says."""
        self._start = self.position

    def __del__(self) -> None:
        with contextlib.suppress(AttributeError):
            os.close(self._fd)

    # -- reading --------------------------------------------------------------------------

    def changes(self) -> Iterator[list[Line]]:
        """The changes after `position`, which moves on with each. Raises DamagedError."""
        pending: list[Line] = []
        crc = self.crc
        for line in self._lines(self.position):
            end = end_in(line.data)
            if end is None:
                crc = zlib.crc32(line.data, crc)
                pending.append(line)
                continue
            if end != crc:
                raise damaged(self.path, f"the change before byte {line.offset} is not as written")
            self.position, self.crc = line.offset + _END_SIZE, crc
            yield pending
            pending = []
        if not all(map(_is_json, pending)):
            raise damaged(self.path, f"what follows byte {self.position} is not ours")

    def line_at(self, offset: int) -> bytes:
        """The line that starts at byte `offset`."""
        size = 8192
        while True:
            block = os.pread(self._fd, size, offset)
            end = block.find(b"\n") + 1
            if end or len(block) < size:
                return block[:end]
            size *= 4

    def is_current(self) -> bool:
        """Whether the file at `path` is still this one and what was read of it still stands.

        Raises FileNotFoundError.
        """
        there = self.path.stat()
        here = os.fstat(self._fd)
        if (there.st_ino, there.st_dev) != (here.st_ino, here.st_dev):
            return False
        return self.holds(self.position, self.crc)

    def holds(self, position: int, crc: int) -> bool:
        """Whether a change that ends at byte `position` with `crc` is in the file."""
        if position == self._start:
            return self.size() >= position
        return os.pread(self._fd, _END_SIZE, position - _END_SIZE) == end_of(crc)

    def last_end(self) -> int | None:
        """What the end of the last change in the file says; None where the file ends otherwise."""
        return end_in(os.pread(self._fd, _END_SIZE, max(0, self.size() - _END_SIZE)))

    def chunks(self) -> Iterator[bytes]:
        """The bytes up to `position`: a log of its own."""
        for start in range(0, self.position, 1 << 20):
            yield os.pread(self._fd, min(1 << 20, self.position - start), start)

    def is_at(self, path: Path) -> bool:
        """Whether `path` is what `chunks` gives. Its last line stands for all of it."""
        try:
            with open_regular(path) as file:
                file.seek(self.position - _END_SIZE)
                return file.read(_END_SIZE + 1) == end_of(self.crc)
        except OSError:
            return False

    def size(self) -> int:
        """Bytes in the file, unfinished changes included."""
        return os.fstat(self._fd).st_size

    def is_empty(self) -> bool:
        """Whether nothing has ever been changed in it."""
        return self.position == self._start

    def has_more(self) -> bool:
        """Whether something follows what was read: a change, or the beginning of one."""
        return self.size() > self.position

    def _lines(self, start: int) -> Iterator[Line]:
        with open(self._fd, "rb", buffering=1 << 16, closefd=False) as file:
            file.seek(start)
            for data in file:
                if data.endswith(b"\n"):
                    yield Line(start, data)
                start += len(data)

    # -- writing --------------------------------------------------------------------------

    def append(self, lines: Iterable[bytes], *, durable: bool) -> None:
        """Write one change at `position`, which stays, and return when the disk holds it.

        Raises WriteError, with the file as it was.
        """
        crc, data = self.crc, []
        for line in lines:
            crc = zlib.crc32(line, crc)
            data.append(line)
        data.append(end_of(crc))
        try:
            self._cut()
            write_at(self._fd, b"".join(data), self.position)
            if durable:
                sync(self._fd)
        except OSError as error:
            with contextlib.suppress(OSError):
                self._cut()
            raise not_written(self.path, error) from error

    def lacks_end(self) -> bytes | None:
        """The end of the change after `position` where it is there but for its last byte."""
        data = os.pread(self._fd, self.size() - self.position, self.position)
        lines, newline, rest = data.rpartition(b"\n")
        end = end_of(zlib.crc32(lines + newline, self.crc))
        return lines + newline + end if rest[:9] == end[:9] and len(rest) <= len(end) else None

    def complete(self) -> bool:
        """Put the last byte of the last change right, if it is only that. Raises WriteError."""
        whole = self.lacks_end()
        if whole is None:
            return False
        try:
            write_at(self._fd, whole, self.position)
            sync(self._fd)
        except OSError as error:
            raise not_written(self.path, error) from error
        return True

    def cut(self) -> bool:
        """Take off what follows the last change, if anything does. Raises WriteError."""
        try:
            return self._cut()
        except OSError as error:
            raise not_written(self.path, error) from error

    def _cut(self) -> bool:
        if not self.has_more():
            return False
        os.ftruncate(self._fd, self.position)
        return True
