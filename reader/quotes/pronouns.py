"""Who a pronoun stands for, among the people named before it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

from reader.quotes import lexicon
from reader.quotes.descriptions import described
from reader.quotes.features import bucket
from reader.quotes.mentions import NAME, PHRASE, Mention
from reader.quotes.weights import weights

if TYPE_CHECKING:
    from reader.quotes.people import Person
    from reader.quotes.story import Story

SEX = {"he": "m", "his": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}
_VERBS = frozenset({"say", "tell", "write", "call", "think", "talk", "verb", "be", "have", "do"})
_NAMED = frozenset({"cap", "num", ")"})
_STARTS = frozenset(
    {".", "^", ",", "and", "but", "quote", "while", "that", "when", "as", "adj", "role"}
)
_TRUST = 1.6
"""Sharpens the probabilities: the names they were learned from are themselves wrong at times."""
_BACK = 5
"""Paragraphs back in which an antecedent is looked for."""
_NEAR = 24
"""Mentions of a paragraph that are considered."""


@dataclass(frozen=True, slots=True)
class _Pronoun:
    """A pronoun, and what the article is about where it stands."""

    line: int
    mention: Mention
    kind: str
    """"sub" for a subject, "own" for a possessive, "who"."""
    topic: Person | None
    """The first subject of its paragraph, before it."""
    former_topic: Person | None
    """The first subject of the paragraph before."""
    gap: int
    """Paragraphs since the last quotation."""
    same: str
    """"p" if the last speaker was named by the same pronoun, "n" if not, "-" for nobody."""


def antecedents(story: Story, line: int, mention: Mention) -> list[tuple[Person, list[str]]]:
    """The people a pronoun may stand for, each with what speaks for it, nearest first."""
    sex = SEX.get(mention.words[0].lower(), "")
    places: dict[Person, tuple[int, Mention]] = {}
    for back in range(min(_BACK, line) + 1):
        for name in reversed(_named_in(story, line - back, mention if back == 0 else None)):
            person = _who(story, line - back, name)
            if person is not None and _fits(person, sex):
                places.setdefault(person, (line - back, name))
    last = story.speaker()
    if last is not None and _fits(last, sex) and last not in places and last.places:
        places[last] = last.places[0]
    pronoun = _pronoun(story, line, mention)
    return [
        (person, _evidence(story, pronoun, person, place, rank))
        for rank, (person, place) in enumerate(places.items())
    ]


def antecedent(story: Story, line: int, mention: Mention) -> tuple[Person | None, float]:
    """The likeliest of them and its probability; None where nobody fits."""
    found = antecedents(story, line, mention)
    if not found:
        return None, 1.0
    weight = weights("pronoun.tsv").get
    scores = [sum(weight(name, 0.0) for name in evidence) for _, evidence in found]
    top = max(scores)
    sure = 1 / sum(exp(_TRUST * (score - top)) for score in scores)
    return found[scores.index(top)][0], sure


def body(story: Story, line: int, mention: Mention) -> Person | None:
    """The body or paper "it" stands for: the last speaker, or what its paragraphs are about."""
    former = _topic(story, line - 1, None) if line else None
    for who in (story.speaker(), _topic(story, line, mention), former):
        if who is not None and who.named and who.human <= 0:
            return who
    return None


def _named_in(story: Story, line: int, before: Mention | None) -> list[Mention]:
    """The names of a paragraph, and the descriptions that have a verb, up to a mention."""
    mentions = story.parsed.mentions[line]
    if before is None:
        mentions = mentions[:_NEAR]
    else:
        end = bisect_left(mentions, before.first, key=lambda each: each.first)
        mentions = mentions[max(0, end - _NEAR) : end]
    return [each for each in mentions if each.kind == NAME or _is_subject(story, line, each)]


def _is_subject(story: Story, line: int, mention: Mention) -> bool:
    """Whether a mention describes one person, with a verb, and is not set off after a name."""
    tags, first = story.parsed.lines[line].tags, mention.first
    if mention.kind != PHRASE or mention.words[-1].lower() not in lexicon.words("roles.txt"):
        return False
    apposed = first > 1 and tags[first - 1] == "," and tags[first - 2] in _NAMED
    return not apposed and story.verb(line, mention)[0] in _VERBS


def _who(story: Story, line: int, mention: Mention) -> Person | None:
    if mention.kind == NAME:
        return story.people.of(line, mention)
    return described(story, line, mention)


def _topic(story: Story, line: int, before: Mention | None) -> Person | None:
    """The first subject of a paragraph, up to a mention."""
    for mention in _named_in(story, line, before):
        if story.verb(line, mention)[0]:
            return _who(story, line, mention)
    return None


def _fits(person: Person, sex: str) -> bool:
    if person.human <= 0 and person.name.lower() in lexicon.nations():
        return False
    return not (sex and person.sex and person.sex != sex)


def _pronoun(story: Story, line: int, mention: Mention) -> _Pronoun:
    word = mention.words[0].lower()
    said = len(story.speakers)
    last = story.speakers[-1][1] if said else None
    return _Pronoun(
        line=line,
        mention=mention,
        kind="who" if word == "who" else "own" if word in ("his", "her") else "sub",
        topic=_topic(story, line, mention),
        former_topic=_topic(story, line - 1, None) if line else None,
        gap=min(line - story.parsed.quotes[said - 1].line, 4) if said else 4,
        same="-" if last is None else "p" if last.words[0].lower() == word else "n",
    )


def _evidence(
    story: Story, pronoun: _Pronoun, person: Person, place: tuple[int, Mention], rank: int
) -> list[str]:
    """What speaks for a person last named at `place`, the `rank`th nearest."""
    where, name = place
    tags = story.parsed.lines[where].tags
    kind, same = pronoun.kind, pronoun.same
    back, stops = min(pronoun.line - where, 6), 4
    if not back:
        stops = min(tags[name.last + 1 : pronoun.mention.first].count("."), 3)
    verb = story.verb(where, name)[0]
    before = tags[name.first - 1] if name.first else "^"
    behind = tags[name.last + 1] if name.last + 1 < len(tags) else "$"
    owns = behind == "'s"
    role = f"{before in _STARTS}{bool(verb)}{owns}"
    spoke = "last" if person is story.speaker() else "old" if person in story.spoken else "new"
    known = f"{'S' if person.sex else '-'}{max(-1, min(person.human, 3))}" if person.named else "U"
    first = pronoun.mention.first == 0
    topic = f"t{person is pronoun.topic}{person is pronoun.former_topic}{pronoun.topic is None}"
    return [
        f"{kind} {topic} {first}",
        f"{kind} {topic} {spoke} {back}",
        f"{kind} {topic} {known} {same}",
        f"{kind} {topic} r{min(rank, 2)} {role}",
        f"{kind} r{min(rank, 5)}",
        f"{kind} b{back} s{stops} {role}",
        f"{kind} {known} r{min(rank, 3)}",
        f"{kind} {known}",
        f"{kind} {spoke} {pronoun.gap} {same}",
        f"{kind} {spoke} b{back} s{min(stops, 2)}",
        f"{kind} {spoke} {known} r{min(rank, 2)}",
        f"{kind} b{before} {back}",
        f"{kind} a{behind} {back} {stops}",
        f"{kind} v{verb} {back}",
        f"{kind} first{name.first == 0} {back} {first}",
        f"{kind} n{bucket(len(person.places))}",
        f"{kind} n{bucket(len(person.places))} {spoke} {back}",
        f"{kind} words{min(len(name.words), 3)} {back}",
        f"{kind} {role} {spoke} r{min(rank, 3)} {first}",
    ]
