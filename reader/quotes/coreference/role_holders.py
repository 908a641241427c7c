"""Who has the role that a description names: "the German chancellor"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.quotes.coreference.discourse import PEOPLE
from reader.quotes.people.person import last_named
from reader.quotes.words import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.quotes.coreference.discourse import Discourse
    from reader.quotes.people.person import Person
    from reader.quotes.words.mentions import Mention

_WORD = re.compile(r"[\w.]+(?:[-&][\w.]+)*")
_CUT = frozenset(["of", "for", "in", "at", "to", "and", "with", "on", "from", "by", "who"])
_OTHERS = frozenset({"vice", "former", "deputy", "ex", "then", "assistant", "acting"})
"""Words that make another office of a role."""
_BACK = 3
"""Paragraphs back in which the last of several holders of a role was named."""
_OPENING = 2
"""Paragraphs that may describe someone who is named only after them."""
_NOUN = 2
"""What it counts that a description and a role have only their noun in common."""
_SAME_ROLE = 24
"""People of one role that are told apart."""


def role_holder(discourse: Discourse, mention: Mention) -> Person | None:
    """Who has the role a description names, best of all in the same words."""
    noun = mention.words[-1].lower()
    head = _plain(noun.removeprefix("ex-"))
    wanted = {_plain(word) for word in mention.words[:-1]} - {head, "the"}
    wanted |= {"former"} if noun.startswith("ex-") else set()
    best, most = None, 0
    for person in _by_noun(discourse).get(head, ()):
        if person.human > 0:
            match = _match(person, head, wanted, mention)
            if match > most:
                best, most = person, match
    return best


def introduced_below(discourse: Discourse, mention: Mention) -> Person | None:
    """Who comes first as "a coroner" in an opening paragraph and under their name just below."""
    if mention.paragraph > _OPENING:
        return None
    for person in _by_noun(discourse).get(_plain(mention.words[-1]), ()):
        named = person.mentions[0] if person.mentions else mention
        below = named.start > mention.start and named.paragraph <= mention.paragraph + _BACK
        if person.human > 0 and below:
            return person
    return None


def _by_noun(discourse: Discourse) -> dict[str, list[Person]]:
    """The people of an article by the noun of each role they have."""
    if not discourse.role_holders:
        for person in discourse.people.persons:
            for noun in {words[0] for role in _each_role(person) if (words := _compared(role))}:
                same = discourse.role_holders.setdefault(noun, [])
                if len(same) < _SAME_ROLE:
                    same.append(person)
        discourse.role_holders.setdefault("", [])
    return discourse.role_holders


def _match(person: Person, head: str, wanted: set[str], mention: Mention) -> int:
    """How well the roles of a person fit a description; 0 if they do not.

    The noun itself has to be among them; of someone who is not named near before, more than that.
    """
    best = 0
    for role in _each_role(person):
        words = _compared(role)
        if words and words[0] == head and not (_OTHERS & set(words)) - wanted:
            best = max(best, 4 * len(wanted.intersection(words)) + _NOUN)
    if not best:
        return 0
    last = person.last_before(mention)
    if last is None:
        return best if best > _NOUN or mention.paragraph <= _OPENING else 0
    near = mention.paragraph - last.paragraph <= _BACK
    return best + near if near or best > _NOUN or not wanted else 0


def _each_role(person: Person) -> list[str]:
    """The roles of a person one by one: "co-founder and CTO" are two."""
    return [each for role in person.roles for each in role.split(" and ")]


@cache
def _plain(word: str) -> str:
    """A word as it is compared: abbreviated titles in full, nationalities as their country."""
    lower = word.lower()
    return lexicon.nations().get(lower) or lexicon.full_titles().get(lower, lower)


@cache
def _compared(role: str) -> tuple[str, ...]:
    """The words of a role as they are compared, its noun first."""
    words = _WORD.findall(role)
    if not words:
        return ()
    noun = next((i for i, word in enumerate(words) if word.lower() in _CUT), len(words)) - 1
    return tuple(_plain(word) for word in (words[max(noun, 0)], *words))


def compatriot(discourse: Discourse, mention: Mention, nations: set[str]) -> Person | None:
    """Who of some countries was last named before a mention."""
    people = discourse.people.persons[:PEOPLE]
    return last_named((each for each in people if each.human > 0 and nations & home(each)), mention)


def home(person: Person) -> set[str]:
    """The countries the roles of a person name."""
    return nations_in(word for role in person.roles for word in _WORD.findall(role))


def nations_in(words: Iterable[str]) -> set[str]:
    """The countries that words name."""
    return {lexicon.nations()[low] for word in words if (low := word.lower()) in lexicon.nations()}
