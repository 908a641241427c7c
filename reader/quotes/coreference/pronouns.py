"""Whom "he" and "she" stand for, among the people named before."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

from reader.quotes.coreference.subjects import fits, named_in, person_meant, subjects, verb_tag
from reader.quotes.weights import scores
from reader.quotes.words.lexicon import PRONOUN_SEX
from reader.quotes.words.mentions import NAME, Mention
from reader.quotes.words.tags import is_cue

if TYPE_CHECKING:
    from reader.quotes.coreference.discourse import Discourse
    from reader.quotes.people.person import Person

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

    mention: Mention
    topic: Person | None
    """The first subject of its paragraph, before it."""
    former_topic: Person | None
    """The first subject of the paragraph before."""
    near: Person | None
    """The last subject of its paragraph, before it."""
    teller: Person | None
    """The last subject of a reporting verb in its paragraph, before it."""
    used: int
    """The token of the first pronoun of the same sex in its paragraph."""
    gap: int
    """Paragraphs since the last quotation."""
    same: str
    """"p" if the last speaker was named by the same pronoun, "n" if not, "-" for nobody."""


def antecedents(discourse: Discourse, mention: Mention) -> list[tuple[Person, list[str]]]:
    """The people a pronoun may stand for, each with its features, the nearest first."""
    pronoun = _pronoun(discourse, mention)
    return [
        (person, _features(discourse, pronoun, person, name, rank))
        for rank, (person, name) in enumerate(_last_mentions(discourse, mention).items())
    ]


def antecedent(discourse: Discourse, mention: Mention) -> tuple[Person | None, float]:
    """The likeliest person a pronoun stands for and its probability; None where nobody fits."""
    names = _last_mentions(discourse, mention)
    if not names:
        return None, 1.0
    pronoun, sex = _pronoun(discourse, mention), _sex(mention)
    ranked = enumerate(names.items())
    weighed = scores(
        "pronoun.tsv",
        (_features(discourse, pronoun, person, name, rank) for rank, (person, name) in ranked),
    )
    top = max(weighed)
    sure = 1 / sum(exp(_TRUST * (score - top)) for score in weighed)
    person, name = list(names.items())[weighed.index(top)]
    return person, min(sure, _sure(discourse, name, sex))


def _sex(mention: Mention) -> str:
    """The sex a pronoun tells."""
    return PRONOUN_SEX[mention.words[0].lower()]


def _last_mentions(discourse: Discourse, pronoun: Mention) -> dict[Person, Mention]:
    """The last mention of each person whom a pronoun may stand for, the nearest first."""
    sex = _sex(pronoun)
    found: dict[Person, Mention] = {}
    for back in range(min(_BACK, pronoun.paragraph) + 1):
        before = None if back else pronoun
        for name in reversed(named_in(discourse, pronoun.paragraph - back, before)):
            person = person_meant(discourse, name, sex)
            if person is not None and fits(person, sex):
                found.setdefault(person, name)
    last = discourse.last_speaker()
    if last is not None and fits(last, sex) and last not in found and last.mentions:
        found[last] = last.mentions[0]
    for person in discourse.people.persons[:_PEOPLE]:
        if person in discourse.spoken and person.sex == sex and person not in found:
            found[person] = person.mentions[0]
    return found


def _sure(discourse: Discourse, mention: Mention, sex: str) -> float:
    """How sure it is who of a sex a name or a description means."""
    if mention.kind == NAME:
        return discourse.people.sure(mention, sex)
    return discourse.described[mention.start][1] if mention.start in discourse.described else 1.0


def _first_used(mention: Mention) -> int:
    """The token of the first pronoun of the same sex in the paragraph of a pronoun."""
    sex, words = _sex(mention), mention.tokens.words
    tokens = range(max(0, mention.first - _LOOK), mention.first)
    same = (token for token in tokens if PRONOUN_SEX.get(words[token].lower()) == sex)
    return next(same, mention.first)


def _pronoun(discourse: Discourse, mention: Mention) -> _Pronoun:
    """A pronoun with what the article is about where it stands."""
    paragraph, word, sex = mention.paragraph, mention.words[0].lower(), _sex(mention)
    said = len(discourse.speaker_mentions)
    last = discourse.speaker_mentions[-1] if said else None
    here = subjects(discourse, paragraph, mention, sex)
    former = subjects(discourse, paragraph - 1, None, sex) if paragraph else []
    tellers = [person for person, verb in here if is_cue(verb)]
    return _Pronoun(
        mention=mention,
        topic=here[0][0] if here else None,
        former_topic=former[0][0] if former else None,
        near=here[-1][0] if here else None,
        teller=tellers[-1] if tellers else None,
        used=_first_used(mention),
        gap=min(paragraph - discourse.article.quotations[said - 1].paragraph, 4) if said else 4,
        same="-" if last is None else "p" if last.words[0].lower() == word else "n",
    )


def _features(
    discourse: Discourse, pronoun: _Pronoun, person: Person, name: Mention, rank: int
) -> list[str]:
    """Features of a person, the `rank`th nearest, whose last mention is `name`."""
    tags = name.tokens.tags
    back, stops = min(pronoun.mention.paragraph - name.paragraph, 6), 4
    if not back:
        stops = min(tags[name.last + 1 : pronoun.mention.first].count("."), 3)
    verb = verb_tag(discourse, name)
    before = tags[name.first - 1] if name.first else "^"
    behind = tags[name.last + 1] if name.last + 1 < len(tags) else "$"
    owns = behind == "'s"
    role = f"{before in _STARTS}{bool(verb)}{owns}"
    last = person is discourse.last_speaker()
    spoke = "last" if last else "old" if person in discourse.spoken else "new"
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
