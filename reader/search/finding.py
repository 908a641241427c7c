"""A query inside one text: the open article, a line of a list."""

from __future__ import annotations

from reader.model import Span
from reader.search.fold import Word, words, words_with_spans
from reader.search.query import parse
from reader.search.slips import chance

_CLOSE_ENOUGH = 0.0001
_ROOM = 3
"""An occurrence may have this many other words for each word of the query."""


def find(query: str, text: str) -> list[Span]:
    """Where the words of a query stand in `text`, nearly and in any order, as spans of `text`.

    An occurrence is the shortest stretch that holds them all; occurrences do not overlap.
    """
    asked = parse(query)
    typed = words(asked.words)
    if not typed:
        return []
    last_open = asked.words[-1:].isalnum()
    known: dict[str, frozenset[int]] = {}
    hits: list[tuple[Word, int, frozenset[int]]] = []
    for place, word in enumerate(words_with_spans(text)):
        if word.text not in known:
            known[word.text] = _terms_meant(word.text, typed, last_open)
        if known[word.text]:
            hits.append((word, place, known[word.text]))
    return _stretches(hits, len(typed))


def _terms_meant(word: str, typed: list[str], last_open: bool) -> frozenset[int]:
    return frozenset(
        number
        for number, term in enumerate(typed)
        if chance(term, word, last_open and number == len(typed) - 1) >= _CLOSE_ENOUGH
    )


def _stretches(hits: list[tuple[Word, int, frozenset[int]]], terms: int) -> list[Span]:
    """The stretches that hold every term, left to right, each as short as can be."""
    found: list[Span] = []
    last_seen: dict[int, tuple[Word, int]] = {}
    for word, place, meant in hits:
        for term in meant:
            last_seen[term] = word, place
        if len(last_seen) == terms:
            first, first_place = min(last_seen.values(), key=lambda seen: seen[1])
            if place - first_place < terms * _ROOM:
                found.append(Span(first.span.start, word.span.end))
                last_seen.clear()
    return found
