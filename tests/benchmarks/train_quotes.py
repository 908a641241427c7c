"""Learn the weights of `reader.quotes` from a quotation benchmark's training articles and our own.

    python -m tests.benchmarks.train_quotes [BENCH_FOLDER]

BENCH_FOLDER (default: $READER_BENCH/quotes, else ../shared/bench/quotes beside the repository)
holds `train.jsonl`. Writes `glance.tsv`, `pronoun.tsv` and `speaker.tsv` into
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

from reader.quotes.candidates import Candidate, at_a_glance
from reader.quotes.coreference import person_of, taken_up
from reader.quotes.mentions import PRONOUN, RELATIVE, Mention
from reader.quotes.parsed import Parsed, parse
from reader.quotes.people import People
from reader.quotes.pronouns import SEX, antecedents
from reader.quotes.scene import scene_of
from reader.quotes.story import Story
from tests.benchmarks.annotated import read_articles
from tests.benchmarks.bench_folder import bench_folder
from tests.benchmarks.lessons import OURS, TAUGHT, Lessons, lessons_of_ours
from tests.benchmarks.loglinear import Choice, fit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.quotes.person import Person

DATA = Path(__file__).parents[2] / "reader" / "quotes" / "data"
PENALTY = {"glance.tsv": 2.0, "speaker.tsv": 4.0, "pronoun.tsv": 8.0}
"""Strength of the L2 penalty, chosen by cross-validation on the training articles."""
LENIENCE = 0.5
"""Times that penalty for the plain features of speakers, of one word or two; chosen alike."""
SPEAKER_LEAST, GLANCE_LEAST = 5, 20
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
    ours = [lessons_of_ours(read_articles(OURS / name)) for name in TAUGHT]
    for name, learned_weights in learned([lessons_of(articles), *ours]).items():
        lines = [f"{round(100 * w)}\t{feature}\n" for feature, w in sorted(learned_weights.items())]
        (DATA / name).write_text("".join(lines), "utf-8")
        print(f"{name}: {len(lines)} weights")


def learned(lessons: Sequence[Lessons]) -> dict[str, dict[str, float]]:
    """The weights that lessons teach, by the name of their file."""
    glances = [choice for each in lessons for choice in each.glances]
    speakers = [choice for each in lessons for choice in each.speakers]
    pronouns = [choice for each in lessons for choice in each.pronouns]
    return {
        "glance.tsv": _kept(fit(glances, PENALTY["glance.tsv"], least=GLANCE_LEAST)),
        "pronoun.tsv": _kept(fit(pronouns, PENALTY["pronoun.tsv"])),
        "speaker.tsv": _kept(
            fit(speakers, PENALTY["speaker.tsv"], least=SPEAKER_LEAST, lenience=LENIENCE)
        ),
    }


def _kept(fitted: dict[str, float]) -> dict[str, float]:
    """The weights that count, in whole hundredths."""
    return {name: round(weight, 2) for name, weight in fitted.items() if abs(weight) >= LEAST}


def lessons_of(articles: Iterable[dict[str, Any]]) -> Lessons:
    """Go through the articles as the engine does, but with the true speakers."""
    lessons = Lessons()
    for article in articles:
        parsed = parse(article["text"])
        story = Story(parsed, People(parsed))
        gold = {core(parsed.text, q["start"], q["end"]): q for q in article["quotes"]}
        for index, quote in enumerate(parsed.quotes):
            segment = quote.segment
            _learn(story, index, gold.get(core(parsed.text, segment.start, segment.end)), lessons)
    return lessons


def core(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without what is neither letter nor digit at its ends."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _learn(story: Story, index: int, gold: dict[str, Any] | None, lessons: Lessons) -> None:
    """Add what one quotation teaches, and go on from its true speaker."""
    line = story.parsed.quotes[index].line
    if gold is None or gold["ignore"] or gold["kind"] == "nosource":
        story.choose(line, None, None)
        return
    scene = scene_of(story, index)
    found = at_a_glance(story, scene)
    if gold["kind"] == "unattributed":
        right = [0]
    else:
        right = right_mentions(story.parsed, gold, [each.mention for each in found])
        right += _relatives(story, found, right)
    lessons.add(story, scene, found, right)
    chosen = found[right[0]] if right else None
    if chosen is None or chosen.mention is None:
        story.choose(line, None, None)
        return
    person = _learn_pronoun(story, chosen.line, chosen.mention, gold["resolved"], lessons)
    story.choose(chosen.line, chosen.mention, person)


def _relatives(story: Story, found: list[Candidate], right: list[int]) -> list[int]:
    """The candidates that stand for a right one as "who" does in "Ada Byron, who said"."""
    places = [(found[number].line, found[number].mention) for number in right]
    return [
        number
        for number, each in enumerate(found)
        if each.mention is not None
        and each.mention.kind == PRONOUN
        and each.mention.words[0].lower() in RELATIVE
        and number not in right
        and (each.line, taken_up(story, each.line, each.mention)) in places
    ]


def right_mentions(
    parsed: Parsed, gold: dict[str, Any], mentions: list[Mention | None]
) -> list[int]:
    """The candidates that are the source: those at its head, or else those anywhere in it."""
    spans = gold["sources"] or [[gold["source_start"], gold["source_end"]]]
    start, end = spans[0]
    cut = _CUT.search(parsed.text, start + 1, end)
    words = [
        match
        for match in re.compile(r"[\w.-]+").finditer(
            parsed.text, start, cut.start() if cut else end
        )
        if match.group().strip(".").lower() not in _SUFFIXES | {"s"}
    ]
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


def _learn_pronoun(
    story: Story, line: int, mention: Mention, resolved: str | None, lessons: Lessons
) -> Person | None:
    """Who the true speaker is; a pronoun teaches whom pronouns stand for."""
    word = mention.words[0].lower()
    if mention.kind != PRONOUN or word not in SEX:
        return person_of(story, line, mention)[0]
    found = antecedents(story, line, mention)
    if resolved:
        right = [
            n for n, (who, _) in enumerate(found) if who.named and same_name(who.name, resolved)
        ]
    else:
        right = [n for n, (who, _) in enumerate(found) if not who.named]
    if not right:
        return None
    lessons.pronouns.append(Choice([features for _, features in found], right))
    return found[right[0]][0]


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
