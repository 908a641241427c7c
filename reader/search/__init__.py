"""Passages in, ranked hits out: the index, the query language, the ranking.

In the order data flows; each may import those above it in this list, never those below:

    passage       what goes in and what comes out: passages, hits, results
    words/        a text as words, and which words a typed one may stand for
    query/        what is typed, understood: words to look for, conditions, completion
    segments/     the inverted index itself, in memory and on disk
    retrieval/    which passages a query may mean: terms, expansion, evidence, candidates
    ranking/      the candidates in order: features, confidence, what to mark and why
    searcher      runs these stages over the segments there are
    index         `Index`: passages are added, removed, searched, saved
    occurrences   where a query occurs in one text, without an index

What others use is offered here. `parse` and the types are cheap to import; what needs numpy or
RapidFuzz is loaded when first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from reader.job import CancelledError
from reader.search.passage import (
    Completion,
    Explanation,
    Facet,
    Hit,
    Marks,
    Passage,
    PassageKind,
    Problem,
    QuotationKind,
    Results,
)
from reader.search.query.operators import MEANINGS, Operator
from reader.search.query.parser import Condition, Query, parse

if TYPE_CHECKING:
    from reader.search.index import Index
    from reader.search.occurrences import find
    from reader.search.query.completion import complete
    from reader.search.segments.container import StaleIndexError
    from reader.search.words.aliases import shipped_aliases
    from reader.search.words.names import name_matches

__all__ = [
    "MEANINGS",
    "CancelledError",
    "Completion",
    "Condition",
    "Explanation",
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
    "name_matches",
    "parse",
    "shipped_aliases",
]

_LATER = {
    "Index": "reader.search.index",
    "StaleIndexError": "reader.search.segments.container",
    "complete": "reader.search.query.completion",
    "find": "reader.search.occurrences",
    "name_matches": "reader.search.words.names",
    "shipped_aliases": "reader.search.words.aliases",
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATER[name]), name)
