"""What an article tells about a person: the sex, the roles, whether it is a person at all."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from reader.quotes.people.roles import (
    is_introduced_as_organisation,
    role_across,
    role_after,
    role_before,
)
from reader.quotes.words import lexicon

if TYPE_CHECKING:
    from reader.quotes.people.name_mentions import NameMention
    from reader.quotes.people.person import Person
    from reader.quotes.words.mentions import Mention

_LOCATING = frozenset({"in", "at"})
_ROLES = 12
"""Roles that are kept of a person."""
_MENTIONS, _AHEAD = 12, 24
"""Mentions by name, and tokens behind each, in which pronouns may tell the sex."""
_SURE = 2
"""How many times oftener one sex must be told than the other."""
_SPEAKING = (["say"], ["tell"], ["write"])
_CUT = re.compile(r"\b(?:of|for|in|at|to|from)\b")


def describe(person: Person, text: str, name: NameMention) -> None:
    """Add to a person what one mention by name tells: sex, roles, what speaks for a person."""
    mention, tags = name.mention, name.mention.tokens.tags
    first, sex = person.key[0], name.sex
    if not sex and len(person.key) > 1:
        sex = lexicon.first_names().get(first, "")
        person.human += 2 * bool(sex) * (len(name.key) > 1)
    if _speaks(mention):
        person.human += 1
    person.sex = person.sex or sex
    person.human += 3 * bool(name.title)
    before = tags[mention.first - 1] if mention.first else "."
    last = name.words[-1].lower()
    organisation, there = last in lexicon.organisations(), before in _LOCATING
    named = first in lexicon.first_names() and len(person.key) > 1
    if not named or (organisation and (there or before == "det")):
        nation = last in lexicon.nations()
        person.human -= 2 * (before == "det") + 3 * (organisation or nation)
    person.human -= there
    person.introduced_as_organisation |= is_introduced_as_organisation(mention)
    _add_roles(person, text, name)


def _add_roles(person: Person, text: str, name: NameMention) -> None:
    """Add the roles set around one mention by name."""
    mention, tokens = name.mention, name.mention.tokens
    spans = (role_before(mention, name.title), role_across(mention), role_after(mention))
    for start, end in filter(None, spans):
        noun = tokens.words[end - 1].lower()
        if name.title or noun not in lexicon.words("firm_roles.txt"):
            person.human += 2 if "role" in tokens.tags[start:end] or name.title else -1
        role = text[tokens.starts[start] : tokens.ends[end - 1]]
        if role not in person.roles and len(person.roles) < _ROLES:
            person.roles.append(role)


def _speaks(mention: Mention) -> bool:
    """Whether a reporting verb stands right next to a name."""
    tags = mention.tokens.tags
    before = tags[max(0, mention.first - 1)]
    return before == "say" or tags[mention.last + 1 : mention.last + 2] in _SPEAKING


def sex_by_roles(person: Person) -> str:
    """The sex that the roles of a person tell: "a retired actress", "his wife"."""
    nouns = (_CUT.split(role.lower())[0].split() for role in person.roles)
    sexes = (lexicon.sexes().get(word, "") for words in nouns for word in reversed(words))
    return next(filter(None, sexes), "")


def sex_by_pronouns(person: Person) -> str:
    """The sex told by the pronouns that follow a person's name before any other name."""
    votes = Counter(sex_behind(mention) for mention in person.mentions[:_MENTIONS])
    del votes[""]
    if not votes and len(person.key) == 1:
        return lexicon.first_names().get(person.key[0], "")
    best, count = max(votes.items(), key=lambda item: item[1], default=("", 0))
    return best if count > 1 + _SURE * (votes.total() - count) else ""


def sex_behind(mention: Mention) -> str:
    """The sex told by the pronoun that follows one mention before any other name."""
    tokens = mention.tokens
    for ahead in range(mention.last + 1, min(len(tokens.tags), mention.last + _AHEAD)):
        sex = lexicon.PRONOUN_SEX.get(tokens.words[ahead].lower(), "")
        if sex or tokens.tags[ahead] in ("cap", "role"):
            return sex
    return ""
