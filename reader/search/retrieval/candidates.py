"""Weigh every passage by the words it shares with the query, and keep the best as candidates."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from reader.search.retrieval.weights import gain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.search.retrieval.evidence import Evidence
    from reader.search.segments.segment import Segment

Floats = NDArray[np.float32]

WANTED = 150
"""How many candidates are ranked at least."""

COMMON = 100_000
"""A term that at least so many passages hold is looked for among the leading ones first."""
LEADING = 4096
"""How many passages, those with the highest prior, are the leading ones."""
_TOO_COMMON = 400_000
"""A term that more passages hold than this says too little to be looked up."""
_SAMPLE, _SPARE = 16_384, 3
"""How many passages are looked at to guess how much evidence the best have; how many times more
than are wanted should have so much."""
_SPARSE = 16
"""Passages are weighed one by one where they are fewer than one in so many."""


def add_up(evidence: Evidence, segment: Segment, total: Floats, scratch: Floats) -> None:
    """Add to each passage of a segment what it gains by its best word for a term.

    `scratch` is zero for every passage, before and after.
    """
    held = [segment.holding(one.low, one.high) for one in evidence.ranges]
    gains = gain(np.array([one.worth for one in evidence.ranges], np.float32))
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
    sort_keys: NDArray[np.uint64],
    wanted: int,
    allowed: Callable[[int], bool] | None = None,
) -> NDArray[np.int64]:
    """Of the passages with any evidence those with the most evidence and prior, the best first.

    `sort_keys` settles ties, so that the order in which passages were added does not matter.
    """
    found = np.flatnonzero(total > 0) if allowed else _promising(total, prior, wanted)
    score = total[found] + prior[found]
    if allowed is None and len(found) > wanted:
        keep = score >= np.partition(score, -wanted)[-wanted]
        found, score = found[keep], score[keep]
    found = found[np.lexsort((sort_keys[found], -score))]
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


def _promising(total: Floats, prior: Floats, wanted: int) -> NDArray[np.int64]:
    """Few passages, among them all that may be the best `wanted`.

    A sample says how good these are about. Where it said too much, or so little that the prior of a
    passage alone makes up for it, all that have any evidence are looked at.
    """
    best = _about(total, prior, wanted) if len(total) > wanted else -np.inf
    if best > prior.max(initial=0):
        found = np.flatnonzero(total + prior >= best)
        if len(found) >= wanted:
            return found
    return np.flatnonzero(total > 0)


def _about(total: Floats, prior: Floats, wanted: int) -> float:
    """By a sample, a score that a few times as many passages reach as are wanted."""
    step = len(total) // _SAMPLE + 1
    sample = total[::step]
    held = np.flatnonzero(sample > 0)
    place = min(len(sample), 1 + _SPARE * wanted // step)
    if len(held) < place:
        return -np.inf
    score = sample[held] + prior[::step][held]
    return float(np.partition(score, -place)[-place])


def worth_looking_up(
    evidence: Sequence[Sequence[Evidence]], segments: Sequence[Segment]
) -> list[int]:
    """The numbers of all terms but the most common ones; of the rarest where all are common."""
    sizes = [
        sum(one.size(segment) for one, segment in zip(term, segments, strict=True))
        for term in evidence
    ]
    rare = [place for place, size in enumerate(sizes) if size <= _TOO_COMMON]
    return rare or [int(np.argmin(sizes))]


def split_by_worth(
    evidence: Sequence[Evidence], parts: Iterable[tuple[int, Segment, slice]]
) -> tuple[float, NDArray[np.int64]]:
    """The worth of a term's most common words, and the passages that hold any worth more."""
    held = [
        (one.worth, segment.holding(one.low, one.high) + own.start)
        for number, segment, own in parts
        for one in evidence[number].ranges
    ]
    sizes: Counter[float] = Counter()
    for worth, passages in held:
        sizes[worth] += len(passages)
    common = sizes.most_common(1)[0][0] if sizes else 0.0
    likelier = [passages for worth, passages in held if worth > common]
    return common, np.concatenate([*likelier, np.zeros(0, np.int64)])
