"""Measure `reader.quotes` on its training articles, each by weights learned from the others.

    python -m tests.benchmarks.crossvalidate_quotes [BENCH_FOLDER]

BENCH_FOLDER (default: $READER_BENCH/quotes, else ../shared/bench/quotes beside the repository)
holds `train.jsonl` and `score.py`. Prints the figures of `tests.benchmarks.quotes` over all
articles in five folds, and those of our own articles that the weights are learned from, folder by
folder: what to choose features and settings by, so that the articles measured on in the end stay
unseen.
"""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

import reader.quotes.weights
from reader.quotes import as_json, extract
from tests.benchmarks import quotes, train_quotes
from tests.benchmarks.annotated import read_articles
from tests.benchmarks.bench_folder import bench_folder
from tests.benchmarks.training_examples import ARTICLES, TRAINING_SETS, own_examples

if TYPE_CHECKING:
    from tests.benchmarks.training_examples import TrainingExamples

FOLDS = 5
"""Each a stretch of time, for the same news is told again within days."""
PROCESSES = 2


def main() -> None:
    """Print every figure."""
    folder = bench_folder(sys.argv[1:], "quotes")
    score = quotes.load_scorer(folder)
    gold = sorted(score.load(folder / "train.jsonl"), key=_day)
    _shared.append(_Examples.of(gold))
    with ProcessPoolExecutor(PROCESSES, get_context("fork")) as pool:
        folds = pool.map(_fold, range(FOLDS))
        ours = pool.map(_ours, TRAINING_SETS)
        found = [quotations for fold in folds for quotations in fold]
    predicted = [{"id": article["id"], "quotes": q} for article, q in zip(gold, found, strict=True)]
    quotes.print_figures(score.score(gold, predicted))
    quotes.print_calibration(score, gold, found)
    print("\nour own articles, each folder by weights learned from all the others")
    for name, (right, total) in zip(TRAINING_SETS, ours, strict=True):
        print(quotes.share(name, right, total))


@dataclass(frozen=True, slots=True)
class _Examples:
    """The training articles and the examples of each, and of each set of our own."""

    gold: list[dict[str, Any]]
    corpus: list[TrainingExamples]
    ours: dict[str, TrainingExamples]

    @classmethod
    def of(cls, gold: list[dict[str, Any]]) -> _Examples:
        """The examples of annotated articles, and those of our own."""
        ours = {name: own_examples(read_articles(ARTICLES / name)) for name in TRAINING_SETS}
        return cls(gold, [train_quotes.corpus_examples([article]) for article in gold], ours)


_shared: list[_Examples] = []
"""Holds the one object that the processes inherit."""


def _fold(number: int) -> list[list[dict[str, Any]]]:
    """The quotations found in the articles of one fold by weights learned from all others."""
    gold, corpus = _shared[-1].gold, _shared[-1].corpus
    start, end = (len(gold) * each // FOLDS for each in (number, number + 1))
    _learn([*corpus[:start], *corpus[end:], *_shared[-1].ours.values()])
    return [as_json(article["text"], extract(article["text"])) for article in gold[start:end]]


def _ours(folder: str) -> tuple[int, int]:
    """How many speakers of one folder are right by weights learned from all others, of how many."""
    ours = [examples for name, examples in _shared[-1].ours.items() if name != folder]
    _learn([*_shared[-1].corpus, *ours])
    right, total = quotes.judge_ours(folder)
    return right.total(), total.total()


def _learn(examples: list[TrainingExamples]) -> None:
    """Let the engine of this process use the weights that examples teach."""
    reader.quotes.weights.weights = train_quotes.learned(examples).__getitem__


def _day(article: dict[str, Any]) -> str:
    """The date in an article's name, publisher_date_words."""
    return str(article["id"]).split("_")[1]


if __name__ == "__main__":
    main()
