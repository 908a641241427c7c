"""What speaks for and against each candidate, and what that is worth together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from reader.search.retrieval.weights import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.search.ranking.grid import Grid

Floats = NDArray[np.float32]

_REACH = 8
"""Two words so many words apart are not near each other."""
_BESIDE, _BETWEEN, _NEAR = 3, 2, 1


def features(grid: Grid, worth: Floats, lengths: Floats, quoted: Floats) -> dict[str, Floats]:
    """The features of each candidate, by the names in `WEIGHTS`.

    `worth` is what `covered` tells, `lengths` the logarithm of each candidate's length, `quoted` 1
    where somebody is known to have said it, less where the words may be others.

    - `evidence`: what the terms it holds are worth;
    - `missing`: how many terms it does not hold;
    - `beside`, `between`, `near`: how many terms stand as far from the one found before them as in
      the query, a word nearer or farther, or not much farther; `row`: three in a row;
    - `length`: of each term it holds, how easily a passage so long does;
    - `quoted`: whether somebody is known to have said it.
    """
    size = len(lengths)
    missing = worth <= 0
    level = np.concatenate([_levels(grid, 1), _levels(grid, 2) * missing[1:-1]])
    return {
        "evidence": _sum(worth, size),
        "missing": _count(missing),
        "beside": _count(level == _BESIDE),
        "between": _count(level == _BETWEEN),
        "near": _count(level == _NEAR),
        "row": _count(_rows(grid)),
        "length": _count(~missing) * lengths,
        "quoted": quoted,
    }


def score(found: dict[str, Floats]) -> Floats:
    """What each candidate is worth by its features."""
    weighed = (np.float32(WEIGHTS[name]) * feature for name, feature in found.items())
    return _sum(weighed, len(found["length"]))


def covered(grid: Grid) -> Floats:
    """Terms by candidates: what the candidate's best word for the term is worth."""
    best: Floats = np.maximum.reduceat(grid.evidence, grid.starts, axis=1)
    return best


def _sum(rows: Iterable[Floats], size: int) -> Floats:
    """The rows added up one after the other, so that no sum depends on its neighbours."""
    total = np.zeros(size, np.float32)
    for row in rows:
        total += row
    return total


def _count(rows: NDArray[np.bool_]) -> Floats:
    counted: Floats = np.count_nonzero(rows, axis=0).astype(np.float32)
    return counted


def _levels(grid: Grid, lag: int) -> NDArray[np.uint8]:
    """For each term and the one `lag` on in the query, how well they stand to each other where they
    do best, in each candidate."""
    held = grid.evidence > 0
    best = np.zeros((max(0, len(held) - lag), held.shape[1]), np.uint8)
    if not len(best):
        return np.zeros((0, len(grid.starts)), np.uint8)
    by_distance = _by_distance(lag)
    for step in range(1, min(_REACH, held.shape[1])):
        apart = grid.position[step:] - grid.position[:-step]
        inside = (apart < _REACH) & (grid.candidate[step:] == grid.candidate[:-step])
        if not inside.any():
            break
        level = by_distance[np.where(inside, apart, 0)]
        both = (held[:-lag, :-step] & held[lag:, step:]) * level
        np.maximum(best[:, :-step], both, out=best[:, :-step])
    levels: NDArray[np.uint8] = np.maximum.reduceat(best, grid.starts, axis=1)
    return levels


def _by_distance(lag: int) -> NDArray[np.uint8]:
    levels = np.full(_REACH, _NEAR, np.uint8)
    levels[[lag - 1, lag + 1]] = _BETWEEN
    levels[lag] = _BESIDE
    levels[0] = 0
    return levels


def _rows(grid: Grid) -> NDArray[np.bool_]:
    """For each three terms in a row, whether three words in a row stand for them, by candidate."""
    held = grid.evidence > 0
    found = np.zeros((max(0, len(held) - 2), held.shape[1]), np.bool_)
    if found.size and held.shape[1] > 2:
        row = grid.position[2:] - grid.position[:-2] == 2
        row &= grid.candidate[2:] == grid.candidate[:-2]
        found[:, :-2] = held[:-2, :-2] & held[1:-1, 1:-1] & held[2:, 2:] & row
    if not len(found):
        return np.zeros((0, len(grid.starts)), np.bool_)
    rows: NDArray[np.bool_] = np.logical_or.reduceat(found, grid.starts, axis=1)
    return rows
