"""Exports, written to files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.storage.engine.files import not_written, replace_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def write_export(file: Path, pieces: Iterable[str]) -> None:
    """Put an export in the place of an older one, whole or not at all; a device takes it as it
    comes. Raises WriteError.
    """
    data = (piece.encode() for piece in pieces)
    if file.is_file() or not file.exists():
        replace_file(file, data)
        return
    try:
        with file.open("wb") as stream:
            stream.writelines(data)
    except OSError as error:
        raise not_written(file, error) from error
