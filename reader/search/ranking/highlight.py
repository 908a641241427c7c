"""Which words of a found passage matched, and why it ranks where it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model import Span
from reader.search.passage import Explanation
from reader.search.ranking.grid import SPEAKER
from reader.search.words.tokens import tokens_at

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.search.passage import Passage
    from reader.search.ranking.grid import Grid
    from reader.search.words.tokens import Token

_ALIKE = 0.5
"""A word of a passage is marked when it is worth this share of the term's best word in it."""
_TELLING = 2.0
"""A word worth less (more than a seventh of all passages hold it) is marked only beside others."""
_NEAR = 3
"""How many words apart two words still stand beside each other."""
_EXPLAINED = 3
"""How many of the words that were read as others the reason names."""


@dataclass(frozen=True, slots=True)
class Match:
    """A word of a passage that a term of the query may stand for."""

    place: int
    """Which word of the passage it is; from `SPEAKER` on it is one of the speaker's name."""
    term: int
    worth: float


def matches(grid: Grid, candidate: int) -> list[Match]:
    """The words of a candidate that mean the most to each term, in the order of the passage."""
    likely: list[Match] = []
    positions, evidence = grid.words_of(candidate)
    for term, worths in enumerate(evidence.tolist()):
        enough = max(worths, default=0.0) * _ALIKE
        likely += [
            Match(place, term, worth)
            for place, worth in zip(positions.tolist(), worths, strict=True)
            if worth > 0 and worth >= enough
        ]
    return sorted(likely, key=lambda match: (match.place, -match.worth, match.term))


def explain(grid: Grid, candidate: int, terms: Sequence[str], passage: Passage) -> Explanation:
    """The words to mark, as spans of the article's stored text, and why the candidate is a hit."""
    found = matches(grid, candidate)
    telling = [match for match in found if match.worth >= _TELLING]
    places = {match.place for match in telling}
    marked = {match.place for match in found if not places or _beside(match.place, places)}
    held = tokens_at(passage.text, marked)
    spans = tuple(
        Span(passage.start + word.start, passage.start + word.end) for word in held.values()
    )
    in_text = [match for match in found if match.place in held]
    parts = [_coverage(len(terms), len({match.term for match in found}))]
    order = [match.term for match in telling if match.place in held]
    if len(set(order)) > 1:
        parts.append("in order" if order == sorted(order) else "in another order")
    speaker = {match.term for match in found if match.place >= SPEAKER}
    if named := sorted(speaker - {match.term for match in in_text}):
        parts.append(f"{', '.join(f'“{terms[number]}”' for number in named)} is the speaker")
    reason = "; ".join([", ".join(parts), *_other_words(terms, in_text, held)])
    return Explanation(spans, reason)


def _beside(place: int, others: set[int]) -> bool:
    return any(other in others for other in range(place - _NEAR, place + _NEAR + 1))


def _coverage(asked: int, held: int) -> str:
    if held < asked:
        return f"{held} of {asked} words"
    return "the word" if asked == 1 else f"all {asked} words"


def _other_words(
    terms: Sequence[str], found: Sequence[Match], held: Mapping[int, Token]
) -> list[str]:
    read: dict[str, str] = {}
    for match in sorted(found, key=lambda match: -match.worth):
        read.setdefault(terms[match.term], held[match.place].text)
    others = [f"“{typed}” read as “{word}”" for typed, word in read.items() if word != typed]
    return others[:_EXPLAINED]
