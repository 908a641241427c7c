"""Measure who mentions are resolved to, apart from which mention is the speaker.

    python -m tests.benchmarks.resolution [BENCH_FOLDER]

BENCH_FOLDER (default: $READER_BENCH/quotes, else ../shared/bench/quotes beside the repository)
holds `train.jsonl`. The engine is told the true mention of every quotation there and has to name
the person; what its pronouns have learned comes from other articles each time. The names it is
measured against were resolved by machine: 4.5 % of them are wrong, of those of pronouns more.
Then the share of speakers named in full in our own articles in `tests/quotes/names`.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from reader.quotes import extract, weights
from reader.quotes.coreference import person_of
from reader.quotes.mentions import NAME, PRONOUN, Mention
from reader.quotes.names import split_title
from reader.quotes.parsed import Parsed, parse
from reader.quotes.people import People
from reader.quotes.story import Story
from tests.benchmarks.annotated import in_full, read_articles
from tests.benchmarks.bench_folder import bench_folder
from tests.benchmarks.loglinear import fit
from tests.benchmarks.train_quotes import PENALTY, core, lessons_of, right_mentions, same_name

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = Path(__file__).parents[1] / "quotes" / "names"
FOLDS = 4


def main() -> None:
    """Print both tables."""
    folder = bench_folder(sys.argv[1:], "quotes")
    with (folder / "train.jsonl").open(encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    right, total = Counter[str](), Counter[str]()
    taught = [lessons_of([article]).pronouns for article in articles]
    for fold in range(FOLDS):
        others = [choice for n, some in enumerate(taught) if n % FOLDS != fold for choice in some]
        learned = fit(others, PENALTY["pronoun.tsv"])
        with patch.object(weights, "weights", lambda _, learned=learned: learned):
            for article in articles[fold::FOLDS]:
                for kind, hit in _judged(article):
                    right[kind] += hit
                    total[kind] += 1
    for kind, count in total.most_common():
        print(f"{kind:28}{100 * right[kind] / count:9.1f} of {count}")
    print(f"{'all':28}{100 * right.total() / total.total():9.1f} of {total.total()}")
    _print_own()


def _judged(article: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """The kind of each true mention of an article, and whether its person is right."""
    parsed = parse(article["text"])
    story = Story(parsed, People(parsed))
    gold = {core(parsed.text, q["start"], q["end"]): q for q in article["quotes"]}
    for quote in parsed.quotes:
        truth = gold.get(core(parsed.text, quote.segment.start, quote.segment.end))
        found = _true_mention(parsed, truth) if truth and truth["source_text"] else None
        if truth is None or found is None:
            story.choose(quote.line, None, None)
            continue
        person, _ = person_of(story, *found)
        story.choose(*found, person)
        if truth["resolved"]:
            yield _kind(found[1]), person is not None and same_name(person.name, truth["resolved"])


def _true_mention(parsed: Parsed, gold: dict[str, Any]) -> tuple[int, Mention] | None:
    """The mention at the head of the true source, and its line."""
    for index, line in enumerate(parsed.lines):
        if line.starts and line.starts[0] <= gold["source_start"] <= line.ends[-1]:
            mentions = sorted(parsed.mentions[index], key=lambda mention: mention.first)
            right = right_mentions(parsed, gold, list(mentions))
            if right:
                return index, mentions[right[0]]
    return None


def _kind(mention: Mention) -> str:
    if mention.kind == NAME:
        return "full name" if len(mention.words) - split_title(mention.words) > 1 else "surname"
    return f"pronoun “{mention.words[0].lower()}”" if mention.kind == PRONOUN else "description"


def _print_own() -> None:
    right = total = 0
    for article in read_articles(NAMES):
        quotations = extract(article.text)
        for offset, speaker in article.speakers:
            quoted = next((q for q in quotations if 0 <= offset - q.end <= 2), None)
            right += quoted is not None and in_full(speaker, quoted.speaker)
            total += 1
    print(f"\nour own articles: speakers named in full {right} of {total}")


if __name__ == "__main__":
    main()
