"""Which words of a found passage matched, and why it ranks where it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model import Span
from reader.search.passage import Explanation
from reader.search.ranking.grid import SPEAKER
from reader.search.words.tokens import gram_size, tokens_at

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence, Set

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
    runs = _runs(terms)
    found = _whole_runs(matches(grid, candidate), runs)
    telling = [match for match in found if match.worth >= _TELLING]
    places = {match.place for match in telling}
    likely = [match for match in found if not places or _beside(match.place, places)]
    marked = {place for match in likely for place in _extent(match, terms[match.term])}
    held = tokens_at(passage.text, marked)
    in_text = [match for match in found if match.place in held]
    parts = [_coverage(runs, {match.term for match in found})]
    parts += [f"no “{terms[number]}”" for number in _numbers_missed(terms, found)]
    order = [match.term for match in telling if match.place in held]
    if len({run for run, numbers in enumerate(runs) for term in order if term in numbers}) > 1:
        parts.append("in order" if order == sorted(order) else "in another order")
    speaker = {match.term for match in found if match.place >= SPEAKER}
    if named := sorted(speaker - {match.term for match in in_text}):
        parts.append(f"{', '.join(f'“{terms[number]}”' for number in named)} is the speaker")
    reason = "; ".join([", ".join(parts), *_other_words(terms, in_text, held)])
    return Explanation(_spans(held, passage), reason)


def _runs(terms: Sequence[str]) -> list[range]:
    """The numbers of the terms that are one run of a script without spaces; each other alone."""
    runs: list[range] = []
    for number, term in enumerate(terms):
        before = terms[number - 1] if number else ""
        if gram_size(term[0]) == len(term) == len(before) and before[1:] == term[:-1]:
            runs[-1] = range(runs[-1].start, number + 1)
        else:
            runs.append(range(number, number + 1))
    return runs


def _whole_runs(found: list[Match], runs: Sequence[range]) -> list[Match]:
    """The matches without parts of a run that stand elsewhere, where the whole run is there."""
    held = {(match.term, match.place) for match in found}
    dropped: set[tuple[int, int]] = set()
    for run in (run for run in runs if len(run) > 1):
        begun = {place for term, place in held if term == run.start}
        whole = {
            (term, place + term - run.start)
            for place in begun
            if all((term, place + term - run.start) in held for term in run)
            for term in run
        }
        if whole:
            dropped |= {match for match in held - whole if match[0] in run}
    return [match for match in found if (match.term, match.place) not in dropped]


def _extent(match: Match, typed: str) -> range:
    """The places that a match is to be marked at: of a script without spaces, each character."""
    return range(match.place, match.place + (len(typed) if gram_size(typed[0]) else 1))


def _spans(held: Mapping[int, Token], passage: Passage) -> tuple[Span, ...]:
    """The words to mark; characters of a script without spaces that follow each other are one."""
    spans: list[Span] = []
    for place, word in held.items():
        start = passage.start + word.start
        if word.goes_on and place - 1 in held:
            start = spans.pop().start
        spans.append(Span(start, passage.start + word.end))
    return tuple(spans)


def _beside(place: int, others: set[int]) -> bool:
    return any(other in others for other in range(place - _NEAR, place + _NEAR + 1))


def _coverage(runs: Sequence[range], found: Set[int]) -> str:
    held = sum(found >= set(run) for run in runs)
    if held < len(runs):
        return f"{held} of {len(runs)} words" if len(runs) > 1 else "a part of it"
    return "the word" if held == 1 else f"all {held} words"


def _numbers_missed(terms: Sequence[str], found: Sequence[Match]) -> list[int]:
    held = {match.term for match in found}
    return [n for n, term in enumerate(terms) if term.isdigit() and n not in held]


def _other_words(
    terms: Sequence[str], found: Sequence[Match], held: Mapping[int, Token]
) -> list[str]:
    read: dict[str, str] = {}
    for match in sorted(found, key=lambda match: -match.worth):
        if not gram_size(terms[match.term][0]):
            read.setdefault(terms[match.term], held[match.place].text)
    others = [
        f"“{typed}” read as “{word}”" + ", another number" * (typed.isdigit() and word.isdigit())
        for typed, word in read.items()
        if word != typed
    ]
    return others[:_EXPLAINED]
