"""Which words each word of a query may stand for, and how likely."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from reader.search.words import edit_model
from reader.search.words.aliases import synonyms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.search.segments.lexicon import Lexicon

_MOST_READINGS = 120


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the query, and what must be known of it to read it."""

    word: str
    typing: bool = False
    """Whether it is the last one and may not be finished."""
    joined: tuple[str, ...] = ()
    """It and a neighbour written as one."""


@dataclass(frozen=True, slots=True)
class Readings:
    """The words a term may stand for, each with the chance of that slip."""

    words: Mapping[str, float]
    prefixes: Mapping[str, float]
    """Beginnings: the chance holds for every word that begins so."""

    @property
    def best(self) -> float:
        """The chance of the likeliest reading, 0 where there is none."""
        return max([*self.words.values(), *self.prefixes.values()], default=0.0)

    def weight(self, lexicon: Lexicon) -> float:
        """How many passages are expected to hold a reading: chances times frequencies, summed."""
        return math.fsum(
            [chance * lexicon.frequency(word) for word, chance in self.words.items()]
            + [chance * lexicon.frequency_from(head) for head, chance in self.prefixes.items()]
        )


def read(term: Term, lexicon: Lexicon, aliases: Mapping[str, Sequence[str]]) -> Readings:
    """The likeliest readings of a term among the words of a collection."""
    typed = term.word
    found = [
        (word, edit_model.misspelt(typed, word, distance))
        for word, distance in lexicon.near(typed, edit_model.letters_allowed(typed))
    ]
    for begun in {typed, edit_model.stem(typed), edit_model.root(typed)}:
        longer = lexicon.endings(begun, len(typed) + edit_model.LONGEST_ENDING)
        found += [(word, edit_model.chance(typed, word)) for word in longer]
    others = [(typed, edit_model.SAME), (edit_model.NUMBERS.get(typed, ""), edit_model.NUMBER)]
    others += [(word, edit_model.ALIAS) for word in aliases.get(typed, ())]
    others += [(word, edit_model.JOINED) for word in term.joined]
    found += [(word, chance) for word, chance in others if lexicon.frequency(word)]
    best: dict[str, float] = {}
    for word, chance in chain(found, _like_meanings(typed, lexicon)):
        if chance:
            best[word] = max(best.get(word, 0.0), chance)
    return _likeliest(best, _beginnings(term, lexicon))


def _like_meanings(typed: str, lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    for synonym in synonyms(typed):
        if lexicon.frequency(synonym):
            yield synonym, edit_model.SYNONYM
        for word in lexicon.endings(synonym, len(synonym) + edit_model.LONGEST_ENDING):
            yield word, edit_model.SYNONYM * edit_model.INFLECTED


def _beginnings(term: Term, lexicon: Lexicon) -> dict[str, float]:
    """What a term may be the beginning of: itself, and, where it is no known word, nearly."""
    typed = term.word
    begun = edit_model.BEGUN if term.typing else edit_model.STUB
    found: dict[str, float] = {}
    if (term.typing or len(typed) >= edit_model.SHORTEST_STUB) and lexicon.frequency_from(typed):
        found[typed] = begun
    if term.typing or not lexicon.frequency(typed):
        for size in edit_model.head_lengths(typed):
            near = lexicon.heads_near(typed, size, edit_model.letters_allowed_in_head(typed))
            found |= {head: begun * edit_model.misspelt(typed, head, far) for head, far in near}
    return found


def _likeliest(words: Mapping[str, float], prefixes: Mapping[str, float]) -> Readings:
    ranked = sorted(
        [(-chance, word, False) for word, chance in words.items()]
        + [(-chance, head, True) for head, chance in prefixes.items()]
    )[:_MOST_READINGS]
    return Readings(
        {word: -chance for chance, word, prefix in ranked if not prefix},
        {word: -chance for chance, word, prefix in ranked if prefix},
    )
