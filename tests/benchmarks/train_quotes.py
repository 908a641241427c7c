"""Learn the weights of `reader.quotes` from a quotation benchmark's training articles and our own.

    python -m tests.benchmarks.train_quotes [BENCH_FOLDER]

BENCH_FOLDER (default: $READER_BENCH/quotes, else ../shared/bench/quotes beside the repository)
holds `train.jsonl`. Writes `pruning.tsv`, `pronoun.tsv` and `speaker.tsv` into
`reader/quotes/data/`, one line "weight in hundredths<TAB>feature" for every weight that counts.
Takes a minute; the same articles give the same files.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.quotes.attribution.candidates import Candidate, all_candidates
from reader.quotes.attribution.quotation_context import context_of
from reader.quotes.coreference.discourse import Discourse
from reader.quotes.coreference.pronouns import antecedents
from reader.quotes.coreference.resolution import person_of, relative_antecedent
from reader.quotes.people.people import People
from reader.quotes.words.lexicon import PRONOUN_SEX
from reader.quotes.words.mentions import PRONOUN, RELATIVE, Mention
from reader.quotes.words.parsing import ParsedArticle, parse
from tests.benchmarks.annotated import read_articles
from tests.benchmarks.bench_folder import bench_folder
from tests.benchmarks.loglinear import Choice, fit
from tests.benchmarks.training_examples import (
    ARTICLES,
    TRAINING_SETS,
    TrainingExamples,
    own_examples,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.quotes.people.person import Person

DATA = Path(__file__).parents[2] / "reader" / "quotes" / "data"
PENALTY = {"pruning.tsv": 2.0, "speaker.tsv": 4.0, "pronoun.tsv": 8.0}
"""Strength of the L2 penalty, chosen by cross-validation on the training articles."""
LENIENCE = 0.5
"""Times that penalty for the plain features of speakers, of one word or two; chosen alike."""
SPEAKER_LEAST, PRUNING_LEAST = 5, 20
"""Times a feature of speakers has to occur."""
LEAST = 0.05
"""Weights nearer to nought are left out."""

_CUT = re.compile(
    r",|\(|\[|;|\s(?:of|for|at|from|in|with|on|who|that|which|to|by|about)\s|\s[–—-]+\s"
)
_SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}


def main() -> None:
    """Train both models."""
    folder = bench_folder(sys.argv[1:], "quotes")
    with (folder / "train.jsonl").open(encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    ours = [own_examples(read_articles(ARTICLES / name)) for name in TRAINING_SETS]
    for name, learned_weights in learned([corpus_examples(articles), *ours]).items():
        lines = [f"{round(100 * w)}\t{feature}\n" for feature, w in sorted(learned_weights.items())]
        (DATA / name).write_text("".join(lines), "utf-8")
        print(f"{name}: {len(lines)} weights")


def learned(examples: Sequence[TrainingExamples]) -> dict[str, dict[str, float]]:
    """The weights learned from examples, by the name of their file."""
    pruning = [choice for each in examples for choice in each.pruning]
    speakers = [choice for each in examples for choice in each.speakers]
    pronouns = [choice for each in examples for choice in each.pronouns]
    return {
        "pruning.tsv": _kept(fit(pruning, PENALTY["pruning.tsv"], least=PRUNING_LEAST)),
        "pronoun.tsv": _kept(fit(pronouns, PENALTY["pronoun.tsv"])),
        "speaker.tsv": _kept(
            fit(speakers, PENALTY["speaker.tsv"], least=SPEAKER_LEAST, lenience=LENIENCE)
        ),
    }


def _kept(fitted: dict[str, float]) -> dict[str, float]:
    """The weights that count, in whole hundredths."""
    return {name: round(weight, 2) for name, weight in fitted.items() if abs(weight) >= LEAST}


def corpus_examples(articles: Iterable[dict[str, Any]]) -> TrainingExamples:
    """The examples of the articles, read as the engine does but with the true speakers."""
    examples = TrainingExamples()
    for each in articles:
        article = parse(each["text"])
        discourse = Discourse(article, People(article))
        gold = {core(article.text, q["start"], q["end"]): q for q in each["quotes"]}
        for index, quotation in enumerate(article.quotations):
            start, end = quotation.segment.start, quotation.segment.end
            _add(discourse, index, gold.get(core(article.text, start, end)), examples)
    return examples


def core(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without what is neither letter nor digit at its ends."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _add(
    discourse: Discourse, index: int, gold: dict[str, Any] | None, examples: TrainingExamples
) -> None:
    """Add the example of one quotation, and go on from its true speaker."""
    if gold is None or gold["ignore"] or gold["kind"] == "nosource":
        discourse.choose(None, None)
        return
    context = context_of(discourse, index)
    found = all_candidates(context)
    if gold["kind"] == "unattributed":
        right = [0]
    else:
        right = right_mentions(discourse.article, gold, [each.mention for each in found])
        right += _relatives(discourse, found, right)
    examples.add(context, found, right)
    mention = found[right[0]].mention if right else None
    if mention is None:
        discourse.choose(None, None)
        return
    discourse.choose(mention, _add_pronoun(discourse, mention, gold["resolved"], examples))


def _relatives(discourse: Discourse, found: list[Candidate], right: list[int]) -> list[int]:
    """The candidates that stand for a right one as "who" does in "Ada Byron, who said"."""
    mentions = [found[number].mention for number in right]
    return [
        number
        for number, each in enumerate(found)
        if each.mention is not None
        and each.mention.kind == PRONOUN
        and each.mention.words[0].lower() in RELATIVE
        and number not in right
        and relative_antecedent(discourse, each.mention) in mentions
    ]


def right_mentions(
    article: ParsedArticle, gold: dict[str, Any], mentions: list[Mention | None]
) -> list[int]:
    """The candidates that are the source: those at its head, or else those anywhere in it."""
    spans = gold["sources"] or [[gold["source_start"], gold["source_end"]]]
    start, end = spans[0]
    cut = _CUT.search(article.text, start + 1, end)
    found = re.compile(r"[\w.-]+").finditer(article.text, start, cut.start() if cut else end)
    left_out = _SUFFIXES | {"s"}
    words = [match for match in found if match.group().strip(".").lower() not in left_out]
    head = [[words[-1].start(), words[-1].end()]] if words else []
    for wanted in (head, spans):
        right = [
            number
            for number, mention in enumerate(mentions)
            if mention is not None and any(mention.start < e and s < mention.end for s, e in wanted)
        ]
        if right:
            return right
    return []


def _add_pronoun(
    discourse: Discourse, mention: Mention, resolved: str | None, examples: TrainingExamples
) -> Person | None:
    """Who the true speaker is; whom a pronoun stands for is an example."""
    word = mention.words[0].lower()
    if mention.kind != PRONOUN or word not in PRONOUN_SEX:
        return person_of(discourse, mention)[0]
    found = antecedents(discourse, mention)
    right = [n for n, (who, _) in enumerate(found) if _is(who, resolved)]
    if not right:
        return None
    examples.pronouns.append(Choice([features for _, features in found], right))
    return found[right[0]][0]


def _is(person: Person, resolved: str | None) -> bool:
    """Whether somebody has the true speaker's name, or is as nameless."""
    return person.named and same_name(person.name, resolved) if resolved else not person.named


def same_name(name: str, other: str) -> bool:
    """Whether two names share the last word and do not differ in the first letter."""
    left, right = _words(name), _words(other)
    if not left or not right or left[-1] != right[-1]:
        return False
    return len(left) == 1 or len(right) == 1 or left[0][0] == right[0][0]


def _words(name: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(char for char in folded if not unicodedata.combining(char))
    return [word for word in re.findall(r"[\w-]+", plain) if word not in _SUFFIXES]


if __name__ == "__main__":
    main()
