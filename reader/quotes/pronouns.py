"""Who a pronoun stands for, among the people named before it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

from reader.quotes import lexicon
from reader.quotes.descriptions import described, is_demonym, is_one
from reader.quotes.features import is_cue
from reader.quotes.mentions import NAME, PHRASE, Mention
from reader.quotes.weights import weights

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.quotes.people import Person
    from reader.quotes.story import Story

Place = tuple[int, Mention]
"""A line and the mention in it."""
SEX = lexicon.PRONOUNS
_VERBS = frozenset({"say", "tell", "write", "call", "think", "talk", "verb", "be", "have", "do"})
_NAMED = frozenset({"cap", "num", ")"})
_OPENERS = frozenset({"det", "a", "poss", "dem"})
_ONE = frozenset({"one", "another"})
_STARTS = frozenset(
    {".", "^", ",", "and", "but", "quote", "while", "that", "when", "as", "adj", "role"}
)
_TRUST = 1.6
"""Sharpens the probabilities: the names they were learned from are themselves wrong at times."""
_BODY = 0.8
"""How often "it" and "they" are given the right name, by estimate."""
_BACK = 5
"""Paragraphs back in which an antecedent is looked for."""
_LOOK = 200
"""Tokens before a pronoun among which one of the same sex is looked for."""
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
    near: Person | None
    """The last subject of its paragraph, before it."""
    teller: Person | None
    """The last subject of a reporting verb there."""
    used: int
    """The token of the first pronoun of the same sex in its paragraph."""
    gap: int
    """Paragraphs since the last quotation."""
    same: str
    """"p" if the last speaker was named by the same pronoun, "n" if not, "-" for nobody."""


def antecedents(story: Story, line: int, mention: Mention) -> list[tuple[Person, list[str]]]:
    """The people a pronoun may stand for, each with what speaks for it, nearest first."""
    pronoun = _pronoun(story, line, mention)
    return [
        (person, _evidence(story, pronoun, person, place, rank))
        for rank, (person, place) in enumerate(_places(story, line, mention).items())
    ]


def _places(story: Story, line: int, mention: Mention) -> dict[Person, Place]:
    """Where each person whom a pronoun may stand for was last named, the nearest first."""
    sex = SEX.get(mention.words[0].lower(), "")
    places: dict[Person, Place] = {}
    for back in range(min(_BACK, line) + 1):
        for name in reversed(_named_in(story, line - back, mention if back == 0 else None)):
            person = _who(story, line - back, name, sex)
            if person is not None and _fits(person, sex):
                places.setdefault(person, (line - back, name))
    last = story.speaker()
    if last is not None and _fits(last, sex) and last not in places and last.places:
        places[last] = last.places[0]
    return places


def antecedent(story: Story, line: int, mention: Mention) -> tuple[Person | None, float]:
    """The likeliest of them and its probability; None where nobody fits."""
    places = _places(story, line, mention)
    if not places:
        return None, 1.0
    pronoun, sex = _pronoun(story, line, mention), SEX.get(mention.words[0].lower(), "")
    weight = weights("pronoun.tsv").get
    scores = [
        sum(weight(name, 0.0) for name in _evidence(story, pronoun, person, place, rank))
        for rank, (person, place) in enumerate(places.items())
    ]
    top = max(scores)
    sure = 1 / sum(exp(_TRUST * (score - top)) for score in scores)
    person, place = list(places.items())[scores.index(top)]
    return person, min(sure, _known(story, place, sex))


def _known(story: Story, place: Place, sex: str) -> float:
    """How sure it is who of a sex is named or described at a place."""
    where, name = place
    if name.kind == NAME:
        return story.people.sure(where, name, sex)
    return story.described[where, name.start][1] if (where, name.start) in story.described else 1.0


def body(story: Story, line: int, mention: Mention) -> tuple[Person | None, float]:
    """The body or paper "it" stands for: the first subject, the last speaker, the topic above."""
    former = _things(story, line - 1, None, is_thing) if line else []
    last = story.speaker()
    found = _things(story, line, mention, is_thing)[:1]
    found += [last] if last is not None and _may_be_it(last) else []
    return next(iter(found + former), None), _BODY


def group(story: Story, line: int, mention: Mention) -> tuple[Person | None, float]:
    """Whom "they" stands for: the people or the body the paragraph is about, or that spoke last."""
    found = _things(story, line, mention, is_plural)[:1] or _things(story, line, mention, is_thing)
    last = story.speaker()
    if last is not None and last.human <= 0 and not last.is_place:
        found.append(last)
    return next((who for who in found if not who.is_place), None), _BODY


def _things(
    story: Story, line: int, before: Mention | None, fits: Callable[[str, str], bool]
) -> list[Person]:
    """The subjects of a paragraph up to a mention that are bodies, or people in the plural."""
    found = []
    tags = story.parsed.lines[line].tags
    for mention in _up_to(story, line, before):
        noun = mention.kind == PHRASE and fits(mention.words[-1].lower(), tags[mention.last])
        if (noun and not _apposed(tags, mention)) or (mention.kind == NAME and fits is is_thing):
            person = _who(story, line, mention) if _verb(story, line, mention) else None
            if person is not None and (noun or _may_be_it(person)):
                found.append(person)
    return found


def is_thing(head: str, tag: str) -> bool:
    """Whether a noun with this tag is for a body."""
    return tag == "thing"


def is_plural(head: str, tag: str) -> bool:
    """Whether a noun with this tag is for several people."""
    return tag == "role" and not is_one(head)


def _may_be_it(person: Person) -> bool:
    """Whether someone named may be a body: nothing but a verb speaks for a person."""
    return person.human <= 0 or (person.named and person.human <= 1 and not person.sex)


def _up_to(story: Story, line: int, before: Mention | None) -> list[Mention]:
    """The mentions of a paragraph that are near enough, up to one of them."""
    mentions = story.parsed.mentions[line]
    if before is None:
        return mentions[:_NEAR]
    end = bisect_left(mentions, before.first, key=lambda each: each.first)
    return mentions[max(0, end - _NEAR) : end]


def _named_in(story: Story, line: int, before: Mention | None) -> list[Mention]:
    """The names of a paragraph, and the descriptions that have a verb, up to a mention."""
    mentions = _up_to(story, line, before)
    return [each for each in mentions if each.kind == NAME or _is_subject(story, line, each)]


def _is_subject(story: Story, line: int, mention: Mention) -> bool:
    """Whether a mention describes one person, with a verb, and is not set off after a name."""
    tags = story.parsed.lines[line].tags
    if mention.kind != PHRASE or tags[mention.last] != "role":
        return False
    single = tags[mention.first] in _OPENERS or mention.words[0].lower() in _ONE
    if not single or not is_one(mention.words[-1].lower()):
        return False
    return not _apposed(tags, mention) and story.verb(line, mention)[0] in _VERBS


def _apposed(tags: list[str], mention: Mention) -> bool:
    """Whether a description is set off after a name: "Ada Byron, the mayor"."""
    first = mention.first
    return first > 1 and tags[first - 1] == "," and tags[first - 2] in _NAMED


def _who(story: Story, line: int, mention: Mention, sex: str = "") -> Person | None:
    if mention.kind == NAME and not is_demonym(story, line, mention):
        return story.people.meant(line, mention, sex)
    return described(story, line, mention)[0]


def _topic(story: Story, line: int, before: Mention | None) -> Person | None:
    """The first subject of a paragraph, up to a mention."""
    return next((person for person, _ in _subjects(story, line, before)), None)


def _subjects(
    story: Story, line: int, before: Mention | None, sex: str = ""
) -> list[tuple[Person, str]]:
    """The subjects of a paragraph up to a mention that may be of a sex, each with its verb's tag."""
    found = []
    for mention in _named_in(story, line, before):
        verb = _verb(story, line, mention)
        person = _who(story, line, mention, sex) if verb else None
        if person is not None and _fits(person, sex):
            found.append((person, verb))
    return found


