"""Whom a description stands for, by the roles the article gives: "the German chancellor"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.coreference.appositions import KNOWN, named_in_apposition
from reader.quotes.coreference.discourse import PEOPLE
from reader.quotes.coreference.organisations import organisation_called
from reader.quotes.coreference.role_holders import (
    compatriot,
    home,
    introduced_below,
    nations_in,
    role_holder,
)
from reader.quotes.words import lexicon
from reader.quotes.words.mentions import NAME, PHRASE, Mention

if TYPE_CHECKING:
    from reader.quotes.coreference.discourse import Discourse
    from reader.quotes.people.person import Person

_LEADING = frozenset({"cap", "adj", "adv", "thing", "'s", "det", "poss"})
_INDEFINITE = frozenset({"a", "quant", "role", "adj"})
_ANYONE = frozenset({"person", "source"})
"""Nouns for anyone who came in under another noun."""
_FIRM = 2
"""What may speak for a firm as well as for a person."""
_NEAR = 24
"""Mentions of a paragraph, or of a person, that are looked at."""
_BACK = 3
"""Paragraphs back in which someone must have been named whom no role ties to the description."""
_APPOSED, _HOLDER, _COMPATRIOT, _NEAREST = 0.97, 0.95, 0.8, 0.6
"""How often a description is given the right name, by what ties the two, by estimate."""


def described(discourse: Discourse, mention: Mention) -> tuple[Person, float]:
    """The person a description stands for, with a name or just "one passer-by", and how sure."""
    key = mention.start
    if key not in discourse.described:
        found, sure = _named(discourse, mention)
        if found is None:
            found, sure = discourse.people.unnamed(mention), 1.0
        discourse.described[key] = found, sure
    return discourse.described[key]


def is_demonym(mention: Mention) -> bool:
    """Whether a name is no name but says where someone is from: "the Nigerian", "the Dutchman"."""
    word, tags = mention.words[0].lower(), mention.tokens.tags
    if mention.kind != NAME or len(mention.words) > 1 or not mention.first:
        return False
    return tags[mention.first - 1] == "det" and word in lexicon.words("demonyms.txt")


def _named(discourse: Discourse, mention: Mention) -> tuple[Person | None, float]:
    """The person or organisation of the article a description stands for, and how sure."""
    tags = mention.tokens.tags
    head = mention.words[-1].lower()
    if (named := named_in_apposition(discourse, mention)) is not None:
        return named, _APPOSED
    noun, firm = tags[mention.last], head in lexicon.firms()
    if noun != "role" and tags[mention.first] == "det" and (noun == "thing" or firm):
        return organisation_called(discourse, mention)
    one = lexicon.means_one_person(head) or is_demonym(mention)
    if noun not in ("role", "cap") or not one:
        return None, 1.0
    lead = _lead(mention)
    if lead not in KNOWN:
        return _named_later(discourse, mention), _HOLDER
    if (person := _aged(discourse, head)) is not None:
        return person, _APPOSED
    if (holder := role_holder(discourse, mention)) is not None:
        return holder, _HOLDER
    if firm and lead == "det":
        return organisation_called(discourse, mention)
    return _by_position(discourse, mention, lead)


def _by_position(discourse: Discourse, mention: Mention, lead: str) -> tuple[Person | None, float]:
    """Whom a description of someone known means that no role of theirs tells, and how sure."""
    tags, first = mention.tokens.tags, mention.words[0].lower()
    nameless = _introduced(discourse, mention)
    known = lead in ("det", "dem") or tags[mention.first] == "cap" or first == "former"
    if nameless is not None or not known or _tells_enough(mention):
        return nameless, 1.0
    nations = nations_in(mention.words)
    person = _nearest(discourse, mention, nations) or _next_named(discourse, mention.paragraph)
    return person, _COMPATRIOT if nations else _NEAREST


def _tells_enough(mention: Mention) -> bool:
    """Whether a description is of somebody new: "the driver, 58," or "the dean of the college".

    "The former dean of the college" and "the 34-year-old mother of three" take up who is known.
    """
    tags = mention.tokens.tags
    behind = tags[mention.last + 1 : mention.last + 3]
    known = any(word == "former" or word.endswith("-old") for word in mention.words)
    office = tags[mention.first] == "det" and behind[:1] in (["of"], ["for"])
    return not known and (office or behind == [",", "num"])


def _lead(mention: Mention) -> str:
    """The tag that leads to a description, of someone known if it is a determiner or the like.

    "The mayor", "her coach", "Boyle's attorney", "the former first lady and U.S. senator".
    """
    tags, first = mention.tokens.tags, mention.first
    while first and tags[first] not in KNOWN:
        if tags[first - 1] in _LEADING:
            first -= 1
        elif tags[max(0, first - 2) : first] == ["role", "and"]:
            first -= 2
        else:
            break
    return tags[first]


def _aged(discourse: Discourse, noun: str) -> Person | None:
    """Who is said to be of the age a noun tells: "Ada Byron, 33, … the 33-year-old"."""
    age, _, rest = noun.partition("-")
    if not rest.endswith("-old"):
        return None
    for person in discourse.people.persons[:PEOPLE]:
        for name in person.mentions[:_NEAR]:
            if name.tokens.words[name.last + 1 : name.last + 3] == [",", age]:
                return person
    return None


def _named_later(discourse: Discourse, mention: Mention) -> Person | None:
    """Who comes in nameless and is named below: "A climber … The climber, Ada Byron, …"."""
    noun, paragraph = mention.words[-1].lower(), mention.paragraph
    for index in range(paragraph, min(len(discourse.article.tokens), paragraph + _BACK)):
        tags = discourse.article.tokens[index].tags
        for other in discourse.heads(index)[:_NEAR]:
            same = other.kind == PHRASE and other.words[-1].lower() == noun
            if same and other.start > mention.start and tags[other.first] == "det":
                named = named_in_apposition(discourse, other)
                return named or introduced_below(discourse, mention)
    return introduced_below(discourse, mention)


def _introduced(discourse: Discourse, mention: Mention) -> Person | None:
    """Someone nameless who came in under the same noun: "an aide" or "the mayor's aide"."""
    head, paragraph = mention.words[-1].lower(), mention.paragraph
    for index in range(paragraph, max(-1, paragraph - 2 * _BACK), -1):
        tags = discourse.article.tokens[index].tags
        for other in reversed(_before(discourse, index, mention)):
            noun = other.words[-1].lower()
            role = tags[other.last] == "role" and lexicon.means_one_person(noun)
            same = other.kind == PHRASE and (noun == head or (role and head in _ANYONE))
            owned = "'s" in tags[other.first : other.last]
            one = other.words[0].lower() == "one"
            if same and (owned or one or tags[other.first] in _INDEFINITE):
                return discourse.people.unnamed(other)
    return None


def _nearest(discourse: Discourse, mention: Mention, nations: set[str]) -> Person | None:
    """Who belongs to the country a description names, else who was last named as a subject.

    Where nobody was, the only one who was named at all, or the last of the paragraph before.
    """
    if nations and (found := compatriot(discourse, mention, nations)):
        return found
    seen: list[Person] = []
    owner, paragraph = _owner(discourse, mention), mention.paragraph
    sex = lexicon.sexes().get(mention.words[-1].lower(), "")
    for index in range(paragraph, max(-1, paragraph - _BACK), -1):
        near = _before(discourse, index, mention)
        for name in reversed(near) if index == paragraph else near:
            person = discourse.people.of(name) if name.kind == NAME else None
            if person is None or person is owner or not person.may_be(sex):
                continue
            if not _is_human(person) or (nations and home(person)):
                continue
            seen.append(person)
            if discourse.verb(name)[0] or _closes_apposition(name):
                return person
        if seen and index == paragraph - 1 and not mention.first:
            return seen[-1]
    return seen[0] if len(set(seen)) == 1 else None


def _next_named(discourse: Discourse, paragraph: int) -> Person | None:
    """The first to be named in the next paragraph, if nobody has been named before."""
    below = paragraph + 1
    if paragraph > 1 or below >= len(discourse.article.tokens):
        return None
    for name in discourse.article.mentions[below][:_NEAR]:
        person = discourse.people.of(name) if name.kind == NAME else None
        if person is not None and person.human > 0 and person.mentions[0].paragraph == below:
            return person
    return None


def _before(discourse: Discourse, paragraph: int, mention: Mention) -> list[Mention]:
    """The last mentions before one of them, in its paragraph or an earlier one."""
    if paragraph < mention.paragraph:
        return discourse.article.mentions[paragraph][-_NEAR:]
    return discourse.heads_between(paragraph, 0, mention.first)[-_NEAR:]


def _owner(discourse: Discourse, mention: Mention) -> Person | None:
    """Whose a description is: Boyle's in "Boyle's former attorney"."""
    if mention.tokens.tags[max(0, mention.first - 1)] != "'s":
        return None
    for name in discourse.article.mentions[mention.paragraph]:
        if name.kind == NAME and name.last == mention.first - 2:
            return discourse.people.of(name)
    return None


def _is_human(person: Person) -> bool:
    """Whether a name is a person's, as far as the article shows."""
    if len(person.key) == 1 and not person.sex:  # a firm may speak as well
        return person.human > _FIRM
    unknown = person.human == 0 and len(person.key) > 1 and not person.is_organisation
    return person.human > 0 or unknown


def _closes_apposition(name: Mention) -> bool:
    """Whether a name is the subject behind its description: "The mayor, Ada Byron, left"."""
    tags = name.tokens.tags
    return tags[name.first - 1 : name.first] == [","] == tags[name.last + 1 : name.last + 2]
