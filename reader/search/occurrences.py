"""Where a query occurs in one text: the open article, a line of a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model import Span
from reader.search.query.parser import parse
from reader.search.words.aliases import function_words
from reader.search.words.edit_model import is_plausible
from reader.search.words.tokens import gram_size, is_unfinished, units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reader.search.query.parser import Query
    from reader.search.words.tokens import Token

_ROOM = 3
"""An occurrence may have this many other words for each word of the query."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a term stands: the first of its words and the last."""

    term: int
    first: int
    last: int


def find(query: str | Query, text: str) -> list[Span]:
    """Where the words of a query stand in `text`, as spans of `text` that do not overlap.

    First the places where they stand as they were typed, one after the other; then those that hold
    just these words in any order; then those that nearly do. Each is as short as can be.
    """
    asked = parse(query) if isinstance(query, str) else query
    terms = _terms(asked.words)
    if not terms:
        return []
    held = list(units(text))
    where = _positions(held)
    exact = [list(_exact(term, number, held, where)) for number, term in enumerate(terms)]
    found = _in_a_row(exact)
    free = [True] * len(held)
    _take(found, free)
    for meant in (exact, _nearly(terms, exact, where, is_unfinished(asked.words))):
        more = _together(meant, free, sum(map(len, terms)))
        _take(more, free)
        found += more
    return [Span(held[place.start].start, held[place.end - 1].end) for place in found]


def _terms(text: str) -> list[list[str]]:
    """The words of a query, each a row of one; what is not parted by spaces a row of characters."""
    terms: list[list[str]] = []
    for unit in units(text):
        if unit.goes_on:
            terms[-1].append(unit.text)
        else:
            terms.append([unit.text])
    return terms


def _positions(held: Sequence[Token]) -> dict[str, list[int]]:
    where: dict[str, list[int]] = {}
    for place, unit in enumerate(held):
        where.setdefault(unit.text, []).append(place)
    return where


def _exact(
    term: list[str], number: int, held: Sequence[Token], where: Mapping[str, Sequence[int]]
) -> Iterator[_Place]:
    for first in where.get(term[0], ()):
        here = held[first : first + len(term)]
        in_one_run = all(unit.goes_on for unit in here[1:])
        if in_one_run and [unit.text for unit in here] == term:
            yield _Place(number, first, first + len(term) - 1)


def _nearly(
    terms: Sequence[Sequence[str]],
    exact: Sequence[list[_Place]],
    where: Mapping[str, Sequence[int]],
    last_open: bool,
) -> list[list[_Place]]:
    """Where the terms stand, nearly or just so."""
    found = [list(places) for places in exact]
    alone = sum(term[0] not in function_words() for term in terms) <= 1
    for number, (term, *more) in enumerate(terms):
        typing = last_open and number == len(terms) - 1
        if not more and not gram_size(term[0]):
            found[number] += [
                _Place(number, place, place)
                for word, places in where.items()
                if word != term and is_plausible(term, word, typing, alone=alone)
                for place in places
            ]
    return found


def _in_a_row(exact: Sequence[Sequence[_Place]]) -> list[Span]:
    """The places where every term follows the one before, as spans of words."""
    starts = [{place.first: place.last for place in places} for places in exact]
    found: list[Span] = []
    for first, last in starts[0].items():
        end: int | None = last
        for places in starts[1:]:
            end = None if end is None else places.get(end + 1)
        if end is not None and (not found or first >= found[-1].end):
            found.append(Span(first, end + 1))
    return found


def _together(meant: Sequence[Iterable[_Place]], free: Sequence[bool], words: int) -> list[Span]:
    """The stretches of words still free that hold every term, left to right, each as short as can
    be."""
    found: list[Span] = []
    last_seen: dict[int, int] = {}
    every = (place for places in meant for place in places)
    for place in sorted(every, key=lambda place: (place.last, -place.first)):
        if not all(free[place.first : place.last + 1]):
            continue
        last_seen[place.term] = place.first
        first = min(last_seen.values())
        near = place.last - first < words * (1 + _ROOM)
        if len(last_seen) == len(meant) and near and all(free[first : place.last + 1]):
            found.append(Span(first, place.last + 1))
            last_seen.clear()
    return found


def _take(spans: Iterable[Span], free: list[bool]) -> None:
    for span in spans:
        free[span.start : span.end] = [False] * (span.end - span.start)
