"""Measure who mentions are resolved to, apart from which mention is the speaker.

    python -m tests.benchmarks.resolution [BENCH_FOLDER]

BENCH_FOLDER (default: $READER_BENCH/quotes, else ../shared/bench/quotes beside the repository)
holds `train.jsonl`. The engine is told the true mention of every quotation there and has to name
the person; the weights for its pronouns are learned from other articles each time. The names it is
measured against were resolved by machine: 4.5 % of them are wrong, of those of pronouns more.
Then the share of speakers named in full in our own articles, in the folder `full_names`.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from reader.quotes import weights
from reader.quotes.coreference.discourse import Discourse
from reader.quotes.coreference.resolution import person_of
from reader.quotes.people.people import People
from reader.quotes.people.titles import split_title
from reader.quotes.words.mentions import NAME, PRONOUN, Mention
from reader.quotes.words.parsing import ParsedArticle, parse
from tests.benchmarks.annotated import in_full
from tests.benchmarks.bench_folder import bench_folder
from tests.benchmarks.loglinear import fit
from tests.benchmarks.quotes import judge_ours
from tests.benchmarks.train_quotes import PENALTY, core, corpus_examples, right_mentions, same_name

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDS = 4


def main() -> None:
    """Print both tables."""
    folder = bench_folder(sys.argv[1:], "quotes")
    with (folder / "train.jsonl").open(encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    right, total = Counter[str](), Counter[str]()
    examples = [corpus_examples([article]).pronouns for article in articles]
    for fold in range(FOLDS):
        others = [choice for n, some in enumerate(examples) if n % FOLDS != fold for choice in some]
        learned = fit(others, PENALTY["pronoun.tsv"])
        with patch.object(weights, "weights", lambda _, learned=learned: learned):
            for article in articles[fold::FOLDS]:
                for kind, hit in _judged(article):
                    right[kind] += hit
                    total[kind] += 1
    for kind, count in total.most_common():
        print(f"{kind:28}{100 * right[kind] / count:9.1f} of {count}")
    print(f"{'all':28}{100 * right.total() / total.total():9.1f} of {total.total()}")
    named, speakers = judge_ours("full_names", in_full)
    print(f"\nour own articles: speakers named in full {named.total()} of {speakers.total()}")


def _judged(article: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """The kind of each true mention of an article, and whether its person is right."""
    parsed = parse(article["text"])
    discourse = Discourse(parsed, People(parsed))
    gold = {core(parsed.text, q["start"], q["end"]): q for q in article["quotes"]}
    for quotation in parsed.quotations:
        truth = gold.get(core(parsed.text, quotation.segment.start, quotation.segment.end))
        mention = _true_mention(parsed, truth) if truth and truth["source_text"] else None
        if truth is None or mention is None:
            discourse.choose(None, None)
            continue
        person, _ = person_of(discourse, mention)
        discourse.choose(mention, person)
        if truth["resolved"]:
            yield _kind(mention), person is not None and same_name(person.name, truth["resolved"])


def _true_mention(article: ParsedArticle, gold: dict[str, Any]) -> Mention | None:
    """The mention at the head of the true source."""
    for tokens, mentions in zip(article.tokens, article.mentions, strict=True):
        if tokens.starts and tokens.starts[0] <= gold["source_start"] <= tokens.ends[-1]:
            found = sorted(mentions, key=lambda mention: mention.first)
            right = right_mentions(article, gold, list(found))
            if right:
                return found[right[0]]
    return None


def _kind(mention: Mention) -> str:
    """The kind of a mention as the table has it."""
    if mention.kind == NAME:
        return "full name" if len(mention.words) - split_title(mention.words) > 1 else "surname"
    return f"pronoun “{mention.words[0].lower()}”" if mention.kind == PRONOUN else "description"


if __name__ == "__main__":
    main()
