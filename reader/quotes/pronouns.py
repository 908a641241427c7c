"""Who a pronoun stands for, among the people named before it."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

from reader.quotes.features import bucket
from reader.quotes.mentions import NAME, Mention
from reader.quotes.weights import weights

if TYPE_CHECKING:
    from reader.quotes.people import Person
    from reader.quotes.story import Story

SEX = {"he": "m", "his": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}
_BACK = 5
"""Paragraphs back in which an antecedent is looked for."""
_NEAR = 12
"""Names a paragraph gives at most."""


def antecedents(
    story: Story, line: int, mention: Mention
) -> list[tuple[Person, list[str]]]:
    """The people a pronoun may stand for, each with what speaks for it, nearest first."""
    word = mention.words[0].lower()
    sex = SEX.get(word, "")
    places: dict[Person, tuple[int, Mention]] = {}
    for back in range(min(_BACK, line) + 1):
        names = [
            each
            for each in story.parsed.mentions[line - back]
            if each.kind == NAME and (back or each.last < mention.first)
        ]
        for name in reversed(names[-_NEAR:] if back == 0 else names[:_NEAR]):
            person = story.people.of(line - back, name)
            if person is not None and _fits(person, sex):
                places.setdefault(person, (line - back, name))
    last = story.speaker()
    if last is not None and _fits(last, sex) and last not in places and last.places:
        places[last] = last.places[0]
    return [
        (person, _features(story, line, mention, person, place, rank, word))
        for rank, (person, place) in enumerate(places.items())
    ]


def antecedent(story: Story, line: int, mention: Mention) -> tuple[Person | None, float]:
    """The likeliest of them and its probability; None where nobody fits."""
    found = antecedents(story, line, mention)
    if not found:
        return None, 1.0
    weight = weights("pronoun.tsv").get
    scores = [sum(weight(name, 0.0) for name in features) for _, features in found]
    top = max(scores)
    return found[scores.index(top)][0], 1 / sum(exp(score - top) for score in scores)


def _fits(person: Person, sex: str) -> bool:
    return not (sex and person.sex and person.sex != sex)


def _features(
    story: Story,
    line: int,
    mention: Mention,
    person: Person,
    place: tuple[int, Mention],
    rank: int,
    word: str,
) -> list[str]:
    where, name = place
    back = min(line - where, 6)
    tags = story.parsed.lines[where].tags
    kind = "who" if word == "who" else "own" if word in ("his", "her") else "sub"
    between = tags[name.last + 1 : mention.first] if not back else []
    stops = min(between.count("."), 3) if not back else 4
    verb = story.verb(where, name)[0]
    before = tags[name.first - 1] if name.first else "^"
    behind = tags[name.last + 1] if name.last + 1 < len(tags) else "$"
    last = story.speaker()
    spoke = "last" if person is last else "old" if person in story.persons else "new"
    gap = line - story.parsed.quotes[len(story.persons) - 1].line if story.persons else 9
    human = max(-1, min(person.human, 3))
    known = f"{'S' if person.sex else '-'}{human}"
    owns = behind == "'s"
    role = f"{before in _STARTS}{bool(verb)}{owns}"
    pronoun_first = mention.first == 0
    same = "-"
    if story.speakers and story.speakers[-1][1] is not None:
        words = story.speakers[-1][1].words
        same = "p" if words[0].lower() == word else "n"
    return [
        f"{kind} r{min(rank, 5)}",
        f"{kind} b{back} s{stops} {role}",
        f"{kind} {known} r{min(rank, 3)}",
        f"{kind} {known}",
        f"{kind} {spoke} {min(gap, 4)} {same}",
        f"{kind} {spoke} b{back} s{min(stops, 2)}",
        f"{kind} {spoke} {known} r{min(rank, 2)}",
        f"{kind} b{before} {back}",
        f"{kind} a{behind} {back} {stops}",
        f"{kind} v{verb} {back}",
        f"{kind} first{name.first == 0} {back} {pronoun_first}",
        f"{kind} n{bucket(len(person.places))}",
        f"{kind} n{bucket(len(person.places))} {spoke} {back}",
        f"{kind} words{min(len(name.words), 3)} {back}",
        f"{kind} {role} {spoke} r{min(rank, 3)} {pronoun_first}",
    ]


_STARTS = frozenset({".", "^", ",", "and", "but", "quote", "while", "that", "when", "as", "adj", "role"})
