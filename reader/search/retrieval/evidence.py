"""What it is worth to a passage to hold a word that a term may stand for."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.search.words import edit_model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.search.retrieval.expansion import Expansion
    from reader.search.retrieval.terms import Term
    from reader.search.segments.lexicon import Lexicon
    from reader.search.segments.segment import Segment

_UNKNOWN = 0.003
"""The chance that a word of the query stands for none that is known, beside the edit model's."""
_LEAST, _ROUNDED = 1.0001, 0.999


@dataclass(frozen=True, slots=True)
class Range:
    """Words of a segment's vocabulary that a term may stand for."""

    low: int
    high: int
    """The number after the last word's."""
    worth: float
    """How much likelier a passage is for holding one of them, in nats."""


@dataclass(frozen=True, slots=True)
class Belief:
    """What is believed of a term before it is looked at where it stands."""

    best: float
    """What the best word is worth, in whichever segment it is; where there is none, what the word
    typed would be worth if one passage held it."""
    unknown: float
    """What the word typed would be worth if it was another that one passage held."""
    is_telling: bool
    """Whether a passage that does not hold it may not be what is meant."""
    is_number: bool
    sureness: tuple[tuple[float, float], ...]
    """From which worth on how sure it is that a word, standing alone, is the one typed."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the words that one term may stand for are worth, in one segment."""

    ranges: tuple[Range, ...]
    """The words, ascending by their worth."""
    belief: Belief

    def size(self, segment: Segment) -> int:
        """How many passages hold one of the words, those that hold several counted for each."""
        starts = segment.posting_starts
        return sum(int(starts[one.high] - starts[one.low]) for one in self.ranges)


def weigh(
    term: Term, expansion: Expansion, lexicon: Lexicon, segments: Sequence[Segment]
) -> list[Evidence]:
    """The worth of the words that a term may stand for, segment by segment.

    By Bayes, among n passages one that holds a word meant with chance p is n * p / expected times
    likelier to be meant than any other, where `expected` sums the chances over all passages.
    """
    elsewhere = lexicon.frequency_beyond(term.word)
    scale = lexicon.sampled / (expansion.expected(lexicon) + elsewhere + _UNKNOWN)
    unknown = _worth(lexicon.sampled / max(1.0, elsewhere))
    best = _worth(scale * expansion.best) if expansion.best else unknown
    sureness = tuple(
        (_worth(scale * chance * _ROUNDED), sure) for chance, sure in edit_model.sureness(term.word)
    )
    belief = Belief(best, unknown, term.is_telling, bool(edit_model.figures(term.word)), sureness)
    return [Evidence(_ranges(expansion, scale, segment), belief) for segment in segments]


def _ranges(expansion: Expansion, scale: float, segment: Segment) -> tuple[Range, ...]:
    ranges = []
    for word, chance in expansion.words.items():
        number = segment.vocabulary.number(word)
        if number is not None:
            ranges.append(Range(number, number + 1, _worth(scale * chance)))
    for prefix, chance in expansion.prefixes.items():
        low, high = segment.vocabulary.with_prefix(prefix)
        if low < high:
            ranges.append(Range(low, high, _worth(scale * chance)))
    return tuple(sorted(ranges, key=lambda one: one.worth))


def _worth(ratio: float) -> float:
    """A ratio in nats; of what speaks for nothing, hardly more than nothing, in the same order."""
    return math.log(ratio) if ratio >= _LEAST else math.log(_LEAST) * ratio / _LEAST
