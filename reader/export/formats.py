"""The table of formats, by name and by the name of the file."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import PurePath

    from reader.export.citation import Citation


class Format(NamedTuple):
    """A format that citations can be exported in."""

    suffix: str
    """How the names of such files end."""
    module: str
    """The module of this package whose function `write` writes it."""

    def write(self, citations: Iterable[Citation]) -> Iterator[str]:
        """The text of an export, piece by piece."""
        pieces: Iterator[str] = import_module(f"reader.export.{self.module}").write(citations)
        return pieces


FORMATS = {
    "markdown": Format(".md", "markdown"),
    "csv": Format(".csv", "csv_table"),
    "jsonl": Format(".jsonl", "json_lines"),
    "bibtex": Format(".bib", "bibtex"),
    "csl": Format(".json", "csl_json"),
}
"""Every format by its name."""


def format_for(file: PurePath) -> str | None:
    """The name of the format that a file's name asks for: Markdown where it has no ending, None
    where it has one that says nothing."""
    suffix = file.suffix.lower() or ".md"
    return next((name for name, format in FORMATS.items() if format.suffix == suffix), None)


def write(citations: Iterable[Citation], format: str) -> Iterator[str]:
    """The text of an export, piece by piece; `format` is a key of `FORMATS`."""
    return FORMATS[format].write(citations)
