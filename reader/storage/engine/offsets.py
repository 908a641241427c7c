"""Where each document of a log stands, kept beside it so that opening need not read it.

The first line is the CRC-32 of the rest, the second is JSON and says what follows: per table the
ids as JSON, none where they are those of the table before, then their offsets as unsigned 64-bit
integers and the CRC-32 of their lines as unsigned 32-bit ones. An index that does not fit its log
is made again from it.
"""

from __future__ import annotations

import contextlib
import json
import sys
import zlib
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.errors import WriteError
from reader.files import open_regular
from reader.storage.engine.files import replace_file
from reader.storage.engine.log import damaged, dump

if TYPE_CHECKING:
    from pathlib import Path

    from reader.storage.engine.log import Log

CHECKSUMS = 1 << 32
"""A place is the offset of a line times this, plus the line's CRC-32."""
_VERSION = f"3 {sys.byteorder}"


@dataclass(frozen=True, slots=True)
class Offsets:
    """Where the documents stand that a log holds up to byte `position`."""

    position: int
    crc: int
    written: int
    """Documents written to the log so far, those since replaced or removed included."""
    tables: dict[str, dict[str, int]]
    """Places by id."""


def path_of(log: Path) -> Path:
    """Where the index of a log is kept."""
    return log.with_name(log.name + ".index")


def save(path: Path, generation: str, found: Offsets) -> None:
    """Keep the offsets of the log with this generation; else the log is read next time."""
    tables = found.tables
    parts: list[bytes] = []
    ids: list[str] = []
    for places in tables.values():
        same, ids = list(places) == ids, list(places)
        offsets = array("Q", (place // CHECKSUMS for place in places.values()))
        sums = array("I", (place % CHECKSUMS for place in places.values()))
        parts += [b"" if same else dump(ids), offsets.tobytes() + sums.tobytes()]
    header = {
        "version": _VERSION,
        "generation": generation,
        "position": found.position,
        "crc": found.crc,
        "written": found.written,
        "tables": {
            name: [len(parts[2 * i]), len(parts[2 * i + 1])] for i, name in enumerate(tables)
        },
    }
    with contextlib.suppress(WriteError):
        content = b"".join([dump(header), *parts])
        checksum = b"%08x\n" % zlib.crc32(content)
        replace_file(path, [checksum, content], through_link=False)


def load(path: Path, log: Log) -> Offsets | None:
    """The index kept at `path`, or None where there is none of this log.

    Raises DamagedError when the log has lost what the index stands for.
    """
    try:
        with open_regular(path) as file:
            crc, _, content = file.read().partition(b"\n")
    except OSError:
        return None
    if crc != b"%08x" % zlib.crc32(content):
        return None
    line, _, body = content.partition(b"\n")
    header = json.loads(line)
    if header["version"] != _VERSION or header["generation"] != log.generation:
        return None
    if not log.holds(header["position"], header["crc"]):
        raise damaged(log.path, "its end is missing")
    tables: dict[str, dict[str, int]] = {}
    ids, start = [], 0
    for name, (ids_size, offsets_size) in header["tables"].items():
        middle, end = start + ids_size, start + ids_size + offsets_size
        if ids_size:
            ids = json.loads(body[start:middle])
        sums = middle + 8 * len(ids)
        pairs = zip(array("Q", body[middle:sums]), array("I", body[sums:end]), strict=True)
        places = (offset * CHECKSUMS + crc for offset, crc in pairs)
        tables[name] = dict(zip(ids, places, strict=True))
        start = end
    return Offsets(header["position"], header["crc"], header["written"], tables)
