"""Measure `reader.quotes` on a quotation benchmark and on our own articles.

    python -m tests.benchmarks.quotes [BENCH_FOLDER]

BENCH_FOLDER (default: $READER_BENCH/quotes, else ../shared/bench/quotes beside the repository)
holds `dev.jsonl`, `handcheck_dev.jsonl` and the scorer `score.py`, whose README defines each
figure. Prints them, the calibration of the confidences, the speed, and the figures on our own
articles in the folders of `tests/quotes/articles`, each of which was written and measured before
any rule was made after it: those that the weights are learned from, then the held-out ones.
"""

from __future__ import annotations

import importlib.util
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING, Any

from reader.quotes import CERTAIN, as_json, extract
from tests.benchmarks.annotated import pairs, read_articles, same_speaker
from tests.benchmarks.bench_folder import bench_folder
from tests.benchmarks.training_examples import ARTICLES, HELD_OUT, TRAINING_SETS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BINS = 10
ROUNDS = 3
"""Passes over the articles of which the fastest counts."""


def main() -> None:
    """Print every figure."""
    folder = bench_folder(sys.argv[1:], "quotes")
    score = load_scorer(folder)
    gold = score.load(folder / "dev.jsonl")
    texts = [article["text"] for article in gold]
    speed = max(_speed(texts) for _ in range(ROUNDS))
    found = [as_json(text, extract(text)) for text in texts]
    predicted = [{"id": article["id"], "quotes": q} for article, q in zip(gold, found, strict=True)]
    result = score.score(gold, predicted, score.load(folder / "handcheck_dev.jsonl"))
    print_figures(result)
    print(f"{'speed, MB/s of one core':28}{speed:9.2f}{0.5:8}")
    print_calibration(score, gold, found)
    for name in (*TRAINING_SETS, HELD_OUT):
        print_ours(name)


def load_scorer(folder: Path) -> Any:
    """The module `score.py` of a benchmark."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _speed(texts: list[str]) -> float:
    """Megabytes of UTF-8 a second of processor time."""
    start = time.process_time()
    for text in texts:
        extract(text)
    return sum(len(text.encode()) for text in texts) / (time.process_time() - start) / 1e6


def print_figures(result: dict[str, Any]) -> None:
    """The scorer's figures beside what to reach."""
    rows = [
        ("segmentation F1", result["seg"]["f1"], 99),
        ("attribution F1", result["attrib"]["f1"], 94),
        ("direct, 5 words or more", result["mention_acc"]["direct5"], 98),
        ("mixed", result["mention_acc"]["mixed"], 87),
        ("pronoun sources", result["mention_acc"]["pronoun"], 96),
        *([("hand-checked full names", result["hand_full"], 92)] if "hand_full" in result else []),
        ("unattributed left alone", result["unattributed"], 70),
    ]
    print(f"{'':28}{'measured':>9}{'reach':>8}")
    for name, value, reach in rows:
        print(f"{name:28}{100 * value:9.1f}{reach:8}")


def print_calibration(score: Any, gold: list[Any], found: list[list[dict[str, Any]]]) -> None:
    """Confidence against the share of attributions that match the gold source."""
    judged: list[tuple[float, bool]] = []
    for article, quotes in zip(gold, found, strict=True):
        pairs, _ = score.align(article["quotes"], quotes, article["text"])
        for index, other in pairs.items():
            truth, ours = article["quotes"][index], quotes[other]
            if ours["speaker"] and not truth["ignore"] and truth["kind"] != "nosource":
                judged.append((ours["confidence"], score.is_match(truth, ours)))
    print("\nconfidence   quotations   mean   right")
    error = 0.0
    for number in range(BINS):
        inside = [each for each in judged if min(int(each[0] * BINS), BINS - 1) == number]
        if inside:
            mean = sum(confidence for confidence, _ in inside) / len(inside)
            right = sum(hit for _, hit in inside) / len(inside)
            error += abs(mean - right) * len(inside) / len(judged)
            low, high = number / BINS, (number + 1) / BINS
            print(f"{low:.1f} to {high:.1f} {len(inside):12} {mean:8.2f} {right:7.2f}")
    certain = [hit for confidence, hit in judged if confidence >= CERTAIN]
    print(f"expected calibration error {100 * error:.1f} points (reach: under 4)")
    print(
        f"certain ({CERTAIN} and above): {100 * sum(certain) / len(certain):.1f} % right"
        f" (reach: 98), covering {100 * len(certain) / len(judged):.1f} % (reach: 70)"
    )


def print_ours(name: str) -> None:
    """The figures of each article of our own in a folder."""
    print(f"\nour own articles, {name}: speaker right, nobody where nobody is quoted")
    right, total = judge_ours(name)
    for domain, count in total.items():
        print(f"{domain:28}{right[domain]:5} of {count}")
    print(share("all", right.total(), total.total()))


def judge_ours(
    name: str, same: Callable[[str | None, str | None], bool] = same_speaker
) -> tuple[Counter[str], Counter[str]]:
    """How many speakers are right, and how many there are, by article."""
    right, total = Counter[str](), Counter[str]()
    for article in read_articles(ARTICLES / name):
        for speaker, quoted in pairs(article, extract(article.text)):
            right[article.domain] += quoted is not None and same(speaker, quoted.speaker)
            total[article.domain] += 1
    return right, total


def share(name: str, right: int, total: int) -> str:
    """A line that tells how many are right."""
    return f"{name:28}{right:5} of {total} ({100 * right / total:.1f} %)"


if __name__ == "__main__":
    main()
