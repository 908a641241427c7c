"""The second stage: rank the candidates by what they hold, how close together, in what order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.search.grid import Grid

Floats = NDArray[np.float32]

WEIGHTS = {
    "evidence": 1.03,
    "missing": -1.85,
    "missed": 0.21,
    "order": 1.09,
    "close": 1.12,
    "phrase": 1.97,
    "first": 0.36,
    "length": -1.49,
    "quoted": 4.6,
}
"""What each sign is worth, in nats.

Fitted by maximum likelihood of the passage meant among the candidates: over 4,000 queries that a
program had damaged in the ways people misremember and the 623 open ones of the evaluation set,
each also broken off half-way. Weights fitted on one half of the open ones do as well on the other.
`quoted` says what all of them say, that people look for what somebody said.
"""

_REACH = 8
"""Two words so many words apart are not close."""
_TURNED = 0.5
"""What closeness is worth the wrong way round."""
_LEAST = 0.05
_NOWHERE = 1 << 20


def gain(worth: float, best: float) -> float:
    """What a passage's score gains by holding a reading worth `worth` of a term whose best one is
    worth `best`, wherever it stands; at least a little, so that it is held at all."""
    found = WEIGHTS["evidence"] * worth - WEIGHTS["missed"] * best - WEIGHTS["missing"]
    return max(found, _LEAST)


def prior(lengths: Floats, quoted: Floats) -> Floats:
    """What passages score before any word of theirs is looked at."""
    score: Floats = np.float32(WEIGHTS["length"]) * lengths + np.float32(WEIGHTS["quoted"]) * quoted
    return score


def signs(grid: Grid, lengths: Floats, quoted: Floats, best: Floats) -> dict[str, Floats]:
    """What speaks for and against each candidate, by the names in `WEIGHTS`.

    `lengths` is the logarithm of each candidate's length, `quoted` 1 where somebody is known to
    have said it, `best` what each term's best reading is worth.
    """
    size = len(lengths)
    covered = _most(grid.evidence, grid)
    missing = covered <= 0
    return {
        "evidence": _sum(covered, size),
        "missing": _sum(missing.astype(np.float32), size),
        "missed": _sum(np.where(missing, best[:, np.newaxis], np.float32(0)), size),
        "order": _sum(_in_order(grid, covered), size),
        "close": _sum(_most(_close(grid), grid), size),
        "phrase": _sum(_most(_phrases(grid), grid), size),
        "first": _most(np.where(grid.position == 0, grid.evidence[0], np.float32(0)), grid),
        "length": lengths,
        "quoted": quoted,
    }


def score(found: dict[str, Floats]) -> Floats:
    """What each candidate is worth by its signs."""
    weighed = (np.float32(WEIGHTS[name]) * sign for name, sign in found.items())
    return _sum(weighed, len(found["length"]))


def _most(columns: Floats, grid: Grid) -> Floats:
    """The best of each candidate's words."""
    best: Floats = np.maximum.reduceat(columns, grid.starts, axis=-1)
    return best


def _sum(rows: Iterable[Floats], size: int) -> Floats:
    """The sum of rows, one after the other, so that no candidate's depends on its neighbours."""
    total = np.zeros(size, np.float32)
    for row in rows:
        total += row
    return total


def _in_order(grid: Grid, covered: Floats) -> Floats:
    """For each term but the last, whether its best word stands before the next one's."""
    best = (grid.evidence > 0) & (grid.evidence >= covered[:, grid.candidate])
    where = np.where(best, grid.position, _NOWHERE)
    first = np.minimum.reduceat(where, grid.starts, axis=1)
    follows = (first[:-1] < first[1:]) & (first[1:] < _NOWHERE)
    return follows.astype(np.float32)


def _close(grid: Grid) -> Floats:
    """For each term but the last, at each word: the evidence for it and the next one, divided by
    how many words they are apart; less the wrong way round."""
    here = grid.evidence
    best = np.zeros((len(here) - 1, here.shape[1]), np.float32)
    for step in range(1, min(_REACH, here.shape[1])):
        apart = grid.position[step:] - grid.position[:-step]
        inside = (apart < _REACH) & (grid.candidate[step:] == grid.candidate[:-step])
        if not inside.any():
            break
        there = here[:, step:]
        onwards = np.minimum(here[:-1, :-step], there[1:])
        turned = np.minimum(here[1:, :-step], there[:-1]) * np.float32(_TURNED)
        nearness = (inside / np.maximum(apart, 1)).astype(np.float32)
        value = np.maximum(onwards, turned) * nearness
        np.maximum(best[:, :-step], value, out=best[:, :-step])
    return best


def _phrases(grid: Grid) -> Floats:
    """For each three terms in a row, at each word: the evidence for three words in a row."""
    here = grid.evidence
    found = np.zeros((max(0, len(here) - 2), here.shape[1]), np.float32)
    if found.size and here.shape[1] > 2:
        row = grid.position[2:] - grid.position[:-2] == 2
        row &= grid.candidate[2:] == grid.candidate[:-2]
        three = np.minimum(np.minimum(here[:-2, :-2], here[1:-1, 1:-1]), here[2:, 2:])
        found[:, :-2] = three * row
    return found
