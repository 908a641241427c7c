"""The stages of a search, one after the other: terms, evidence, candidates, ranking, results."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from reader.job import UNWATCHED, Job
from reader.search.passage import Explanation, Facet, Hit, Marks, Passage, Results
from reader.search.ranking.confidence import CLOSE, as_typed, confidence, supported
from reader.search.ranking.features import covered, features, score
from reader.search.ranking.grid import Grid, join, lay_out
from reader.search.ranking.highlight import explain
from reader.search.retrieval.candidates import (
    COMMON,
    LEADING,
    WANTED,
    add_up,
    select,
    split_by_worth,
    worth_looking_up,
)
from reader.search.retrieval.collection import Collection
from reader.search.retrieval.evidence import Belief, Evidence, weigh
from reader.search.retrieval.expansion import expand
from reader.search.retrieval.filters import Filter, exact
from reader.search.retrieval.terms import Term, terms
from reader.search.retrieval.weights import gain
from reader.search.segments.lexicon import Lexicon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reader.search.query.parser import Condition, Query
    from reader.search.segments.segment import Segment

Floats = NDArray[np.float32]

_LEFT_OUT = 8
"""With more conditions than these it is not tried which one is best left out."""
_REMEMBERED = 512
"""For how many terms their evidence is kept."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """The passages that may be what a query means, not yet in order."""

    terms: Sequence[Term]
    """The terms of the query."""
    places: NDArray[np.int64]
    """Where in the collection the candidates are, ascending."""
    grid: Grid
    beliefs: Sequence[Belief]
    """What is believed of each term."""
    worth: Floats
    """Terms by candidates: what the candidate's best word is worth."""
    sure: Floats
    """Terms by candidates: how sure it is that this is the word typed."""
    features: dict[str, Floats]
    """What speaks for and against each candidate, by the names in `WEIGHTS`."""


