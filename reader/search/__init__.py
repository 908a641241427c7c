"""Passages in, ranked hits out: the index, the query language, the ranking.

`parse` and the types are cheap to import; what needs numpy or RapidFuzz is loaded when first
asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from reader.search.operators import MEANINGS, Operator
from reader.search.passage import (
    Completion,
    Facet,
    Hit,
    Marks,
    Passage,
    PassageKind,
    Problem,
    QuotationKind,
    Results,
)
from reader.search.query import Condition, Query, parse

if TYPE_CHECKING:
    from reader.search.completion import complete
    from reader.search.container import StaleIndexError
    from reader.search.finding import find
    from reader.search.index import Index
    from reader.search.searcher import CancelledError

__all__ = [
    "MEANINGS",
    "CancelledError",
    "Completion",
    "Condition",
    "Facet",
    "Hit",
    "Index",
    "Marks",
    "Operator",
    "Passage",
    "PassageKind",
    "Problem",
    "Query",
    "QuotationKind",
    "Results",
    "StaleIndexError",
    "complete",
    "find",
    "parse",
]

_LATER = {
    "CancelledError": "reader.search.searcher",
    "Index": "reader.search.index",
    "StaleIndexError": "reader.search.container",
    "complete": "reader.search.completion",
    "find": "reader.search.finding",
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATER[name]), name)
