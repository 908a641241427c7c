"""The forms of an export, by name and by the name of the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.export.bibtex import bibtex
from reader.export.csl import csl_json
from reader.export.jsonlines import json_lines
from reader.export.markdown import markdown
from reader.export.spreadsheet import csv_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import PurePath

    from reader.export.citation import Citation


@dataclass(frozen=True, slots=True)
class Format:
    """A form of export."""

    suffix: str
    """How names of such files end."""
    write: Callable[[Iterable[Citation]], Iterator[str]]
    """Gives the text piece by piece."""


FORMATS = {
    "markdown": Format(".md", markdown),
    "csv": Format(".csv", csv_table),
    "jsonl": Format(".jsonl", json_lines),
    "bibtex": Format(".bib", bibtex),
    "csl": Format(".json", csl_json),
}


def format_for(file: PurePath) -> str:
    """The name of the form that a file's name asks for; Markdown where it says nothing."""
    suffix = file.suffix.lower()
    return next((name for name, form in FORMATS.items() if form.suffix == suffix), "markdown")


def write(citations: Iterable[Citation], form: str) -> Iterator[str]:
    """The text of an export, piece by piece; `form` is a key of `FORMATS`."""
    return FORMATS[form].write(citations)
