"""Named arrays in one file: written whole or not at all, mapped into memory when read.

The file is a magic word with the version, the length and checksum of a table of contents in JSON,
that table, and the arrays one after another, each beginning at a multiple of 64 bytes. The table
tells each array's name, type, shape, place and CRC-32.
"""

from __future__ import annotations

import json
import math
import mmap
import os
import struct
import zlib
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from reader.errors import ReaderError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Array = NDArray[Any]

VERSION = 2
"""Raised whenever what is stored, or how words are made of texts, changes."""

_HEAD = struct.Struct("<8sIQI")
_MAGIC = b"RDRINDEX"
_ALIGNMENT = 64
_PIECE = 1 << 20
"""Bytes read at a time to be checked."""


class StaleIndexError(ReaderError):
    """There is no index here, or one that is damaged or of another version: build it again."""


def write(arrays: Mapping[str, Array], path: Path) -> None:
    """Write arrays to a file; an old file stays as it was until the new one is complete."""
    contents, place = {}, 0
    for name, array in arrays.items():
        data = np.ascontiguousarray(array)
        contents[name] = {
            "type": data.dtype.str,
            "shape": data.shape,
            "place": place,
            "crc": _checksum(data),
        }
        place += _padded(data.nbytes)
    table = json.dumps(contents).encode()
    unfinished = path.with_suffix(f".{os.getpid()}.new")
    try:
        with unfinished.open("wb") as file:
            head = _HEAD.pack(_MAGIC, VERSION, len(table), zlib.crc32(table)) + table
            file.write(head.ljust(_padded(len(head)), b"\0"))
            for array in arrays.values():
                file.write(np.ascontiguousarray(array).tobytes())
                file.write(bytes(_padded(array.nbytes) - array.nbytes))
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def read(path: Path) -> dict[str, Array]:
    """Map the arrays of a file; raises `StaleIndexError` where it cannot be trusted."""
    try:
        with path.open("rb") as file:
            start, contents = _contents(file)
            _check(file, start, contents)
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        return {
            name: np.frombuffer(
                data, np.dtype(entry["type"]), _count(entry), start + entry["place"]
            ).reshape(entry["shape"])
            for name, entry in contents.items()
        }
    except (OSError, ValueError, KeyError, TypeError, struct.error) as error:
        raise StaleIndexError(f"The search index {path.name} cannot be used: {error}") from error


def _contents(file: BinaryIO) -> tuple[int, dict[str, Any]]:
    """Where in the file the arrays begin, and what its table tells of each, by name."""
    magic, version, length, checksum = _HEAD.unpack(file.read(_HEAD.size))
    if magic != _MAGIC or version != VERSION:
        raise ValueError("it is of another version")
    table = file.read(min(length, os.fstat(file.fileno()).st_size))
    if zlib.crc32(table) != checksum:
        raise ValueError("its table of contents is damaged")
    contents: dict[str, Any] = json.loads(table)
    return _padded(_HEAD.size + length), contents


def _check(file: BinaryIO, start: int, contents: Mapping[str, Any]) -> None:
    """Raise ValueError where an array is damaged.

    They are read in pieces: what is mapped to be checked would all be held in memory, and a search
    needs little of it.
    """
    for name, entry in contents.items():
        file.seek(start + entry["place"])
        left, checksum = _count(entry) * np.dtype(entry["type"]).itemsize, 0
        while left > 0 and (piece := file.read(min(left, _PIECE))):
            checksum = zlib.crc32(piece, checksum)
            left -= len(piece)
        if checksum != entry["crc"]:
            raise ValueError(f"“{name}” is damaged")


def _count(entry: Mapping[str, Any]) -> int:
    return math.prod(entry["shape"])


def _checksum(array: Array) -> int:
    return zlib.crc32(array.view(np.uint8).data)


def _padded(size: int) -> int:
    return -size % _ALIGNMENT + size
