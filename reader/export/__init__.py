"""Articles and quotations out, as text in the formats that other programs read.

In the order data flows:

    citation        what is exported: an article or a quotation, with all that citing it needs
    formats         the table of formats, a row each
    markdown, csv_table, json_lines, bibtex, csl_json
                    one format each: `write` turns citations into text, piece by piece
    bibliography    what bibtex and csl_json say of an article, out of all its citations
    sanitizing      text and addresses that cannot act on a terminal
    safe_json       JSON that cannot either

A new format is a module with a function `write` and a row in `formats`. What others use is offered
here; a format's module is loaded when it is written.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from reader.export.formats import FORMATS, Format, format_for, write

if TYPE_CHECKING:
    from reader.export.citation import Citation
    from reader.export.safe_json import to_json
    from reader.export.sanitizing import sanitize

__all__ = ["FORMATS", "Citation", "Format", "format_for", "sanitize", "to_json", "write"]

_LATER = {
    "Citation": "reader.export.citation",
    "sanitize": "reader.export.sanitizing",
    "to_json": "reader.export.safe_json",
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATER[name]), name)