def _verb(story: Story, line: int, mention: Mention) -> str:
    """The tag of a mention's verb, which may stand before it: "said Byron"."""
    found = story.verb(line, mention)[0]
    if found or not mention.first:
        return found
    before = story.parsed.lines[line].tags[mention.first - 1]
    return before if before in ("say", "write") else ""


def _used(story: Story, line: int, mention: Mention) -> int:
    """The token of the first pronoun of the same sex in the paragraph of a pronoun."""
    sex = SEX.get(mention.words[0].lower())
    words = story.parsed.lines[line].words
    first = max(0, mention.first - _LOOK)
    return next(
        (i for i in range(first, mention.first) if SEX.get(words[i].lower()) == sex), mention.first
    )


def _fits(person: Person, sex: str) -> bool:
    if sex and not person.named and not is_one(person.key[0]):
        return False
    if sex and person.human <= 0 and person.is_body:
        return False
    return not (sex and person.sex and person.sex != sex)


def _pronoun(story: Story, line: int, mention: Mention) -> _Pronoun:
    word = mention.words[0].lower()
    said = len(story.speakers)
    last = story.speakers[-1][1] if said else None
    sex = SEX.get(word, "")
    subjects = _subjects(story, line, mention, sex)
    former = _subjects(story, line - 1, None, sex) if line else []
    tellers = [person for person, verb in subjects if is_cue(verb)]
    return _Pronoun(
        line=line,
        mention=mention,
        kind="who" if word == "who" else "own" if word in ("his", "her") else "sub",
        topic=subjects[0][0] if subjects else None,
        former_topic=former[0][0] if former else None,
        near=subjects[-1][0] if subjects else None,
        teller=tellers[-1] if tellers else None,
        used=_used(story, line, mention),
        gap=min(line - story.parsed.quotes[said - 1].line, 4) if said else 4,
        same="-" if last is None else "p" if last.words[0].lower() == word else "n",
    )


