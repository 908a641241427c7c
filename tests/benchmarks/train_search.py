"""Fit what `reader.search` believes of passages, to queries damaged by `misremember`.

    python -m tests.benchmarks.train_search [BENCH_FOLDER] [--queries N]

BENCH_FOLDER (default: $READER_BENCH/search, else ../shared/bench/search beside the repository)
holds the passages. Prints `WEIGHTS` for `reader/search/retrieval/weights.py` and the numbers for
`reader/search/ranking/confidence.py`, and how well the present and the fitted weights do on a
third of the queries, kept aside. Takes two minutes; the same passages give the same numbers.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from reader.search import Passage, parse
from reader.search.ranking.confidence import predictors
from reader.search.retrieval.candidates import WANTED
from reader.search.retrieval.terms import terms
from reader.search.retrieval.weights import WEIGHTS
from reader.search.searcher import Searcher
from reader.search.segments.lexicon import Lexicon
from reader.search.segments.segment import build
from reader.search.words.aliases import shipped_aliases
from tests.benchmarks.bench_folder import bench_folder
from tests.benchmarks.misremember import Query, remember

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from reader.search.searcher import Candidates

SIZE = 100_000
"""Passages searched."""
SEED = 5
BROKEN_OFF = 0.3
"""What a query counts that is not finished, beside one that is."""
PENALTY = 1.0
"""Strength of the L2 penalty on weights of features scaled to a deviation of 1."""
FIXED = ("quoted",)
"""Features whose weight no query here can tell, as all ask for what somebody said."""
KEPT = 0.96
"""The share of right first hits that is to be called close."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The candidates for one query."""

    features: np.ndarray
    """A row each, a column a feature."""
    right: np.ndarray
    counts: float


class Bench:
    """The passages, ready to be searched."""

    def __init__(self, rows: Sequence[Mapping[str, str]]) -> None:
        self.rows = rows
        self.segment = build(
            [
                Passage("corpus", place, place + 1, "quotation", row["text"], row["speaker"])
                for place, row in enumerate(rows)
            ]
        )
        self.searcher = Searcher([self.segment], shipped_aliases())
        self.lexicon = Lexicon([self.segment])

    def candidates(self, query: str) -> Candidates | None:
        """The candidates for a query."""
        asked = terms(parse(query).words, self.lexicon)
        return self.searcher.candidates(asked, WANTED) if asked else None

    def right(self, found: np.ndarray, query: Query) -> np.ndarray:
        """Which of the candidates were meant."""
        return np.array([self.rows[place]["text"] == query.meant for place in found.tolist()])

    def choose(self, text: str, query: Query, counts: float = 1.0) -> Choice:
        """The candidates for a query, or for a part of it."""
        candidates = self.candidates(text)
        if candidates is None:
            return Choice(np.zeros((0, len(WEIGHTS))), np.zeros(0, np.bool_), counts)
        features = np.stack([candidates.features[name] for name in WEIGHTS], axis=1).astype(
            np.float64
        )
        return Choice(features, self.right(candidates.places, query), counts)


