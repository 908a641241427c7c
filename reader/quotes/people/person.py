"""Someone, or something, that an article names or describes."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.quotes.words import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.quotes.words.mentions import Mention


@dataclass(eq=False, slots=True)
class Person:
    """A person, or an organisation or a place, that an article names or describes."""

    words: tuple[str, ...]
    """The fullest name the article gives, without titles."""
    sex: str = ""
    """"m", "f", or "" where nothing tells."""
    roles: list[str] = field(default_factory=list)
    """What the article says they are, in order."""
    named: bool = True
    """False for someone known only by a description: "one passer-by"."""
    human: int = 0
    """How much speaks for a person, against an organisation or a place."""
    mentions: list[Mention] = field(default_factory=list)
    """The mentions by name, in order; of someone without a name, their description."""
    key: tuple[str, ...] = ()
    """The words as they are compared; the noun of someone without a name."""
    since: int = 0
    """Where in the text their first full name starts."""
    titles: set[str] = field(default_factory=set)
    """The titles that stand before their name."""
    introduced_as_organisation: bool = False
    """Whether a noun for organisations is set before the name: "the club, Athletic House"."""
    full: int = 0
    """How often they are named in full; without a first name, how often by a title and surname."""

    @property
    def name(self) -> str:
        """The fullest name."""
        return " ".join(self.words)

    def named_before(self, mention: Mention) -> int:
        """How many of their mentions stand before another mention."""
        return bisect_left(self.mentions, mention.start, key=lambda each: each.start)

    def last_before(self, mention: Mention) -> Mention | None:
        """The last of their mentions before another mention."""
        before = self.named_before(mention)
        return self.mentions[before - 1] if before else None

    def may_be(self, sex: str) -> bool:
        """Whether nothing tells that they are of another sex."""
        return not (sex and self.sex and self.sex != sex)

    @property
    def is_passing(self) -> bool:
        """Whether the name is one word that comes once and is no first name: hardly a person."""
        once = self.named and len(self.mentions) < 2 and len(self.key) == 1
        return once and self.key[0] not in lexicon.first_names()

    @property
    def is_place(self) -> bool:
        """Whether the name is that of a country or its capital."""
        return self.name.lower() in lexicon.nations()

    @property
    def is_organisation(self) -> bool:
        """Whether the name is that of an organisation, a paper or a country."""
        if not self.named:
            return self.human <= 0
        named = self.key[0] in lexicon.first_names()
        lower = [word.lower() for word in self.words[named:]]
        known = self.introduced_as_organisation or self.is_place
        return known or not lexicon.organisations().isdisjoint(lower)


def last_named(people: Iterable[Person], mention: Mention) -> Person | None:
    """Who of some people was named last before a mention; the first of them if nobody was."""

    def last(person: Person) -> int:
        found = person.last_before(mention)
        return found.start if found else -1

    return max(people, key=last, default=None)
