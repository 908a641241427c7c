"""The words of the candidates that any term of the query may stand for, laid out by term."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.search.retrieval.evidence import Evidence
    from reader.search.segments.segment import Segment

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

SPEAKER = 1 << 16
"""The words of the speaker's name are put this far behind the text, near to none of its words."""
_NOWHERE = 1 << 20


@dataclass(frozen=True, slots=True)
class Grid:
    """The matching words of the candidates as columns, one candidate after another."""

    evidence: Floats
    """Terms by words: what each word is worth to each term. Every candidate ends with an empty
    column."""
    candidate: Ints
    """Which candidate each word is in."""
    position: Ints
    """Which word of its passage it is."""
    starts: Ints
    """The first column of each candidate."""

    def words_of(self, candidate: int) -> tuple[Ints, Floats]:
        """The positions and the evidence of the matching words of one candidate."""
        last = candidate + 1 == len(self.starts)
        end = len(self.position) if last else int(self.starts[candidate + 1])
        own = slice(int(self.starts[candidate]), end - 1)
        return self.position[own], self.evidence[:, own]


def lay_out(segment: Segment, candidates: Ints, terms: Sequence[Evidence]) -> Grid:
    """Find the words of a segment's candidates that any of the terms may stand for."""
    begins = segment.starts[candidates]
    sizes = segment.starts[candidates + 1] - begins
    owner = np.repeat(np.arange(len(candidates)), sizes)
    position = np.arange(len(owner)) - (np.cumsum(sizes) - sizes)[owner]
    words = segment.words[begins[owner] + position]
    kept = np.flatnonzero(_matching(segment, terms)[words])
    owner, words, position = owner[kept], words[kept], position[kept]
    position += SPEAKER * (position >= segment.sizes[candidates][owner])
    return _with_ends(_look_up(segment, words, terms), owner, position, len(candidates))


def _matching(segment: Segment, terms: Sequence[Evidence]) -> NDArray[np.bool_]:
    """For each word of the vocabulary whether any term may stand for it."""
    matching = np.zeros(len(segment.vocabulary), np.bool_)
    for term in terms:
        for one in term.ranges:
            matching[one.low : one.high] = True
    return matching


def _look_up(segment: Segment, words: NDArray[np.int32], terms: Sequence[Evidence]) -> Floats:
    grid = np.empty((len(terms), len(words)), np.float32)
    worth = np.zeros(len(segment.vocabulary), np.float32)
    for row, term in zip(grid, terms, strict=True):
        for one in term.ranges:
            worth[one.low : one.high] = one.worth
        worth.take(words, out=row)
        for one in term.ranges:
            worth[one.low : one.high] = 0
    return grid


def _with_ends(evidence: Floats, owner: Ints, position: Ints, candidates: int) -> Grid:
    """The grid of the words found, each candidate closed with an empty column, so that none has no
    column at all."""
    held = np.bincount(owner, minlength=candidates)
    ends = np.cumsum(held + 1) - 1
    columns = np.arange(len(owner)) + owner
    grid = np.zeros((len(evidence), len(owner) + candidates), np.float32)
    grid[:, columns] = evidence
    every = np.empty(grid.shape[1], np.int64)
    every[columns], every[ends] = owner, np.arange(candidates)
    places = np.full(grid.shape[1], _NOWHERE)
    places[columns] = position
    return Grid(grid, every, places, ends - held)


def join(grids: Sequence[Grid]) -> Grid:
    """Several grids of the same terms as one."""
    if len(grids) == 1:
        return grids[0]
    columns = np.cumsum([0, *(len(grid.position) for grid in grids)])
    before = np.cumsum([0, *(len(grid.starts) for grid in grids)])
    return Grid(
        np.concatenate([grid.evidence for grid in grids], axis=1),
        np.concatenate([grid.candidate + n for grid, n in zip(grids, before, strict=False)]),
        np.concatenate([grid.position for grid in grids]),
        np.concatenate([grid.starts + n for grid, n in zip(grids, columns, strict=False)]),
    )