def main() -> None:
    """Fit and print."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("folder", nargs="?")
    options.add_argument("--queries", type=int, default=6000)
    asked = options.parse_args()
    folder = bench_folder([asked.folder] if asked.folder else [], "search")
    bench = Bench(_passages(folder))
    chance = random.Random(SEED)
    queries = remember(bench.rows, bench.segment, asked.queries, chance)
    aside = len(queries) // 3
    tested, learnt = queries[:aside], queries[aside:]
    choices = []
    for query in learnt:
        length = len(query.text)
        parts = (length // 2, chance.randint(length // 2, length))
        choices.append(bench.choose(query.text, query))
        choices += [bench.choose(query.text[:part], query, BROKEN_OFF) for part in parts]
    now = np.array(list(WEIGHTS.values()))
    fitted = fit(choices, now)
    print({name: round(weight, 2) for name, weight in zip(WEIGHTS, fitted.tolist(), strict=True)})
    print(f"{'':10} {'recall@1':>8} {'MRR@10':>8} {'top 5 by half':>14}")
    whole = [bench.choose(query.text, query) for query in tested]
    half = [bench.choose(query.text[: len(query.text) // 2], query) for query in tested]
    for name, weights in (("present", now), ("fitted", fitted)):
        ranks, early = places(whole, weights), places(half, weights)
        print(
            f"{name:10} {np.mean(ranks == 1):8.4f} {np.mean((ranks <= 10) / ranks):8.4f}"
            f" {np.mean(early <= 5):14.4f}"
        )
    print_confidence(bench, tested, fitted)


def _passages(folder: Path) -> list[dict[str, str]]:
    with gzip.open(folder / "passages.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in islice(file, SIZE)]


def places(choices: Sequence[Choice], weights: np.ndarray) -> np.ndarray:
    """The rank of what was meant in each choice; 1000 where it is no candidate."""
    found = []
    for choice in choices:
        scores = choice.features @ weights
        best = scores[choice.right].max(initial=-np.inf)
        found.append(1 + np.count_nonzero(scores > best) if choice.right.any() else 1000)
    return np.array(found)


def fit(choices: Sequence[Choice], start: np.ndarray) -> np.ndarray:
    """The weights under which what was meant is likeliest to be chosen; by Newton's method."""
    kept = [choice for choice in choices if choice.right.any() and not choice.right.all()]
    features = np.concatenate([choice.features for choice in kept])
    right = np.concatenate([choice.right for choice in kept])
    sizes = np.array([len(choice.right) for choice in kept])
    starts, owner = np.cumsum(sizes) - sizes, np.repeat(np.arange(len(sizes)), sizes)
    counts = np.array([choice.counts for choice in kept])
    free = np.array([name not in FIXED for name in WEIGHTS])
    scale = features.std(axis=0)[free]
    moving, fixed = features[:, free] / scale, features[:, ~free] @ start[~free]

    def chances(weights: np.ndarray) -> tuple[np.ndarray, np.ndarray, float]:
        scores = moving @ weights + fixed
        parts = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        whole, hits = np.add.reduceat(parts, starts), np.add.reduceat(parts * right, starts)
        loss = counts @ np.log(whole / hits) + PENALTY / 2 * weights @ weights
        return parts / whole[owner], parts * right / hits[owner], float(loss)

    weights = start[free] * scale
    chosen, meant, loss = chances(weights)
    for _ in range(50):
        slope = moving.T @ (counts[owner] * (chosen - meant)) + PENALTY * weights
        means = np.add.reduceat(moving * chosen[:, np.newaxis], starts)
        bend = (moving * (counts[owner] * chosen)[:, np.newaxis]).T @ moving
        bend -= (means * counts[:, np.newaxis]).T @ means - PENALTY * np.eye(len(weights))
        step, before = np.linalg.solve(bend, slope), loss
        while (found := chances(weights - step))[2] > before and np.abs(step).max() > 1e-9:
            step /= 2
        weights, (chosen, meant, loss) = weights - step, found
        if before - loss < 1e-7 * before:
            break
    result = start.copy()
    result[free] = weights / scale
    return result


# -- confidence -------------------------------------------------------------------------------


def print_confidence(bench: Bench, queries: Sequence[Query], weights: np.ndarray) -> None:
    """Fit the confidence to the first hits that were meant, and to those without what was meant."""
    meant, other = [], []
    for query in queries:
        candidates = bench.candidates(query.text)
        if candidates is None:
            continue
        features = np.stack([candidates.features[name] for name in WEIGHTS], axis=1)
        order = np.argsort(-(features @ weights), kind="stable")
        right = bench.right(candidates.places, query)[order]
        worth, sure, beliefs = candidates.worth, candidates.sure, candidates.beliefs
        rows = predictors(candidates.features, worth, sure, beliefs)[:, order].T
        if right[0]:
            meant.append(rows)
        if not right.all():
            other.append(rows[~right])
    first = np.array([rows[0] for rows in (*meant, *other)])
    labels = np.arange(len(first)) < len(meant)
    slopes = _logistic(first, labels)
    odds = np.array([(rows @ slopes).max() for rows in (*meant, *other)])
    bar = np.quantile(odds[labels], 1 - KEPT)
    print("slopes", slopes.round(2).tolist(), "start", round(-bar, 2))
    print(f"called close: {KEPT:.0%} of the meant, {np.mean(odds[~labels] >= bar):.1%} of the rest")


def _logistic(rows: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """The slopes of a logistic regression; by Newton's method."""
    table = np.column_stack([rows, np.ones(len(rows))])
    weights = np.zeros(table.shape[1])
    for _ in range(30):
        chances = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (chances - labels) + PENALTY * weights
        bend = (table * (chances * (1 - chances))[:, np.newaxis]).T @ table
        weights -= np.linalg.solve(bend + PENALTY * np.eye(len(weights)), slope)
    return weights[:-1]


if __name__ == "__main__":
    main()
