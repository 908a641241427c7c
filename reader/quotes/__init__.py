"""Quotations and who said them: text in, `reader.model.Quotation`s out, offline.

The grades are cheap to import; the extractor is loaded when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from reader.quotes.grades import CERTAIN, UNCERTAIN, VERSION

if TYPE_CHECKING:
    from reader.quotes.extraction import as_json, extract, named_people

__all__ = ["CERTAIN", "UNCERTAIN", "VERSION", "as_json", "extract", "named_people"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("reader.quotes.extraction"), name)
