"""Measure `reader.quotes` on its training articles, each by weights learned from the others.

    python -m tests.benchmarks.crossvalidate_quotes [BENCH_FOLDER]

BENCH_FOLDER (default: $READER_BENCH/quotes, else ../shared/bench/quotes beside the repository)
holds `train.jsonl` and `score.py`. Prints the figures of `tests.benchmarks.quotes` over all
articles in five folds: what to choose features and settings by, so that the articles measured on
in the end stay unseen.
"""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

import reader.quotes.weights
from reader.quotes import as_json, extract
from tests.benchmarks import quotes, train_quotes
from tests.benchmarks.bench_folder import bench_folder

if TYPE_CHECKING:
    from tests.benchmarks.train_quotes import Lessons

FOLDS = 5
"""Each a stretch of time, for stories are told again within days."""
PROCESSES = 2


def main() -> None:
    """Print every figure."""
    folder = bench_folder(sys.argv[1:], "quotes")
    score = quotes.load_scorer(folder)
    gold = sorted(score.load(folder / "train.jsonl"), key=_day)
    found = crossvalidated(gold)
    predicted = [{"id": article["id"], "quotes": q} for article, q in zip(gold, found, strict=True)]
    quotes.print_figures(score.score(gold, predicted))
    quotes.print_calibration(score, gold, found)


def crossvalidated(gold: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The quotations found in each article."""
    lessons = [train_quotes.lessons_of([article]) for article in gold]
    _shared.append((gold, lessons))
    with ProcessPoolExecutor(PROCESSES, get_context("fork")) as pool:
        folds = list(pool.map(_fold, range(FOLDS)))
    return [quotations for fold in folds for quotations in fold]


_shared: list[tuple[list[dict[str, Any]], list[Lessons]]] = []
"""What the processes of the folds inherit."""


def _fold(number: int) -> list[list[dict[str, Any]]]:
    """The quotations found in the articles of one fold by what the others teach."""
    gold, lessons = _shared[-1]
    start, end = (len(gold) * each // FOLDS for each in (number, number + 1))
    learned = train_quotes.learned(lessons[:start] + lessons[end:])
    reader.quotes.weights.weights = learned.__getitem__
    return [as_json(article["text"], extract(article["text"])) for article in gold[start:end]]


def _day(article: dict[str, Any]) -> str:
    """The date in an article's name, publisher_date_words."""
    return str(article["id"]).split("_")[1]


if __name__ == "__main__":
    main()
