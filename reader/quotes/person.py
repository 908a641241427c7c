"""Someone, or something, that an article names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.quotes import lexicon

if TYPE_CHECKING:
    from reader.quotes.mentions import Mention


@dataclass(eq=False, slots=True)
class Person:
    """Someone, or something, with a name."""

    words: tuple[str, ...]
    """The fullest name the article gives, without titles."""
    sex: str = ""
    """"m", "f", or "" where nothing tells."""
    roles: list[str] = field(default_factory=list)
    """What the article says they are, in order."""
    named: bool = True
    """False for someone known only by a description: "one passer-by"."""
    human: int = 0
    """How much speaks for a person, against a body or a place."""
    places: list[tuple[int, Mention]] = field(default_factory=list)
    """(line, mention) of each time they are named, in order."""
    key: tuple[str, ...] = ()
    """The words as they are compared; the noun of someone without a name."""
    since: tuple[int, int] = (0, 0)
    """(line, offset) of the first time they are named in full."""
    titles: set[str] = field(default_factory=set)
    """The titles their name has had before it."""
    said_to_be_body: bool = False
    """Whether a noun for bodies is set before the name: "the club, Athletic House"."""
    full: int = 0
    """How often they are named in full; without a first name, how often by a title and surname."""

    @property
    def name(self) -> str:
        """The fullest name."""
        return " ".join(self.words)

    def may_be(self, sex: str) -> bool:
        """Whether nothing tells that they are of another sex."""
        return not (sex and self.sex and self.sex != sex)

    @property
    def is_passing(self) -> bool:
        """Whether the name is one word that comes once and is no first name: hardly a person."""
        once = self.named and len(self.places) < 2 and len(self.key) == 1
        return once and self.key[0] not in lexicon.first_names()

    @property
    def is_place(self) -> bool:
        """Whether the name is that of a country or its capital."""
        return self.name.lower() in lexicon.nations()

    @property
    def is_body(self) -> bool:
        """Whether the name is that of a body, a paper or a country."""
        if not self.named:
            return self.human <= 0
        named = self.key[0] in lexicon.first_names()
        lower = [word.lower() for word in self.words[named:]]
        body = self.said_to_be_body or self.is_place
        return body or not lexicon.bodies().isdisjoint(lower)
