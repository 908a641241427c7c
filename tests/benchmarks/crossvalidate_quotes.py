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
from tests.benchmarks.lessons import OURS, TAUGHT, lessons_of_ours

if TYPE_CHECKING:
    from tests.benchmarks.lessons import Lessons

FOLDS = 5
"""Each a stretch of time, for stories are told again within days."""
PROCESSES = 2


def main() -> None:
    """Print every figure."""
    folder = bench_folder(sys.argv[1:], "quotes")
    score = quotes.load_scorer(folder)
    gold = sorted(score.load(folder / "train.jsonl"), key=_day)
    _shared.append(_Taught.by(gold))
    with ProcessPoolExecutor(PROCESSES, get_context("fork")) as pool:
        folds = pool.map(_fold, range(FOLDS))
        ours = pool.map(_ours, TAUGHT)
        found = [quotations for fold in folds for quotations in fold]
    predicted = [{"id": article["id"], "quotes": q} for article, q in zip(gold, found, strict=True)]
    quotes.print_figures(score.score(gold, predicted))
    quotes.print_calibration(score, gold, found)
    print("\nour own articles, each folder by what the others and the training articles teach")
    for name, (right, total) in zip(TAUGHT, ours, strict=True):
        print(quotes.share(name, right, total))


@dataclass(frozen=True, slots=True)
class _Taught:
    """Articles, and what each teaches."""

    gold: list[dict[str, Any]]
    lessons: list[Lessons]
    ours: dict[str, Lessons]

    @classmethod
    def by(cls, gold: list[dict[str, Any]]) -> _Taught:
        """By annotated articles, and by our own."""
        ours = {name: lessons_of_ours(read_articles(OURS / name)) for name in TAUGHT}
        return cls(gold, [train_quotes.lessons_of([article]) for article in gold], ours)


_shared: list[_Taught] = []
"""What the processes inherit."""


def _fold(number: int) -> list[list[dict[str, Any]]]:
    """The quotations found in the articles of one fold by what all others teach."""
    gold, lessons = _shared[-1].gold, _shared[-1].lessons
    start, end = (len(gold) * each // FOLDS for each in (number, number + 1))
    _learn([*lessons[:start], *lessons[end:], *_shared[-1].ours.values()])
    return [as_json(article["text"], extract(article["text"])) for article in gold[start:end]]


def _ours(folder: str) -> tuple[int, int]:
    """How many speakers of one folder are right by what all others teach, and of how many."""
    ours = [lessons for name, lessons in _shared[-1].ours.items() if name != folder]
    _learn([*_shared[-1].lessons, *ours])
    right, total = quotes.judge_ours(folder)
    return right.total(), total.total()


def _learn(lessons: list[Lessons]) -> None:
    reader.quotes.weights.weights = train_quotes.learned(lessons).__getitem__


def _day(article: dict[str, Any]) -> str:
    """The date in an article's name, publisher_date_words."""
    return str(article["id"]).split("_")[1]


if __name__ == "__main__":
    main()
