"""The first stage: weigh every passage by the words it shares with the query, keep the best."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from reader.search.segment import Segment

_WANTED = 300
_COMMON = 400_000
"""A word with more readings in passages than this says too little to be looked up."""
_LONG = 0.5
"""How much a passage e times as long as another loses."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the readings of one term are worth in one segment."""

    ranges: tuple[tuple[int, int, float], ...]
    """Ranges of the vocabulary with the evidence for the passages that hold them, ascending."""

    def size(self, segment: Segment) -> int:
        """How many passages it is added to, those that hold several readings counted for each."""
        starts = segment.posting_starts
        return sum(int(starts[high] - starts[low]) for low, high, _ in self.ranges)


def add_up(evidence: Evidence, segment: Segment, total: NDArray[np.float32]) -> None:
    """Add to each passage what its best reading of a term is worth."""
    ranges = evidence.ranges
    if len(ranges) == 1 and ranges[0][1] - ranges[0][0] == 1:
        low, high, worth = ranges[0]
        total[segment.holding(low, high)] += np.float32(worth)
        return
    best = np.zeros(len(segment), np.float32)
    for low, high, worth in ranges:
        best[segment.holding(low, high)] = worth
    total += best


def select(
    total: NDArray[np.float32],
    lengths: NDArray[np.float32],
    places: NDArray[np.uint64],
    allowed: Callable[[int], bool] | None = None,
    wanted: int = _WANTED,
) -> NDArray[np.int64]:
    """The passages with the most evidence, longer ones a little behind.

    `lengths` is the logarithm of each passage's length; `places` settles ties, so that the order
    in which passages were added does not matter.
    """
    found = (
        np.flatnonzero(total > _threshold(total, wanted))
        if allowed is None
        else np.flatnonzero(total > 0)
    )
    score = total[found] - np.float32(_LONG) * lengths[found]
    if allowed is None and len(found) > wanted:
        least = np.partition(score, -wanted)[-wanted]
        keep = score >= least
        found, score = found[keep], score[keep]
    found = found[np.lexsort((places[found], -score))]
    if allowed is None:
        return found[:wanted]
    kept: list[int] = []
    for passage in found.tolist():
        if allowed(passage):
            kept.append(passage)
            if len(kept) == wanted:
                break
    return np.array(kept, np.int64)


def _threshold(total: NDArray[np.float32], wanted: int) -> float:
    """A value that a few times as many passages exceed as are wanted, where there is one."""
    low, high = 0.0, float(total.max(initial=0))
    middle = high * 0.7
    for _ in range(7):
        above = int(np.count_nonzero(total > np.float32(middle)))
        if wanted <= above <= 4 * wanted:
            return middle
        low, high = (middle, high) if above > wanted else (low, middle)
        middle = (low + high) / 2
    return low


def usable(evidence: Sequence[Sequence[Evidence]], segments: Sequence[Segment]) -> list[int]:
    """The terms worth looking up: all but the most common; the rarest where all are common."""
    sizes = [
        sum(one.size(segment) for one, segment in zip(term, segments, strict=True))
        for term in evidence
    ]
    rare = [place for place, size in enumerate(sizes) if size <= _COMMON]
    return rare or [int(np.argmin(sizes))]