def _evidence(
    story: Story, pronoun: _Pronoun, person: Person, place: Place, rank: int
) -> list[str]:
    """What speaks for a person last named at `place`, the `rank`th nearest."""
    where, name = place
    tags = story.parsed.lines[where].tags
    kind = pronoun.kind
    back, stops = min(pronoun.line - where, 6), 4
    if not back:
        stops = min(tags[name.last + 1 : pronoun.mention.first].count("."), 3)
    verb = _verb(story, where, name)
    before = tags[name.first - 1] if name.first else "^"
    behind = tags[name.last + 1] if name.last + 1 < len(tags) else "$"
    owns = behind == "'s"
    role = f"{before in _STARTS}{bool(verb)}{owns}"
    spoke = "last" if person is story.speaker() else "old" if person in story.spoken else "new"
    known = f"{'S' if person.sex else '-'}{max(-1, min(person.human, 3))}" if person.named else "U"
    first = pronoun.mention.first == 0
    topic = f"t{person is pronoun.topic}{person is pronoun.former_topic}{pronoun.topic is None}"
    after = not back and name.first > pronoun.used
    flags = f"{person is pronoun.near}{person is pronoun.teller}{person is pronoun.topic}"
    flags = f"{flags}{pronoun.near is None}{pronoun.teller is None}"
    return [
        f"{kind} f {flags} {spoke}",
        f"{kind} i{after} {role} b{min(back, 1)}",
        f"{kind} i{after} {spoke}",
        f"{kind} {topic} r{min(rank, 2)} {role}",
        f"{kind} r{min(rank, 5)}",
        f"{kind} {known} r{min(rank, 3)}",
        f"{kind} {known}",
        f"{kind} {spoke} {pronoun.gap} {pronoun.same}",
        f"{kind} {spoke} b{back} s{min(stops, 2)}",
        f"{kind} {spoke} {known} r{min(rank, 2)}",
        f"{kind} b{before} {back}",
        f"{kind} a{behind} {back} {stops}",
        f"{kind} first{name.first == 0} {back} {first}",
        f"{kind} {role} {spoke} r{min(rank, 3)} {first}",
    ]
