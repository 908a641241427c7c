"""The first stage: weigh every passage by the words it shares with the query, keep the best."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.search.segment import Segment

Floats = NDArray[np.float32]

WANTED = 300
"""How many candidates are ranked."""

_COMMON = 400_000
"""A term with more readings in passages than this says too little to be looked up."""
_SPARSE = 4
"""Passages are weighed one by one where they are fewer than one in so many."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the readings of one term are worth in one segment."""

    ranges: tuple[tuple[int, int, float], ...]
    """Ranges of the vocabulary with what a passage that holds them gains, ascending by that."""

    def size(self, segment: Segment) -> int:
        """How many passages it is added to, those that hold several readings counted for each."""
        starts = segment.posting_starts
        return sum(int(starts[high] - starts[low]) for low, high, _ in self.ranges)

    def best(self) -> float:
        """What the best reading is worth."""
        return self.ranges[-1][2] if self.ranges else 0.0


def add_up(evidence: Evidence, segment: Segment, total: Floats, scratch: Floats) -> None:
    """Add to each passage what its best reading of a term is worth.

    `scratch` is zero for every passage, before and after.
    """
    ranges = evidence.ranges
    if len(ranges) == 1 and ranges[0][1] - ranges[0][0] == 1:
        low, high, worth = ranges[0]
        total[segment.holding(low, high)] += np.float32(worth)
        return
    held = [segment.holding(low, high) for low, high, _ in ranges]
    for passages, (_, _, worth) in zip(held, ranges, strict=True):
        scratch[passages] = worth
    if evidence.size(segment) * _SPARSE < len(segment):
        touched = np.concatenate([*held, np.zeros(0, np.int32)])
        total[touched] = total[touched] + scratch[touched]
        scratch[touched] = 0
    else:
        total += scratch
        scratch.fill(0)


def select(
    total: Floats,
    prior: Floats,
    places: NDArray[np.uint64],
    allowed: Callable[[int], bool] | None = None,
) -> NDArray[np.int64]:
    """The passages with the most evidence and the best prior.

    `places` settles ties, so that the order in which passages were added does not matter.
    """
    wanted = WANTED if allowed is None else len(total)
    found = np.flatnonzero(total > _threshold(total, wanted))
    score = total[found] + prior[found]
    if len(found) > wanted:
        keep = score >= np.partition(score, -wanted)[-wanted]
        found, score = found[keep], score[keep]
    found = found[np.lexsort((places[found], -score))]
    return found[:wanted] if allowed is None else _first(found, allowed)


def _first(found: NDArray[np.int64], allowed: Callable[[int], bool]) -> NDArray[np.int64]:
    kept: list[int] = []
    for passage in found.tolist():
        if allowed(passage):
            kept.append(passage)
            if len(kept) == WANTED:
                break
    return np.array(kept, np.int64)


def _threshold(total: Floats, wanted: int) -> np.float32:
    """A value that a few times as many passages exceed as are wanted, where there is one."""
    if wanted >= len(total):
        return np.float32(0)
    low, high = 0.0, float(total.max(initial=0))
    middle = high * 0.7
    for _ in range(7):
        above = int(np.count_nonzero(total > np.float32(middle)))
        if wanted <= above <= 4 * wanted:
            return np.float32(middle)
        low, high = (middle, high) if above > wanted else (low, middle)
        middle = (low + high) / 2
    return np.float32(low)


def usable(evidence: Sequence[Sequence[Evidence]], segments: Sequence[Segment]) -> list[int]:
    """The terms worth looking up: all but the most common; the rarest where all are common."""
    sizes = [
        sum(one.size(segment) for one, segment in zip(term, segments, strict=True))
        for term in evidence
    ]
    rare = [place for place, size in enumerate(sizes) if size <= _COMMON]
    return rare or [int(np.argmin(sizes))]
