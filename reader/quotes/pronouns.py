"""Who a pronoun stands for, among the people named before it."""

from __future__ import annotations

from bisect import bisect_left
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
_SPOKEN = frozenset({"say", "tell", "write", "call", "think", "talk", "verb", "be", "have", "do"})
_NAMED = frozenset({"cap", "num", ")"})
_TRUST = 1.6
"""Sharpens the probabilities: the names they were learned from are themselves wrong at times."""
_BACK = 5
"""Paragraphs back in which an antecedent is looked for."""
_NEAR = 12
"""Names a paragraph gives at most."""


def antecedents(story: Story, line: int, mention: Mention) -> list[tuple[Person, list[str]]]:
    """The people a pronoun may stand for, each with what speaks for it, nearest first."""
    word = mention.words[0].lower()
    sex = SEX.get(word, "")
    places: dict[Person, tuple[int, Mention]] = {}
    for back in range(min(_BACK, line) + 1):
        for name in reversed(_named_in(story, line - back, mention if back == 0 else None)):
            if name.kind == NAME:
                person = story.people.of(line - back, name)
            else:
                person = described(story, line - back, name)
            if person is not None and _fits(person, sex):
                places.setdefault(person, (line - back, name))
    last = story.speaker()
    if last is not None and _fits(last, sex) and last not in places and last.places:
        places[last] = last.places[0]
    topics = (_topic(story, line, mention), _topic(story, line - 1, None) if line else None)
    return [
        (person, _features(story, line, mention, person, place, rank, word, topics))
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
    return found[scores.index(top)][0], 1 / sum(exp(_TRUST * (score - top)) for score in scores)


def body(story: Story, line: int, mention: Mention) -> Person | None:
    """The body or paper "it" stands for: the last speaker, or what its paragraphs are about."""
    last = story.speaker()
    topics = (last, _topic(story, line, mention), _topic(story, line - 1, None) if line else None)
    for who in topics:
        if who is not None and who.named and who.human <= 0:
            return who
    return None


def _named_in(story: Story, line: int, before: Mention | None) -> list[Mention]:
    """The names of a paragraph, and the descriptions that have a verb, up to a mention."""
    tags = story.parsed.lines[line].tags
    mentions = story.parsed.mentions[line]
    if before is not None:
        mentions = mentions[: bisect_left(mentions, before.first, key=lambda each: each.first)]
        mentions = mentions[-2 * _NEAR :]
    else:
        mentions = mentions[: 2 * _NEAR]
    return [
        each
        for each in mentions
        if each.kind == NAME
        or (
            each.kind == PHRASE
            and tags[each.last] == "role"
            and each.words[-1].lower() in lexicon.words("roles.txt")
            and story.verb(line, each)[0] in _SPOKEN
            and not (
                each.first > 1 and tags[each.first - 1] == "," and tags[each.first - 2] in _NAMED
            )
        )
    ]


def _topic(story: Story, line: int, before: Mention | None) -> Person | None:
    """The first subject of a paragraph."""
    for mention in _named_in(story, line, before):
        if story.verb(line, mention)[0]:
            if mention.kind == NAME:
                return story.people.of(line, mention)
            return described(story, line, mention)
    return None


def _fits(person: Person, sex: str) -> bool:
    if person.human <= 0 and person.name.lower() in lexicon.nations():
        return False
    return not (sex and person.sex and person.sex != sex)


def _features(
    story: Story,
    line: int,
    mention: Mention,
    person: Person,
    place: tuple[int, Mention],
    rank: int,
    word: str,
    topics: tuple[Person | None, Person | None],
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
    known = f"{'S' if person.sex else '-'}{human}" if person.named else "U"
    owns = behind == "'s"
    role = f"{before in _STARTS}{bool(verb)}{owns}"
    pronoun_first = mention.first == 0
    same = "-"
    if story.speakers and story.speakers[-1][1] is not None:
        words = story.speakers[-1][1].words
        same = "p" if words[0].lower() == word else "n"
    topic = f"t{person is topics[0]}{person is topics[1]}{topics[0] is None}"
    return [
        f"{kind} {topic} {pronoun_first}",
        f"{kind} {topic} {spoke} {back}",
        f"{kind} {topic} {known} {same}",
        f"{kind} {topic} r{min(rank, 2)} {role}",
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


_STARTS = frozenset(
    {".", "^", ",", "and", "but", "quote", "while", "that", "when", "as", "adj", "role"}
)
