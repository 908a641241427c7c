"""Which words of a found passage matched, and why it ranks where it does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reader.model import Span
from reader.search.fold import Word, words, words_with_spans

Worth = Callable[[str], float]
"""What a word is worth as a reading of one term; 0 where it is none."""

_ALIKE = 0.5
"""A word is marked when it is worth this share of the best one in the passage."""
_TELLING = 3.0
"""A word worth less (a twentieth of all passages hold it) is marked only beside another."""
_NEAR = 3
"""How many words off another one still stands beside it."""


@dataclass(frozen=True, slots=True)
class Match:
    """A word of a passage that a term of the query may stand for."""

    term: int
    place: int
    """Which word of the passage it is."""
    word: Word
    worth: float


def matches(text: str, worths: Sequence[Worth]) -> list[Match]:
    """The words of `text` to mark, in order; `worths` has one function for each term."""
    found = words_with_spans(text)
    likely: list[Match] = []
    for number, worth in enumerate(worths):
        here = [
            Match(number, place, word, value)
            for place, word in enumerate(found)
            if (value := worth(word.text)) > 0
        ]
        best = max((match.worth for match in here), default=0.0)
        likely += [match for match in here if match.worth >= _ALIKE * best]
    telling = {match.place for match in likely if match.worth >= _TELLING}
    kept = [match for match in likely if not telling or _beside(match.place, telling)]
    return sorted(kept, key=lambda match: (match.place, -match.worth, match.term))


def _beside(place: int, others: set[int]) -> bool:
    return any(other in others for other in range(place - _NEAR, place + _NEAR + 1))


def spans(found: Sequence[Match], offset: int) -> tuple[Span, ...]:
    """The places of matches in the article, from those in a passage that begins at `offset`."""
    places = sorted({(match.word.span.start, match.word.span.end) for match in found})
    return tuple(Span(offset + start, offset + end) for start, end in places)


def reason(
    terms: Sequence[str], found: Sequence[Match], speaker: str, worths: Sequence[Worth]
) -> str:
    """Why a passage was found, in words."""
    said_by = {
        number
        for number, worth in enumerate(worths)
        if any(worth(word) > 0 for word in words(speaker))
    }
    in_text = {match.term for match in found}
    parts = [_coverage(terms, in_text | said_by)]
    by_place = [match.term for match in found if match.worth >= _TELLING]
    if len(in_text) > 1:
        parts.append("in order" if by_place == sorted(by_place) else "in another order")
    if only_speaker := said_by - in_text:
        named = ", ".join(f"“{terms[number]}”" for number in sorted(only_speaker))
        parts.append(f"{named} is the speaker")
    return "; ".join([", ".join(parts), *_other_words(terms, found)])


def _coverage(terms: Sequence[str], held: set[int]) -> str:
    if len(held) < len(terms):
        return f"{len(held)} of {len(terms)} words"
    return "the word" if len(terms) == 1 else f"all {len(terms)} words"


def _other_words(terms: Sequence[str], found: Sequence[Match]) -> list[str]:
    read: dict[str, str] = {}
    for match in found:
        if match.word.text != terms[match.term]:
            read.setdefault(terms[match.term], match.word.text)
    return [f"“{typed}” read as “{word}”" for typed, word in list(read.items())[:3]]
