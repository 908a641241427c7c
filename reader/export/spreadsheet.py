"""CSV for a spreadsheet (RFC 4180), which must not run what an article says."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from reader.export.harmless import harmless

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

_FORMULA = tuple("=+-@\t\r")
"""What makes a spreadsheet take a cell for a formula (OWASP, CSV Injection)."""


def csv_table(citations: Iterable[Citation]) -> Iterator[str]:
    """A header, then a row for each citation."""
    yield _row(COLUMNS)
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
    csv.writer(line).writerow(map(_cell, cells))
    return line.getvalue()


def _cell(text: str) -> str:
    """The text of a cell, marked as text with an apostrophe where it could be a formula."""
    clean = harmless(text)
    risky = text.startswith(_FORMULA) or clean.lstrip().startswith(_FORMULA)
    return f"'{clean}" if risky else clean