class Searcher:
    """Searches segments as they are now; remembers what the next key of a query needs again."""

    def __init__(self, segments: Sequence[Segment], aliases: Mapping[str, Sequence[str]]) -> None:
        self._collection = Collection(segments)
        self._aliases = aliases
        self._lexicon = Lexicon(self._collection.segments)
        self._known: dict[Term, list[Evidence]] = {}
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
        filters = Filter(self._collection.segments, marks, self._aliases)
        results = self._search(query, limit, filters, only, job)
        if results.close or len(query.conditions) > _LEFT_OUT:
            return results
        for condition in query.conditions:
            others = tuple(one for one in query.conditions if one is not condition)
            without = replace(query, conditions=others)
            if self._search(without, 1, filters, only, job).close:
                return replace(results, suggestion=condition.span.of(query.text))
        return results

    def _search(
        self,
        query: Query,
        limit: int,
        filters: Filter,
        only: Callable[[Passage], bool] | None,
        job: Job,
    ) -> Results:
        fit = filters.meets(query.conditions)
        allowed = self._allowed(query.conditions, only)
        asked = terms(query.words, self._lexicon)
        if not asked:
            listed = self._listed(fit, allowed, limit) if query.conditions else ()
            return _results(query, listed, bool(listed))
        candidates = self.candidates(asked, max(limit, WANTED), fit, allowed, job)
        if candidates is None:
            return _results(query, (), close=False)
        return self._ranked(query, candidates, limit)

    def candidates(
        self,
        asked: Sequence[Term],
        wanted: int,
        fit: NDArray[np.bool_] | None = None,
        allowed: Callable[[int], bool] | None = None,
        job: Job = UNWATCHED,
    ) -> Candidates | None:
        """The passages that hold most of what is asked, with their features; None if none does."""
        collection = self._collection
        evidence = [self._evidence_for(term) for term in asked]
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
            found = np.sort(select(total, prior, collection.sort_keys, wanted, allowed))
        job.check()
        if not len(found):
            return None
        grid = self._grid(evidence, found)
        beliefs, worth = [term[0].belief for term in evidence], covered(grid)
        lengths, quoted = collection.lengths[found], collection.quoted[found]
        sure = supported(worth, beliefs)
        known = features(grid, worth, lengths, quoted * as_typed(worth, sure))
        return Candidates(asked, found, grid, beliefs, worth, sure, known)

    def _common(self, evidence: Sequence[Evidence], wanted: int) -> NDArray[np.int64] | None:
        """What `select` would find for the only term of a query, where it is so common that the
        passages with the highest prior hold it; None where it is not."""
        collection = self._collection
        held = zip(evidence, collection.segments, strict=True)
        if sum(one.size(segment) for one, segment in held) < COMMON:
            return None
        common, likelier = split_by_worth(evidence, collection.parts())
        if len(likelier) > LEADING:
            return None
        found = np.union1d(collection.by_prior[:LEADING], likelier).astype(np.int64)
        worth = covered(self._grid([evidence], found))[0]
        total = np.where(worth > 0, gain(worth) + collection.prior(1)[found], -np.inf)
        order = np.lexsort((collection.sort_keys[found], -total))[:wanted]
        others = (
            gain(np.full(1, common, np.float32))[0]
            + collection.prior(1)[collection.by_prior[LEADING]]
        )
        return np.sort(found[order]) if total[order[-1]] >= others else None

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

    def _evidence_for(self, term: Term) -> list[Evidence]:
        """What the words that a term may stand for are worth, segment by segment."""
        if term not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            expansion = expand(term, self._lexicon, self._aliases)
            self._known[term] = weigh(term, expansion, self._lexicon, self._collection.segments)
        return self._known[term]

    def _total(self, asked: Sequence[Term], evidence: Sequence[Sequence[Evidence]]) -> Floats:
        """The evidence for each passage; the sum over finished terms is kept for the next key."""
        use = worth_looking_up(evidence, self._collection.segments)
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

    def _ranked(self, query: Query, candidates: Candidates, limit: int) -> Results:
        collection, found = self._collection, candidates.places
        grid, worth, beliefs = candidates.grid, candidates.worth, candidates.beliefs
        known = candidates.features
        by_score = np.lexsort((collection.sort_keys[found], -score(known)))
        sure = confidence(known, worth, candidates.sure, beliefs)[by_score]
        sure = np.maximum.accumulate(sure[::-1])[::-1]  # who ranks above a sure hit is as sure
        typed = [term.word for term in candidates.terms]
        hits: list[Hit] = []
        for number, how_sure in zip(by_score[:limit].tolist(), sure[:limit].tolist(), strict=True):
            passage = collection.passage(int(found[number]))
            hits.append(Hit(passage, how_sure, partial(explain, grid, number, typed, passage)))
        close = hits[0].score >= CLOSE
        missed = "" if close else _most_missed(worth[:, by_score[0]], typed, beliefs)
        return _results(query, tuple(hits), close, missed)

    def _grid(self, evidence: Sequence[Sequence[Evidence]], found: NDArray[np.int64]) -> Grid:
        grids = []
        for number, segment, own in self._collection.parts():
            here = found[(found >= own.start) & (found < own.stop)] - own.start
            if len(here):
                grids.append(lay_out(segment, here, [term[number] for term in evidence]))
        return join(grids)

    def _listed(
        self, fit: NDArray[np.bool_] | None, allowed: Callable[[int], bool] | None, limit: int
    ) -> tuple[Hit, ...]:
        """The passages that meet the conditions of a query without words: article by article, in
        reading order."""
        keys = self._collection.sort_keys
        found = np.arange(len(keys)) if fit is None else np.flatnonzero(fit)
        hits: list[Hit] = []
        for place in found[np.argsort(keys[found], kind="stable")].tolist():
            if len(hits) == limit:
                break
            if allowed is None or allowed(place):
                hits.append(Hit(self._collection.passage(place), 1.0, _meets_the_conditions))
        return tuple(hits)


def _meets_the_conditions() -> Explanation:
    return Explanation((), "meets the conditions")


def _most_missed(worth: Floats, typed: Sequence[str], beliefs: Sequence[Belief]) -> str:
    """Of the query's words that a candidate does not hold the one that would be worth most."""
    missing = [(-belief.best, place) for place, belief in enumerate(beliefs) if worth[place] <= 0]
    return typed[min(missing)[1]] if missing else ""


def _results(query: Query, hits: tuple[Hit, ...], close: bool, suggestion: str = "") -> Results:
    speakers = _facets(hit.passage.speaker for hit in hits)
    sources = _facets(hit.passage.source for hit in hits)
    return Results(hits, close, query.problems, suggestion, speakers, sources)


def _facets(values: Iterable[str]) -> tuple[Facet, ...]:
    counted = Counter(value for value in values if value)
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Facet(value, count) for value, count in ranked)
