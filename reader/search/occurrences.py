"""Where a query occurs in one text: the open article, a line of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import Span
from reader.search.query.parser import parse
from reader.search.words.edit_model import is_plausible
from reader.search.words.tokens import Token, tokens_at, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.search.query.parser import Query

_ROOM = 3
"""An occurrence may have this many other words for each word of the query."""


def find(query: str | Query, text: str) -> list[Span]:
    """Where the words of a query stand in `text`, nearly and in any order, as spans of `text`.

    An occurrence is the shortest stretch that holds them all; occurrences do not overlap.
    """
    asked = parse(query) if isinstance(query, str) else query
    typed = words(asked.words)
    if not typed:
        return []
    last_open = asked.words[-1:].isalnum()
    held = words(text)
    known = {word: _terms_meant(word, typed, last_open) for word in set(held)}
    meant = {place: known[word] for place, word in enumerate(held) if known[word]}
    return _stretches(meant, tokens_at(text, meant), len(typed))


def _terms_meant(word: str, typed: list[str], last_open: bool) -> frozenset[int]:
    return frozenset(
        number
        for number, term in enumerate(typed)
        if is_plausible(term, word, last_open and number == len(typed) - 1)
    )


def _stretches(
    meant: Mapping[int, frozenset[int]], where: Mapping[int, Token], terms: int
) -> list[Span]:
    """The stretches of a text that hold every term, left to right, each as short as can be."""
    found: list[Span] = []
    last_seen: dict[int, int] = {}
    for place, here in meant.items():
        last_seen |= dict.fromkeys(here, place)
        first = min(last_seen.values())
        if len(last_seen) == terms and place - first < terms * (1 + _ROOM):
            found.append(Span(where[first].start, where[place].end))
            last_seen.clear()
    return found
