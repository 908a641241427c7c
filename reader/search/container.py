"""Named arrays in one file: written whole or not at all, mapped into memory when read.

The file is a magic word with the version, the length and checksum of a table of contents in JSON,
that table, and the arrays one after another, each beginning at a multiple of 64 bytes. The table
tells each array's name, type, shape, place and CRC-32.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
import zlib
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from reader.errors import ReaderError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Array = NDArray[Any]

VERSION = 1
"""Raised whenever what is stored, or how words are made of texts, changes."""

_HEAD = struct.Struct("<8sIQI")
_MAGIC = b"RDRINDEX"
_ALIGNMENT = 64


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
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        return _arrays(data)
    except (OSError, ValueError, KeyError, TypeError, struct.error) as error:
        raise StaleIndexError(f"The search index {path.name} cannot be used: {error}") from error


def _arrays(data: mmap.mmap) -> dict[str, Array]:
    magic, version, length, checksum = _HEAD.unpack_from(data)
    if magic != _MAGIC or version != VERSION:
        raise ValueError("it is of another version")
    table = data[_HEAD.size : _HEAD.size + length]
    if zlib.crc32(table) != checksum:
        raise ValueError("its table of contents is damaged")
    start = _padded(_HEAD.size + length)
    arrays = {}
    for name, entry in json.loads(table).items():
        kind = np.dtype(entry["type"])
        count = int(np.prod(entry["shape"], dtype=np.int64))
        array = np.frombuffer(data, kind, count, start + entry["place"])
        if _checksum(array) != entry["crc"]:
            raise ValueError(f"“{name}” is damaged")
        arrays[name] = array.reshape(entry["shape"])
    return arrays


def _checksum(array: Array) -> int:
    return zlib.crc32(array.view(np.uint8).data)


def _padded(size: int) -> int:
    return -size % _ALIGNMENT + size
