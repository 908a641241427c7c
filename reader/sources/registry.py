"""Every format there is, and which one a file is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import SourceError
from reader.sources.files import name_of, read_bytes
from reader.sources.seeds import SeedFormat

if TYPE_CHECKING:
    from pathlib import Path

    from reader.sources.format import Contents, Format

FORMATS: tuple[Format, ...] = (SeedFormat(),)
"""The first that accepts a file reads it."""


def read_file(file: Path) -> Contents:
    """The articles of a file.

    Raises:
        SourceError: it cannot be read, or is of no format there is; the message names it.
    """
    data, name = read_bytes(file), name_of(file)
    for format in FORMATS:
        if format.accepts(data, name):
            return format.read(data, name)
    raise SourceError(f"{file} is of no format that Reader knows.")
