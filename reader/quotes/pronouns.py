"""Who a pronoun stands for, among the people named before it."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

from reader.quotes import lexicon
from reader.quotes.features import is_cue
from reader.quotes.mentions import NAME, Mention
from reader.quotes.subjects import fits, named_in, subjects, verb_tag, who
from reader.quotes.weights import scores

if TYPE_CHECKING:
    from reader.quotes.person import Person
    from reader.quotes.story import Story

Place = tuple[int, Mention]
"""A line and the mention in it."""
SEX = lexicon.PRONOUNS
_STARTS = frozenset(
    {".", "^", ",", "and", "but", "quote", "while", "that", "when", "as", "adj", "role"}
)
_TRUST = 1.6
"""Sharpens the probabilities: the names they were learned from are themselves wrong at times."""
_BACK = 5
"""Paragraphs back in which an antecedent is looked for."""
_PEOPLE = 100
"""People of an article among whom one who spoke farther back is looked for."""
_LOOK = 200
"""Tokens before a pronoun among which one of the same sex is looked for."""


@dataclass(frozen=True, slots=True)
class _Pronoun:
    """A pronoun, and what the article is about where it stands."""

    line: int
    mention: Mention
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
    sex = SEX[mention.words[0].lower()]
    places: dict[Person, Place] = {}
    for back in range(min(_BACK, line) + 1):
        for name in reversed(named_in(story, line - back, mention if back == 0 else None)):
            person = who(story, line - back, name, sex)
            if person is not None and fits(person, sex):
                places.setdefault(person, (line - back, name))
    last = story.speaker()
    if last is not None and fits(last, sex) and last not in places and last.places:
        places[last] = last.places[0]
    for person in story.people.persons[:_PEOPLE]:
        if person in story.spoken and person.sex == sex and person not in places:
            places[person] = person.places[0]
    return places


def antecedent(story: Story, line: int, mention: Mention) -> tuple[Person | None, float]:
    """The likeliest of them and its probability; None where nobody fits."""
    places = _places(story, line, mention)
    if not places:
        return None, 1.0
    pronoun, sex = _pronoun(story, line, mention), SEX[mention.words[0].lower()]
    ranked = enumerate(places.items())
    weighed = scores(
        "pronoun.tsv",
        (_evidence(story, pronoun, person, place, rank) for rank, (person, place) in ranked),
    )
    top = max(weighed)
    sure = 1 / sum(exp(_TRUST * (score - top)) for score in weighed)
    person, place = list(places.items())[weighed.index(top)]
    return person, min(sure, _known(story, place, sex))


def _known(story: Story, place: Place, sex: str) -> float:
    """How sure it is who of a sex is named or described at a place."""
    where, name = place
    if name.kind == NAME:
        return story.people.sure(where, name, sex)
    return story.described[where, name.start][1] if (where, name.start) in story.described else 1.0


def _used(story: Story, line: int, mention: Mention) -> int:
    """The token of the first pronoun of the same sex in the paragraph of a pronoun."""
    sex = SEX[mention.words[0].lower()]
    words = story.parsed.lines[line].words
    first = max(0, mention.first - _LOOK)
    return next(
        (i for i in range(first, mention.first) if SEX.get(words[i].lower()) == sex), mention.first
    )


def _pronoun(story: Story, line: int, mention: Mention) -> _Pronoun:
    word = mention.words[0].lower()
    said = len(story.speakers)
    last = story.speakers[-1][1] if said else None
    sex = SEX[word]
    here = subjects(story, line, mention, sex)
    former = subjects(story, line - 1, None, sex) if line else []
    tellers = [person for person, verb in here if is_cue(verb)]
    return _Pronoun(
        line=line,
        mention=mention,
        topic=here[0][0] if here else None,
        former_topic=former[0][0] if former else None,
        near=here[-1][0] if here else None,
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
    back, stops = min(pronoun.line - where, 6), 4
    if not back:
        stops = min(tags[name.last + 1 : pronoun.mention.first].count("."), 3)
    verb = verb_tag(story, where, name)
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
        f"f {flags} {spoke}",
        f"i{after} {role} b{min(back, 1)}",
        f"i{after} {spoke}",
        f"{topic} r{min(rank, 2)} {role}",
        f"r{min(rank, 5)}",
        f"{known} r{min(rank, 3)}",
        known,
        f"{spoke} {pronoun.gap} {pronoun.same}",
        f"{spoke} b{back} s{min(stops, 2)}",
        f"{spoke} {known} r{min(rank, 2)}",
        f"b{before} {back}",
        f"a{behind} {back} {stops}",
        f"first{name.first == 0} {back} {first}",
        f"{role} {spoke} r{min(rank, 3)} {first}",
    ]
