"""The second stage: rank the candidates by what they hold, how close together and in what order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.search.candidates import Evidence
    from reader.search.segment import Segment

Floats = NDArray[np.float32]

_PAD = 16
_NOWHERE = 1 << 20
_ALIGNED = 24


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign is worth."""

    evidence: float = 0.66
    within_8: float = 0.74
    within_16: float = 0.33
    length: float = 1.9
    beside: float = 0.5
    gap: float = 0.33
    skip: float = 0.8
    order: float = 1.25
    missing: float = 0.8
    alignment: float = 0.72


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Grid:
    """The evidence of each term at each word of each candidate, candidates one after another."""

    evidence: Floats
    """Terms by words; after each candidate there is room for a window to run out."""
    starts: NDArray[np.int64]
    """Where each candidate begins."""
    position: NDArray[np.int64]
    """The place of each word in its candidate."""
    spans: NDArray[np.int64]
    """How much room each candidate takes."""


def lay_out(segment: Segment, candidates: NDArray[np.int64], terms: Sequence[Evidence]) -> Grid:
    """Look up the evidence of each term at each word of the candidates."""
    begins = segment.starts[candidates].astype(np.int64)
    sizes = segment.starts[candidates + 1] - begins
    spans = sizes + _PAD
    starts = np.concatenate((np.zeros(1, np.int64), np.cumsum(spans)[:-1]))
    position = np.arange(int(spans.sum())) - np.repeat(starts, spans)
    places = np.minimum(position + np.repeat(begins, spans), len(segment.words) - 1)
    words = segment.words[places]
    outside = position >= np.repeat(sizes, spans)
    grid = np.zeros((len(terms), len(words)), np.float32)
    worth = np.zeros(len(segment.vocabulary), np.float32)
    for row, term in zip(grid, terms, strict=True):
        for low, high, value in term.ranges:
            worth[low:high] = value
        row[:] = worth[words]
        for low, high, _ in term.ranges:
            worth[low:high] = 0
    grid[:, outside] = 0
    return Grid(grid, starts, position, spans)


def join(grids: Sequence[Grid]) -> Grid:
    """Several grids of the same terms as one."""
    if len(grids) == 1:
        return grids[0]
    widths = np.cumsum([0] + [grid.evidence.shape[1] for grid in grids])
    return Grid(
        np.concatenate([grid.evidence for grid in grids], axis=1),
        np.concatenate(
            [grid.starts + width for grid, width in zip(grids, widths[:-1], strict=True)]
        ),
        np.concatenate([grid.position for grid in grids]),
        np.concatenate([grid.spans for grid in grids]),
    )


def score(grid: Grid, lengths: Floats, weights: Weights = WEIGHTS) -> Floats:
    """What each candidate is worth; `lengths` is the logarithm of its length."""
    evidence, starts = grid.evidence, grid.starts
    covered = np.maximum.reduceat(evidence, starts, axis=1)
    within_8, within_16 = _windows(grid)
    total = (
        weights.evidence * covered.sum(axis=0)
        + weights.within_8 * within_8
        + weights.within_16 * within_16
        - weights.length * lengths
        - weights.missing * (covered <= 0).sum(axis=0)
        + weights.order * _in_order(grid, covered)
    ).astype(np.float32)
    for left in range(len(evidence) - 1):
        total += weights.beside * _apart(grid, left, left + 1, 1)
        total += weights.gap * _apart(grid, left, left + 1, 2)
        if left + 2 < len(evidence):
            total += weights.skip * _apart(grid, left, left + 2, 2)
    return total


def _windows(grid: Grid) -> tuple[Floats, Floats]:
    """The most evidence within 8 words of each candidate, and within 16."""
    best = grid.evidence.copy()
    found = []
    for reach in (1, 2, 4, 8):
        wider = best.copy()
        np.maximum(best[:, :-reach], best[:, reach:], out=wider[:, :-reach])
        best = wider
        if reach >= 4:
            found.append(np.maximum.reduceat(best.sum(axis=0), grid.starts))
    return found[0], found[1]


def _apart(grid: Grid, left: int, right: int, words: int) -> Floats:
    """The evidence for two terms that stand so many words apart, in order."""
    both = np.zeros(grid.evidence.shape[1], np.float32)
    np.minimum(grid.evidence[left, :-words], grid.evidence[right, words:], out=both[:-words])
    most: Floats = np.maximum.reduceat(both, grid.starts)
    return most


def _in_order(grid: Grid, covered: Floats) -> NDArray[np.int64]:
    """How many terms are followed by the next one of the query."""
    best = grid.evidence >= np.repeat(covered, grid.spans, axis=1)
    where = np.where(best & (grid.evidence > 0), grid.position, _NOWHERE)
    first = np.minimum.reduceat(where, grid.starts, axis=1)
    follows: NDArray[np.int64] = ((first[:-1] < first[1:]) & (first[1:] < _NOWHERE)).sum(axis=0)
    return follows


def align(query: str, texts: Sequence[str]) -> Floats:
    """How well the query fits some part of each text, letter by letter, from 0 to 1."""
    ratios: Floats = process.cdist([query], texts, scorer=fuzz.partial_ratio, dtype=np.float32)[0]
    return ratios / np.float32(100)
