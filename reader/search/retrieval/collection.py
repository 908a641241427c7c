"""The passages of all segments as one row, with what is known of each before anything is asked."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from reader.search.retrieval import weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.search.passage import Passage
    from reader.search.segments.segment import Segment

Floats = NDArray[np.float32]


class Collection:
    """The passages of all segments, numbered through."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = tuple(segments)
        self._edges = np.cumsum([0, *map(len, segments)]).tolist()
        self.sort_keys: NDArray[np.uint64] = _row([one.sort_keys for one in segments], np.uint64)
        """A number for each passage that depends on where it stands alone: it settles ties."""
        self.lengths: Floats = _row([one.lengths for one in segments], np.float32)
        """The logarithm of each passage's length."""
        self.quoted: Floats = _row([one.quoted for one in segments], np.float32)
        """1 where somebody is known to have said it, otherwise 0."""

        self._prior: tuple[int, Floats] | None = None

    def prior(self, terms: int) -> Floats:
        """What each passage scores before it is known which of so many terms it holds."""
        if self._prior is None or self._prior[0] != terms:
            self._prior = terms, weights.prior(self.lengths, self.quoted, terms)
        return self._prior[1]

    @cached_property
    def by_prior(self) -> NDArray[np.int32]:
        """All passages, those with the highest prior for a single term first."""
        return np.lexsort((self.sort_keys, -self.prior(1))).astype(np.int32)

    def __len__(self) -> int:
        return int(self._edges[-1])

    def parts(self) -> Iterator[tuple[int, Segment, slice]]:
        """Each segment with its number and the part of the row that is its own."""
        for number, segment in enumerate(self.segments):
            yield number, segment, slice(self._edges[number], self._edges[number + 1])

    def passage(self, place: int) -> Passage:
        """The passage at a place in the row."""
        number = bisect_right(self._edges, place) - 1
        return self.segments[number].passages[place - self._edges[number]]


def _row(parts: Sequence[NDArray[Any]], kind: type[np.generic]) -> NDArray[Any]:
    """The parts one after another; a single one is not copied."""
    return parts[0] if len(parts) == 1 else np.concatenate([np.zeros(0, kind), *parts])
