"""The pipeline: fold, read in the vocabulary, weigh all passages, rank the best, highlight."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from reader.search import candidates, rank
from reader.search.candidates import Evidence
from reader.search.filters import exact, mask
from reader.search.grid import join, lay_out
from reader.search.highlight import Worth, matches, reason, spans
from reader.search.lexicon import Lexicon
from reader.search.passage import Facet, Hit, Marks, Passage, Results
from reader.search.readings import Readings, Term, read
from reader.search.terms import terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from reader.search.query import Condition, Query
    from reader.search.segment import Segment

CLOSE = 0.5
"""The score from which a hit is called close."""

_UNSEEN = 3e-8
"""The chance that a word of the query stands for none we know, per passage."""
_REMEMBERED = 512


class CancelledError(Exception):
    """A search was given up because its answer is no longer wanted."""


class Searcher:
    """Searches segments as they are now; remembers what typing on will need again."""

    def __init__(self, segments: Sequence[Segment], aliases: Mapping[str, Sequence[str]]) -> None:
        self._segments = segments
        self._aliases = aliases
        self._lexicon = Lexicon(segments)
        self._living = sum(int(segment.alive.sum()) for segment in segments)
        self._edges = np.cumsum([0] + [len(segment) for segment in segments])
        self._places = np.concatenate(
            [segment.passages.places() for segment in segments] or [np.zeros(0, np.uint64)]
        )
        self._lengths = np.concatenate(
            [_log_lengths(segment) for segment in segments] or [np.zeros(0, np.float32)]
        )
        self._quoted = np.concatenate(
            [_quoted(segment) for segment in segments] or [np.zeros(0, np.float32)]
        )
        self._prior: NDArray[np.float32] = (
            np.float32(3) * self._quoted - np.float32(0.5) * self._lengths
        )
        self._scratch = np.zeros(len(self._places), np.float32)
        self._readings: dict[Term, tuple[Readings, list[Evidence]]] = {}
        self._summed: tuple[list[Term], NDArray[np.float32] | None] = ([], None)

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
        masks = [mask(query.conditions, s, marks, self._aliases) for s in self._segments]
        allowed = self._check(query.conditions, only)
        if not asked:
            hits = self._listed(masks, allowed, limit) if query.conditions else ()
            return self._results(hits, bool(hits), query)
        evidence = [self._evidence(term)[1] for term in asked]
        self._stop_if(cancelled)
        total = self._total(asked, evidence)
        if any(one is not None for one in masks):
            total = total * np.concatenate(
                [
                    np.ones(len(s), bool) if m is None else m
                    for m, s in zip(masks, self._segments, strict=True)
                ]
            )
        found = candidates.select(total, self._prior, self._places, allowed)
        self._stop_if(cancelled)
        ranked = self._rank(evidence, found, limit)
        self._stop_if(cancelled)
        hits = self._hits(asked, ranked)
        return self._results(hits, bool(hits) and hits[0].score >= CLOSE, query)

    def _stop_if(self, cancelled: Callable[[], bool]) -> None:
        if cancelled():
            raise CancelledError

    def _passage(self, place: int) -> Passage:
        segment = int(np.searchsorted(self._edges, place, side="right")) - 1
        return self._segments[segment].passages[place - int(self._edges[segment])]

    def _check(
        self, conditions: Sequence[Condition], only: Callable[[Passage], bool] | None
    ) -> Callable[[int], bool] | None:
        words_there = exact(conditions)
        if words_there is None and only is None:
            return None

        def allowed(place: int) -> bool:
            passage = self._passage(place)
            return (words_there is None or words_there(passage.text)) and (
                only is None or only(passage)
            )

        return allowed

    def _evidence(self, term: Term) -> tuple[Readings, list[Evidence]]:
        if term not in self._readings:
            if len(self._readings) >= _REMEMBERED:
                self._readings.clear()
            readings = read(term, self._lexicon, self._aliases)
            scale = self._living / (readings.weight(self._lexicon) + _UNSEEN * self._living + 1e-9)
            self._readings[term] = (
                readings,
                [_in_segment(readings, scale, segment) for segment in self._segments],
            )
        return self._readings[term]

    def _total(
        self, asked: Sequence[Term], evidence: Sequence[Sequence[Evidence]]
    ) -> NDArray[np.float32]:
        use = candidates.usable(evidence, self._segments)
        finished = [place for place in use if not asked[place].typing]
        done, total = self._summed
        if total is None or done != [asked[place] for place in finished[: len(done)]]:
            done, total = [], np.zeros(len(self._places), np.float32)
        for place in finished[len(done) :]:
            self._add(evidence[place], total)
        self._summed = [asked[place] for place in finished], total
        if len(finished) < len(use):
            total = total.copy()
            self._add(evidence[use[-1]], total)
        return total

    def _add(self, evidence: Sequence[Evidence], total: NDArray[np.float32]) -> None:
        for segment, one, low, high in zip(
            self._segments, evidence, self._edges[:-1], self._edges[1:], strict=True
        ):
            candidates.add_up(one, segment, total[low:high], self._scratch[low:high])

    def _rank(
        self, evidence: Sequence[Sequence[Evidence]], found: NDArray[np.int64], limit: int
    ) -> list[tuple[int, float]]:
        if not len(found):
            return []
        found = np.sort(found)
        signs = self._signs(evidence, found)
        scores = rank.score(signs)
        best = np.lexsort((self._places[found], -scores))[:limit]
        most = sum(max(one.best() for one in term) for term in evidence) * 2 + 1e-6
        return [(int(found[p]), min(1.0, max(0.0, float(scores[p]) / most))) for p in best]

    def _signs(
        self, evidence: Sequence[Sequence[Evidence]], found: NDArray[np.int64]
    ) -> dict[str, NDArray[np.float32]]:
        grids = []
        for number, segment in enumerate(self._segments):
            low, high = self._edges[number], self._edges[number + 1]
            here = found[(found >= low) & (found < high)] - low
            if len(here):
                grids.append(lay_out(segment, here, [term[number] for term in evidence]))
        best = np.array([max(one.best() for one in term) for term in evidence], np.float32)
        return rank.signs(join(grids), self._lengths[found], self._quoted[found], best)

    def _listed(
        self,
        masks: Sequence[NDArray[np.bool_] | None],
        allowed: Callable[[int], bool] | None,
        limit: int,
    ) -> tuple[Hit, ...]:
        meets = np.concatenate(
            [
                np.ones(len(s), bool) if m is None else m
                for m, s in zip(masks, self._segments, strict=True)
            ]
        )
        found = np.flatnonzero(meets)
        found = found[np.argsort(self._places[found], kind="stable")]
        kept: list[Hit] = []
        for place in found.tolist():
            if len(kept) == limit:
                break
            if allowed is None or allowed(place):
                kept.append(Hit(self._passage(place), 1.0, (), "meets the conditions"))
        return tuple(kept)

    def _hits(self, asked: Sequence[Term], ranked: Sequence[tuple[int, float]]) -> tuple[Hit, ...]:
        worths = [self._worth(term) for term in asked]
        typed = [term.word for term in asked]
        hits = []
        for place, score in ranked:
            passage = self._passage(place)
            found = matches(passage.text, worths)
            why = reason(typed, found, passage.speaker, worths)
            hits.append(Hit(passage, score, spans(found, passage.start), why))
        return tuple(hits)

    def _worth(self, term: Term) -> Worth:
        readings, _ = self._evidence(term)
        scale = self._living / (readings.weight(self._lexicon) + _UNSEEN * self._living + 1e-9)
        known: dict[str, float] = {}

        def worth(word: str) -> float:
            if word not in known:
                chance = readings.chance(word)
                known[word] = _log(scale * chance) if chance else 0.0
            return known[word]

        return worth

    def _results(self, hits: tuple[Hit, ...], close: bool, query: Query) -> Results:
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
    return tuple(
        Facet(value, count)
        for value, count in sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    )


def _log(ratio: float) -> float:
    return math.log(max(1.0001, ratio))


def _in_segment(readings: Readings, scale: float, segment: Segment) -> Evidence:
    ranges = []
    for word, chance in readings.words.items():
        number = segment.vocabulary.number(word)
        if number is not None:
            ranges.append((number, number + 1, _log(scale * chance)))
    for head, chance in readings.prefixes.items():
        low, high = segment.vocabulary.beginning(head)
        if low < high:
            ranges.append((low, high, _log(scale * chance)))
    return Evidence(tuple(sorted(ranges, key=lambda one: one[2])))


def _log_lengths(segment: Segment) -> NDArray[np.float32]:
    sizes = np.diff(segment.starts)
    return np.log(np.maximum(sizes, 4) / 20).astype(np.float32)


def _quoted(segment: Segment) -> NDArray[np.float32]:
    """1 for what somebody is known to have said."""
    spoken = segment.passages.speakers.where(bool)
    quoted: NDArray[np.float32] = (spoken & (segment.passages.kinds == 0)).astype(np.float32)
    return quoted
