"""Which organisation a description stands for: "the commission", "the airline"."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reader.quotes.coreference.discourse import PEOPLE
from reader.quotes.people.person import last_named
from reader.quotes.words import lexicon

if TYPE_CHECKING:
    from reader.quotes.coreference.discourse import Discourse
    from reader.quotes.people.person import Person
    from reader.quotes.words.mentions import Mention

_NAMED, _MAIN = 0.9, 0.7
"""How often the noun in a name, and other ways of telling, give the right one, by estimate."""
_WHERE = frozenset({"in", "at", "near", "outside"})
_BACK = 4
"""Paragraphs back in which an organisation must have been introduced."""
_SAME_NOUN = 24
"""Organisations of one noun that are told apart."""


def organisation_called(discourse: Discourse, mention: Mention) -> tuple[Person | None, float]:
    """The organisation a description stands for, and how sure that is: "the commission".

    It has the noun in its name; for firms and the like it may be the one the article is about.
    """
    noun = mention.words[-1].lower()
    wanted = {word.lower() for word in mention.words[1:-1]}
    found = (each for each in _by_noun(discourse).get(noun, ()) if wanted <= set(each.key))
    best = last_named(found, mention)
    if best is None and noun in lexicon.firms():
        return _introduced(discourse, mention) or _main(discourse, mention), _MAIN
    return best, _NAMED


def _introduced(discourse: Discourse, mention: Mention) -> Person | None:
    """The last organisation introduced as one before a mention: "The owner, Athletic House,"."""
    last, best = (mention.paragraph - _BACK, 0), None
    for person in discourse.people.persons[:PEOPLE]:
        introduced = person.introduced_as_organisation or _has_a_firms_role(person)
        if introduced and may_be_organisation(person):
            named = person.last_before(mention)
            if named is not None and (named.paragraph, named.first) > last:
                last, best = (named.paragraph, named.first), person
    return best


def _has_a_firms_role(person: Person) -> bool:
    """Whether the last noun of a role is one that firms go by as well."""
    nouns = lexicon.words("firm_roles.txt")
    return any(role.split()[-1].lower() in nouns for role in person.roles)


def _main(discourse: Discourse, mention: Mention) -> Person | None:
    """The organisation named most often before a mention, once at least with a verb."""
    counts: Counter[Person] = Counter()
    for person in discourse.people.persons[:PEOPLE]:
        if person.named and may_be_organisation(person) and not _is_place(person):
            counts[person] = person.named_before(mention)
    (best, most), second = [*counts.most_common(2), (None, 0), (None, 0)][:2]
    if best is None or most <= second[1]:
        return _only(discourse, mention.paragraph, counts)
    return best if any(discourse.verb(each)[0] for each in best.mentions[:most]) else None


def _only(discourse: Discourse, paragraph: int, counts: Counter[Person]) -> Person | None:
    """The only organisation named in a paragraph and the one before it, if it has a verb there."""
    last = {person: person.mentions[count - 1] for person, count in counts.items() if count}
    near = [person for person, each in last.items() if each.paragraph >= paragraph - 1]
    return near[0] if len(near) == 1 and discourse.verb(last[near[0]])[0] else None


def may_be_organisation(person: Person) -> bool:
    """Whether someone named may be an organisation: at most a verb speaks for a person."""
    return person.human <= 0 or (person.named and person.human <= 1 and not person.sex)


def _is_place(person: Person) -> bool:
    """Whether a name is that of a place: half the time "in" or the like stands before it."""
    words = ((name.tokens.words, name.first) for name in person.mentions)
    located = sum(first > 0 and before[first - 1].lower() in _WHERE for before, first in words)
    return person.is_place or 2 * located >= len(person.mentions) > 0


def _by_noun(discourse: Discourse) -> dict[str, list[Person]]:
    """The organisations of an article by each noun in their names and in what they are called."""
    if not discourse.organisations:
        things = lexicon.speaking_things()
        for person in discourse.people.persons:
            nameless = person.human <= 0 and not person.sex
            said = {role.split()[-1].lower() for role in person.roles} if nameless else ()
            for noun in things.intersection((*person.key, *said)):
                same = discourse.organisations.setdefault(noun, [])
                if len(person.key) > 1 and len(same) < _SAME_NOUN:
                    same.append(person)
        discourse.organisations.setdefault("", [])
    return discourse.organisations
