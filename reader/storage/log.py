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
import secrets
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.errors import DamagedError, ForeignFileError
from reader.storage.files import not_written, sync, write_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

FORMAT = 2

_END = re.compile(rb'"([0-9a-f]{8})"\n')
_END_SIZE = 11


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a log, its newline included, and where it starts in bytes."""

    offset: int
    data: bytes


def dump(value: Any) -> bytes:
    """`value` as one line of JSON; lone surrogates pass."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass") + b"\n"


def new_header(kind: str) -> bytes:
    """The first line of a new log."""
    return dump({"reader": kind, "format": FORMAT, "generation": secrets.token_hex(8)})


def end_of(crc: int) -> bytes:
    """The line that ends a change."""
    return b'"%08x"\n' % crc


def snapshot(kind: str, lines: Iterable[bytes]) -> Iterator[bytes]:
    """A whole new log that holds `lines` as one change."""
    header = new_header(kind)
    crc = zlib.crc32(header)
    yield header
    for line in lines:
        crc = zlib.crc32(line, crc)
        yield line
    yield end_of(crc)


class Log:
    """An open log. Reading needs no lock; who appends holds the lock of the file.

    Raises FileNotFoundError, ForeignFileError and DamagedError when opened.
    """

    def __init__(self, path: Path, kind: str, *, writable: bool) -> None:
        self.path = path
        self._fd = os.open(path, (os.O_RDWR if writable else os.O_RDONLY) | os.O_CLOEXEC)
        header = next(self._lines(0), Line(0, b""))
        self.generation = self._check(header.data, kind)
        self.position = len(header.data)
        """Bytes read so far: up to the end of a change."""
        self.crc = zlib.crc32(header.data)
        """What the end of that change says."""
        self._start = self.position

    def __del__(self) -> None:
        with contextlib.suppress(AttributeError):
            os.close(self._fd)

    def _check(self, header: bytes, kind: str) -> str:
        try:
            value = json.loads(header)
        except ValueError:
            raise DamagedError(f"{self.path}: the first line cannot be read") from None
        if not isinstance(value, dict) or value.get("reader") != kind:
            raise ForeignFileError(
                f"{self.path} is not a file of this reader",
                "Move it away, or choose another directory with --data-dir.",
            )
        if value.get("format") != FORMAT:
            raise ForeignFileError(
                f"{self.path} has format {value.get('format')}; this reader knows {FORMAT}",
                "Install the newest reader.",
            )
        return str(value["generation"])

    # -- reading --------------------------------------------------------------------------

    def changes(self) -> Iterator[list[Line]]:
        """The changes after `position`, which moves on with each. Raises DamagedError."""
        pending: list[Line] = []
        crc = self.crc
        for line in self._lines(self.position):
            end = _END.fullmatch(line.data)
            if end is None:
                crc = zlib.crc32(line.data, crc)
                pending.append(line)
                continue
            if int(end[1], 16) != crc:
                raise DamagedError(f"{self.path}: the change before byte {line.offset} is damaged")
            self.position, self.crc = line.offset + _END_SIZE, crc
            yield pending
            pending = []

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
        """Whether the file at `path` is still this one and what was read of it still stands."""
        try:
            there = self.path.stat()
        except FileNotFoundError:
            return False
        here = os.fstat(self._fd)
        if (there.st_ino, there.st_dev) != (here.st_ino, here.st_dev):
            return False
        return self.holds(self.position, self.crc)

    def holds(self, position: int, crc: int) -> bool:
        """Whether a change that ends at byte `position` with `crc` is in the file."""
        if position == self._start:
            return os.fstat(self._fd).st_size >= position
        return os.pread(self._fd, _END_SIZE, position - _END_SIZE) == end_of(crc)

    def size(self) -> int:
        """Bytes in the file, unfinished changes included."""
        return os.fstat(self._fd).st_size

    def _lines(self, start: int) -> Iterator[Line]:
        with open(self._fd, "rb", closefd=False) as file:
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
            if self.size() > self.position:  # what a killed writer left
                os.ftruncate(self._fd, self.position)
            write_at(self._fd, b"".join(data), self.position)
            if durable:
                sync(self._fd)
        except OSError as error:
            with contextlib.suppress(OSError):
                os.ftruncate(self._fd, self.position)
            raise not_written(self.path, error) from error
