"""The pipeline: fold, read in the vocabulary, weigh all passages, rank the best, highlight."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from reader.job import UNWATCHED, Job
from reader.search.passage import Explanation, Facet, Hit, Marks, Passage, Results
from reader.search.ranking import features as rank
from reader.search.ranking.confidence import CLOSE, confidence
from reader.search.ranking.grid import Grid, join, lay_out
from reader.search.ranking.highlight import explain
from reader.search.retrieval.candidates import (
    COMMON,
    LEADING,
    WANTED,
    add_up,
    apart,
    select,
    usable,
)
from reader.search.retrieval.collection import Collection
from reader.search.retrieval.evidence import Evidence, weigh
from reader.search.retrieval.expansion import Term, read
from reader.search.retrieval.filters import exact, meets
from reader.search.retrieval.terms import terms
from reader.search.segments.lexicon import Lexicon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reader.search.query.parser import Condition, Query
    from reader.search.segments.segment import Segment

Floats = NDArray[np.float32]

_REMEMBERED = 512


@dataclass(frozen=True, slots=True)
class Weighed:
    """The candidates for an answer."""

    asked: Sequence[Term]
    found: NDArray[np.int64]
    """Their places in the collection, ascending."""
    grid: Grid
    best: Floats
    """What each term's best reading is worth."""
    signs: dict[str, Floats]
    """What speaks for and against each, by the names in `rank.WEIGHTS`."""


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
        job: Job,
    ) -> Results:
        """Find the passages a query may mean, the likeliest first."""
        results = self._search(query, limit, marks, only, job)
        if results.close or not query.conditions:
            return results
        for condition in query.conditions:
            others = tuple(one for one in query.conditions if one is not condition)
            without = replace(query, conditions=others)
            if self._search(without, 1, marks, only, job).close:
                return replace(results, suggestion=condition.span.of(query.text))
        return results

    def _search(
        self,
        query: Query,
        limit: int,
        marks: Marks,
        only: Callable[[Passage], bool] | None,
        job: Job,
    ) -> Results:
        fit = meets(query.conditions, self._collection.segments, marks, self._aliases)
        allowed = self._allowed(query.conditions, only)
        asked = terms(query.words, self._lexicon)
        if not asked:
            listed = self._listed(fit, allowed, limit) if query.conditions else ()
            return _results(query, listed, bool(listed))
        weighed = self.weigh(asked, max(limit, WANTED), fit, allowed, job)
        if weighed is None:
            return _results(query, (), close=False)
        return self._ranked(query, weighed, limit)

    def weigh(
        self,
        asked: Sequence[Term],
        wanted: int,
        fit: NDArray[np.bool_] | None = None,
        allowed: Callable[[int], bool] | None = None,
        job: Job = UNWATCHED,
    ) -> Weighed | None:
        """The passages that hold most of what is asked, and what speaks for each."""
        collection = self._collection
        evidence = [self._read(term) for term in asked]
        job.check()
        found = None
        if len(asked) == 1 and fit is None and allowed is None:
            found = self._common(evidence[0], wanted)
        if found is None:
            total = self._total(asked, evidence)
            if fit is not None:
                total = total * fit
            job.check()
            prior = collection.prior(len(asked))
            found = np.sort(select(total, prior, collection.places, wanted, allowed))
        job.check()
        if not len(found):
            return None
        grid = self._grid(evidence, found)
        best = np.array([term[0].best for term in evidence], np.float32)
        signs = rank.signs(grid, collection.lengths[found], collection.quoted[found])
        return Weighed(asked, found, grid, best, signs)

    def _common(self, evidence: Sequence[Evidence], wanted: int) -> NDArray[np.int64] | None:
        """What `select` would find for a term alone that is so common that the passages of the
        best prior hold it; None for other terms."""
        collection = self._collection
        held = zip(evidence, collection.segments, strict=True)
        if sum(one.size(segment) for one, segment in held) < COMMON:
            return None
        common, likelier = apart(evidence, collection.parts())
        if len(likelier) > LEADING:
            return None
        found = np.union1d(collection.by_prior[:LEADING], likelier).astype(np.int64)
        worth = rank.covered(self._grid([evidence], found))[0]
        score = np.where(worth > 0, rank.gain(worth) + collection.prior(1)[found], -np.inf)
        order = np.lexsort((collection.places[found], -score))[:wanted]
        others = (
            rank.gain(np.full(1, common, np.float32))[0]
            + collection.prior(1)[collection.by_prior[LEADING]]
        )
        return np.sort(found[order]) if score[order[-1]] >= others else None

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
            readings = read(term, self._lexicon, self._aliases)
            self._evidence[term] = weigh(readings, self._lexicon, self._collection.segments)
        return self._evidence[term]

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

    def _ranked(self, query: Query, weighed: Weighed, limit: int) -> Results:
        collection, found, grid, best = self._collection, weighed.found, weighed.grid, weighed.best
        by_score = np.lexsort((collection.places[found], -rank.score(weighed.signs)))
        # whoever ranks above a hit that is sure is as sure
        sure = np.maximum.accumulate(confidence(weighed.signs, best)[by_score][::-1])[::-1]
        typed = [term.word for term in weighed.asked]
        hits: list[Hit] = []
        for place, score in zip(by_score[:limit].tolist(), sure[:limit].tolist(), strict=True):
            passage = collection.passage(int(found[place]))
            hits.append(Hit(passage, score, partial(explain, grid, place, typed, passage)))
        close = hits[0].score >= CLOSE
        missed = "" if close else _most_missed(grid, int(by_score[0]), typed, best)
        return _results(query, tuple(hits), close, missed)

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
        """Passages that meet the conditions, where no words are asked for: article by article, in
        reading order."""
        places = self._collection.places
        found = np.arange(len(places)) if meets is None else np.flatnonzero(meets)
        hits: list[Hit] = []
        for place in found[np.argsort(places[found], kind="stable")].tolist():
            if len(hits) == limit:
                break
            if allowed is None or allowed(place):
                hits.append(Hit(self._collection.passage(place), 1.0, _meets_the_conditions))
        return tuple(hits)


def _meets_the_conditions() -> Explanation:
    return Explanation((), "meets the conditions")


def _most_missed(grid: Grid, candidate: int, typed: Sequence[str], best: Floats) -> str:
    """The word of the query that would be worth most and that a candidate does not hold."""
    missing = ~(grid.words_of(candidate)[1] > 0).any(axis=1)
    return typed[int(np.argmax(best * missing))] if missing.any() else ""


def _results(query: Query, hits: tuple[Hit, ...], close: bool, suggestion: str = "") -> Results:
    speakers = _facets(hit.passage.speaker for hit in hits)
    sources = _facets(hit.passage.source for hit in hits)
    return Results(hits, close, query.problems, suggestion, speakers, sources)


def _facets(values: Iterable[str]) -> tuple[Facet, ...]:
    counted = Counter(value for value in values if value)
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Facet(value, count) for value, count in ranked)
