"""CSV for spreadsheets (RFC 4180), which must not run what an article says."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from reader.export.sanitizing import lines_of, sanitize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.export.citation import Citation

COLUMNS = (
    "quotation",
    "speaker",
    "role",
    "title",
    "source",
    "author",
    "published",
    "url",
    "kept",
    "note",
    "tags",
    "article",
)

_FORMULA = re.compile(r"[\t\r\n]|[\s\u00ad\u180e\u200b-\u200f\u2060-\u206f\ufeff]*[=+\-@＝＋－＠]")
"""What makes a spreadsheet take a cell for a formula (OWASP, CSV Injection), after what the
spreadsheet may leave out."""


def write(citations: Iterable[Citation]) -> Iterator[str]:
    """A header, then a row for each citation.

    Every cell of a row is in quotation marks, so that a program for which semicolons or tabs
    separate finds no other cell in a text.
    """
    yield ",".join(COLUMNS) + "\r\n"
    for citation in citations:
        yield _row(
            (
                citation.text,
                citation.speaker,
                citation.role,
                citation.title,
                citation.source,
                citation.author,
                citation.published,
                citation.url,
                citation.kept,
                citation.note,
                ", ".join(citation.tags),
                citation.article,
            )
        )


def _row(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, quoting=csv.QUOTE_ALL).writerow(map(_cell, cells))
    return line.getvalue()


def _cell(text: str) -> str:
    """The text of a cell, marked as text with an apostrophe where it could be a formula."""
    clean = "\n".join(map(sanitize, lines_of(text)))
    is_formula = _FORMULA.match(text) or (clean is not text and _FORMULA.match(clean))
    return f"'{clean}" if is_formula else clean
