"""The discourse up to the present quotation: who is named, and who has been found to speak."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.quotes.words.lexicon import PRONOUN_SEX
from reader.quotes.words.mentions import PRONOUN, heads
from reader.quotes.words.syntax import verb_of

if TYPE_CHECKING:
    from reader.quotes.people.people import People
    from reader.quotes.people.person import Person
    from reader.quotes.words.mentions import Mention
    from reader.quotes.words.parsing import ParsedArticle

PEOPLE = 200
"""People of an article that are looked through, the first of `Discourse.people`."""
_SURE = 0.8
"""How sure it has to be whom a pronoun stands for before it tells the sex."""


@dataclass(slots=True)
class Discourse:
    """An article, its people, and the speakers of its quotations up to the present one."""

    article: ParsedArticle
    people: People
    speaker_mentions: list[Mention | None] = field(default_factory=list)
    """The mention that names the speaker of each quotation; None for nobody."""
    speakers: list[Person | None] = field(default_factory=list)
    """The speaker of each quotation, where it is known."""
    spoken: Counter[Person] = field(default_factory=Counter)
    """Everyone who has spoken, and how often."""
    described: dict[int, tuple[Person, float]] = field(default_factory=dict)
    """The people behind descriptions, by where these start, and how sure that is."""
    verbs: dict[int, tuple[str, int]] = field(default_factory=dict)
    """The verbs of mentions that were looked for so far, by where the mentions start."""
    role_holders: dict[str, list[Person]] = field(default_factory=dict)
    """The people with a role, by its noun; filled when first asked for."""
    organisations: dict[str, list[Person]] = field(default_factory=dict)
    """The organisations with a noun in their names, by it; filled when first asked for."""
    _heads: dict[int, list[Mention]] = field(default_factory=dict)

    def choose(self, mention: Mention | None, person: Person | None, sure: float = 1.0) -> None:
        """Decide the speaker of the next quotation, and how `sure` that is.

        A pronoun tells the sex of someone of whom nothing else has told it.
        """
        self.speaker_mentions.append(mention)
        self.speakers.append(person)
        if person is None or mention is None:
            return
        self.spoken[person] += 1
        if not person.sex and sure >= _SURE and mention.kind == PRONOUN:
            person.sex = PRONOUN_SEX.get(mention.words[0].lower(), "")

    def last_speaker(self) -> Person | None:
        """The speaker of the last quotation, where it is known."""
        return self.speakers[-1] if self.speakers else None

    def verb(self, mention: Mention) -> tuple[str, int]:
        """(tag, token) of the verb whose subject a mention is; ("", -1) if there is none."""
        key = mention.start
        if key not in self.verbs:
            self.verbs[key] = verb_of(mention)
        return self.verbs[key]

    def heads(self, paragraph: int) -> list[Mention]:
        """The mentions of a paragraph without those that only modify another one."""
        if paragraph not in self._heads:
            self._heads[paragraph] = heads(self.article.mentions[paragraph])
        return self._heads[paragraph]

    def heads_between(self, paragraph: int, start: int, end: int) -> list[Mention]:
        """The heads of a paragraph that begin between two of its tokens."""
        found = self.heads(paragraph)
        low = bisect_left(found, start, key=lambda mention: mention.first)
        return found[low : bisect_left(found, end, key=lambda mention: mention.first)]
