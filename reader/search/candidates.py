"""The first stage: weigh every passage by the words it shares with the query, keep the best."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from reader.search.rank import gain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.search.evidence import Evidence
    from reader.search.segment import Segment

Floats = NDArray[np.float32]

WANTED = 150
"""How many candidates are ranked at least."""

_COMMON = 400_000
"""A term with more readings in passages than this says too little to be looked up."""
_SPARSE = 16
"""Passages are weighed one by one where they are fewer than one in so many."""


def add_up(evidence: Evidence, segment: Segment, total: Floats, scratch: Floats) -> None:
    """Add to each passage what it gains by its best reading of a term.

    `scratch` is zero for every passage, before and after.
    """
    held = [segment.holding(one.low, one.high) for one in evidence.ranges]
    gains = [np.float32(gain(one.worth)) for one in evidence.ranges]
    if len(held) == 1 and evidence.ranges[0].high - evidence.ranges[0].low == 1:
        total[held[0]] += gains[0]
        return
    for passages, gained in zip(held, gains, strict=True):
        scratch[passages] = gained
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
    wanted: int,
    allowed: Callable[[int], bool] | None = None,
) -> NDArray[np.int64]:
    """The passages with the most evidence and the best prior.

    `places` settles ties, so that the order in which passages were added does not matter.
    """
    found = np.flatnonzero(total > (_threshold(total, wanted) if allowed is None else 0))
    score = total[found] + prior[found]
    if allowed is None and len(found) > wanted:
        keep = score >= np.partition(score, -wanted)[-wanted]
        found, score = found[keep], score[keep]
    found = found[np.lexsort((places[found], -score))]
    return found[:wanted] if allowed is None else _first(found, wanted, allowed)


def _first(
    found: NDArray[np.int64], wanted: int, allowed: Callable[[int], bool]
) -> NDArray[np.int64]:
    kept: list[int] = []
    for passage in found.tolist():
        if allowed(passage):
            kept.append(passage)
            if len(kept) == wanted:
                break
    return np.array(kept, np.int64)


def _threshold(total: Floats, wanted: int) -> np.float32:
    """A value that a few times as many passages exceed as are wanted, where there is one."""
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
