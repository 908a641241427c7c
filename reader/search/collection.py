"""The passages of all segments as one row, numbered through."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from reader.search.columns import KINDS
from reader.search.rank import prior

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.search.passage import Passage
    from reader.search.segment import Segment

Floats = NDArray[np.float32]

_SHORTEST, _USUAL = 4, 20
"""Passages under so many words count as that long; the usual one has the logarithm 0."""


class Collection:
    """What is known of each passage before anything is asked."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = tuple(segments)
        self._edges = np.cumsum([0, *map(len, segments)]).tolist()
        self.places: NDArray[np.uint64] = np.concatenate(
            [np.zeros(0, np.uint64), *(segment.passages.places() for segment in segments)]
        )
        """Where each passage stands, as a number that settles ties."""
        none = np.zeros(0, np.float32)
        self.lengths: Floats = np.concatenate([none, *map(_log_lengths, segments)])
        """The logarithm of each passage's length."""
        self.quoted: Floats = np.concatenate([none, *map(_quoted, segments)])
        """1 where somebody is known to have said it, otherwise 0."""
        self.prior = prior(self.lengths, self.quoted)
        """What each passage scores before any word of it is looked at."""

    def __len__(self) -> int:
        return int(self._edges[-1])

    def parts(self) -> Iterator[tuple[int, Segment, slice]]:
        """Each segment with its number and its place in the row."""
        for number, segment in enumerate(self.segments):
            yield number, segment, slice(self._edges[number], self._edges[number + 1])

    def passage(self, place: int) -> Passage:
        """One passage by its number."""
        number = bisect_right(self._edges, place) - 1
        return self.segments[number].passages[place - self._edges[number]]


def _log_lengths(segment: Segment) -> Floats:
    sizes = np.maximum(np.diff(segment.starts), _SHORTEST)
    return np.log(sizes / _USUAL).astype(np.float32)


def _quoted(segment: Segment) -> Floats:
    quotation = segment.passages.kinds == KINDS.index("quotation")
    quoted: Floats = (quotation & segment.passages.speakers.where(bool)).astype(np.float32)
    return quoted
