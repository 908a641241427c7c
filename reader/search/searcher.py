"""The pipeline: fold, read in the vocabulary, weigh all passages, rank the best, highlight."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from reader.search import rank
from reader.search.candidates import WANTED, Evidence, Range, add_up, select, usable
from reader.search.collection import Collection
from reader.search.filters import exact, mask
from reader.search.grid import Grid, join, lay_out
from reader.search.highlight import explain
from reader.search.lexicon import Lexicon
from reader.search.passage import Facet, Hit, Marks, Passage, Results
from reader.search.readings import Readings, Term, read
from reader.search.terms import terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reader.search.query import Condition, Query
    from reader.search.segment import Segment

Floats = NDArray[np.float32]

CLOSE = 0.5
"""The score from which a hit is called close."""

_UNSEEN = 3e-8
"""The chance, per passage, that a word of the query stands for none we know."""
_REMEMBERED = 512


class CancelledError(Exception):
    """A search was given up because its answer is no longer wanted."""


class Searcher:
    """Searches segments as they are now; remembers what typing on will need again."""

    def __init__(self, segments: Sequence[Segment], aliases: Mapping[str, Sequence[str]]) -> None:
        self._collection = Collection(segments)
        self._aliases = aliases
        self._lexicon = Lexicon(self._collection.segments)
        self._evidence: dict[Term, list[Evidence]] = {}
        self._summed: tuple[list[Term], Floats] = [], np.zeros(len(self._collection), np.float32)
        self._scratch = np.zeros(len(self._collection), np.float32)

    def search(
        self,
        query: Query,
        limit: int,
        marks: Marks,
        only: Callable[[Passage], bool] | None,
        cancelled: Callable[[], bool],
    ) -> Results:
        """Find the passages a query may mean, the likeliest first."""
        asked = terms(query.words, self._lexicon)
        meets = self._meets(query.conditions, marks)
        allowed = self._allowed(query.conditions, only)
        if not asked:
            listed = self._listed(meets, allowed, limit) if query.conditions else ()
            return _results(listed, bool(listed), query)
        evidence = [self._read(term) for term in asked]
        _stop_if(cancelled)
        total = self._total(asked, evidence)
        if meets is not None:
            total = total * meets
        _stop_if(cancelled)
        wanted = max(limit, WANTED)
        found = select(total, self._collection.prior, self._collection.places, wanted, allowed)
        _stop_if(cancelled)
        hits = self._ranked(asked, evidence, np.sort(found), limit) if len(found) else ()
        return _results(hits, bool(hits) and hits[0].score >= CLOSE, query)

    def _meets(self, conditions: Sequence[Condition], marks: Marks) -> NDArray[np.bool_] | None:
        masks = [
            mask(conditions, segment, marks, self._aliases) for segment in self._collection.segments
        ]
        if all(one is None for one in masks):
            return None
        return np.concatenate(
            [
                np.ones(len(segment), np.bool_) if one is None else one
                for one, segment in zip(masks, self._collection.segments, strict=True)
            ]
        )

    def _allowed(
        self, conditions: Sequence[Condition], only: Callable[[Passage], bool] | None
    ) -> Callable[[int], bool] | None:
        has_words = exact(conditions)
        if has_words is None and only is None:
            return None

        def allowed(place: int) -> bool:
            passage = self._collection.passage(place)
            return (has_words is None or has_words(passage.text)) and (
                only is None or only(passage)
            )

        return allowed

    def _read(self, term: Term) -> list[Evidence]:
        """What the readings of a term are worth, segment by segment."""
        if term not in self._evidence:
            if len(self._evidence) >= _REMEMBERED:
                self._evidence.clear()
            self._evidence[term] = self._weigh(read(term, self._lexicon, self._aliases))
        return self._evidence[term]

    def _weigh(self, readings: Readings) -> list[Evidence]:
        living = self._collection.living
        expected = readings.weight(self._lexicon) + _UNSEEN * living
        scale = living / max(expected, _UNSEEN)
        best = _worth(scale * readings.best)
        return [
            Evidence(_in_segment(readings, scale, segment), best)
            for segment in self._collection.segments
        ]

    def _total(self, asked: Sequence[Term], evidence: Sequence[Sequence[Evidence]]) -> Floats:
        """The evidence for each passage; the sum over finished words is kept for the next key."""
        use = usable(evidence, self._collection.segments)
        finished = [place for place in use if not asked[place].typing]
        done, total = self._summed
        if done != [asked[place] for place in finished[: len(done)]]:
            done, total = [], np.zeros(len(self._collection), np.float32)
        for place in finished[len(done) :]:
            self._add(evidence[place], total)
        self._summed = [asked[place] for place in finished], total
        if len(finished) < len(use):
            total = total.copy()
            self._add(evidence[use[-1]], total)
        return total

    def _add(self, evidence: Sequence[Evidence], total: Floats) -> None:
        for number, segment, own in self._collection.parts():
            add_up(evidence[number], segment, total[own], self._scratch[own])

    def _ranked(
        self,
        asked: Sequence[Term],
        evidence: Sequence[Sequence[Evidence]],
        found: NDArray[np.int64],
        limit: int,
    ) -> tuple[Hit, ...]:
        grid = self._grid(evidence, found)
        best = np.array([term[0].best for term in evidence], np.float32)
        collection = self._collection
        signs = rank.signs(grid, collection.lengths[found], collection.quoted[found], best)
        scores = rank.score(signs)
        order = np.lexsort((collection.places[found], -scores))[:limit]
        most = float(best.sum()) * 2 + 1e-6
        typed = [term.word for term in asked]
        hits = []
        for place in order.tolist():
            passage = collection.passage(int(found[place]))
            matched, reason = explain(grid, place, typed, passage)
            score = min(1.0, max(0.0, float(scores[place]) / most))
            hits.append(Hit(passage, score, matched, reason))
        return tuple(hits)

    def _grid(self, evidence: Sequence[Sequence[Evidence]], found: NDArray[np.int64]) -> Grid:
        grids = []
        for number, segment, own in self._collection.parts():
            here = found[(found >= own.start) & (found < own.stop)] - own.start
            if len(here):
                grids.append(lay_out(segment, here, [term[number] for term in evidence]))
        return join(grids)

    def _listed(
        self, meets: NDArray[np.bool_] | None, allowed: Callable[[int], bool] | None, limit: int
    ) -> tuple[Hit, ...]:
        """Passages that meet the conditions, where no words are asked for."""
        places = self._collection.places
        found = np.arange(len(places)) if meets is None else np.flatnonzero(meets)
        hits: list[Hit] = []
        for place in found[np.argsort(places[found], kind="stable")].tolist():
            if len(hits) == limit:
                break
            if allowed is None or allowed(place):
                hits.append(Hit(self._collection.passage(place), 1.0, (), "meets the conditions"))
        return tuple(hits)


def _stop_if(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise CancelledError


def _in_segment(readings: Readings, scale: float, segment: Segment) -> tuple[Range, ...]:
    ranges = []
    for word, chance in readings.words.items():
        number = segment.vocabulary.number(word)
        if number is not None:
            ranges.append(Range(number, number + 1, _worth(scale * chance)))
    for head, chance in readings.prefixes.items():
        low, high = segment.vocabulary.beginning(head)
        if low < high:
            ranges.append(Range(low, high, _worth(scale * chance)))
    return tuple(sorted(ranges, key=lambda one: one.worth))


def _worth(ratio: float) -> float:
    """How much likelier a passage is for holding a reading, in nats."""
    return math.log(max(1.0001, ratio))


def _results(hits: tuple[Hit, ...], close: bool, query: Query) -> Results:
    return Results(
        hits,
        close,
        query.problems,
        "",
        _facets(hit.passage.speaker for hit in hits),
        _facets(hit.passage.source for hit in hits),
    )


def _facets(values: Iterable[str]) -> tuple[Facet, ...]:
    counted = Counter(value for value in values if value)
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Facet(value, count) for value, count in ranked)
