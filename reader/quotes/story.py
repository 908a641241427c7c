"""What has been decided so far, quotation by quotation."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.quotes.features import verb_of
from reader.quotes.lexicon import PRONOUNS
from reader.quotes.mentions import PRONOUN, heads

if TYPE_CHECKING:
    from reader.quotes.mentions import Mention
    from reader.quotes.parsed import Parsed
    from reader.quotes.people import People
    from reader.quotes.person import Person

_SURE = 0.8
"""How sure it has to be whom a pronoun stands for before it tells the sex."""
Choice = tuple[int, "Mention | None"]
"""The line and mention of a speaker; None for nobody."""


@dataclass(slots=True)
class Story:
    """An article, and who has been found to speak in it up to the present quotation."""

    parsed: Parsed
    people: People
    speakers: list[Choice] = field(default_factory=list)
    persons: list[Person | None] = field(default_factory=list)
    """The people behind `speakers`, where they are known."""
    described: dict[tuple[int, int], tuple[Person, float]] = field(default_factory=dict)
    """The people behind descriptions, by (line, start), and how sure that is."""
    verbs: dict[tuple[int, int], tuple[str, int]] = field(default_factory=dict)

    spoken: Counter[Person] = field(default_factory=Counter)
    """Everyone who has spoken, and how often."""
    holders: dict[str, list[Person]] = field(default_factory=dict)
    """The people with a role, by its noun; filled when first asked for."""
    bodies: dict[str, list[Person]] = field(default_factory=dict)
    """The bodies with a noun in their names; filled when first asked for."""
    _heads: dict[int, list[Mention]] = field(default_factory=dict)

    def choose(
        self, line: int, mention: Mention | None, person: Person | None, sure: float = 1.0
    ) -> None:
        """Decide the speaker of the next quotation, and how `sure` that is.

        A pronoun tells the sex of someone of whom nothing else has told it.
        """
        self.speakers.append((line, mention))
        self.persons.append(person)
        if person is None or mention is None:
            return
        self.spoken[person] += 1
        if not person.sex and sure >= _SURE and mention.kind == PRONOUN:
            person.sex = PRONOUNS.get(mention.words[0].lower(), "")

    def speaker(self) -> Person | None:
        """Who spoke last, where it is known."""
        return self.persons[-1] if self.persons else None

    def speaker_before(self, index: int) -> Person | None:
        """Who spoke in the quotation before quotation `index`, where it is known."""
        return self.persons[index - 1] if index else None

    def verb(self, line: int, mention: Mention) -> tuple[str, int]:
        """(tag, token) of the verb a mention is the subject of; ("", -1) if there is none."""
        key = (line, mention.start)
        if key not in self.verbs:
            self.verbs[key] = verb_of(self.parsed.lines[line], mention)
        return self.verbs[key]

    def heads(self, line: int) -> list[Mention]:
        """The mentions of a line without those that only modify another one."""
        if line not in self._heads:
            self._heads[line] = heads(self.parsed.lines[line], self.parsed.mentions[line])
        return self._heads[line]

    def heads_between(self, line: int, start: int, end: int) -> list[Mention]:
        """Those of them that begin between two tokens."""
        found = self.heads(line)
        low = bisect_left(found, start, key=lambda mention: mention.first)
        return found[low : bisect_left(found, end, key=lambda mention: mention.first)]
