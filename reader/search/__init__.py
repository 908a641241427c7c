"""Passages in, ranked hits out: the index, the query language, the ranking.

A search is a pipeline, each stage a file; `searcher` runs them:

    fold          a text, or the query, as the words that are compared
    terms         the query's words as terms, those run together taken apart
    vocabulary    which known words are near a term, or begin with it (`lexicon`: in all segments)
    readings      which words a term may stand for, and how likely (`slips`: by which slip)
    evidence      what each reading is worth, by how rare it is
    candidates    the passages with the most evidence (`collection`: what is known of each before)
    grid          where in the candidates the terms stand
    rank          what speaks for each candidate, weighed; `confidence` says whether it is close
    highlight     the words to mark, and why it is a hit

`query` understands what is typed (`operators`, `dates`), `filters` checks its conditions,
`completion` goes on with it, and `finding` looks in one text. `index` holds `segment`s of
`passage`s in `columns`; `merge` makes one of two, `disk` keeps them in a `container`.

`parse` and the types are cheap to import; what needs numpy or RapidFuzz is loaded when first
asked for.
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
    "parse",
]

_LATER = {
    "Index": "reader.search.index",
    "StaleIndexError": "reader.search.segments.container",
    "complete": "reader.search.query.completion",
    "find": "reader.search.occurrences",
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATER[name]), name)
