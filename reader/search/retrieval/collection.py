"""The passages of all segments as one row, numbered through."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from reader.search.ranking import features as rank

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.search.passage import Passage
    from reader.search.segments.segment import Segment

Floats = NDArray[np.float32]


class Collection:
    """What is known of each passage before anything is asked."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = tuple(segments)
        self._edges = np.cumsum([0, *map(len, segments)]).tolist()
        self.places: NDArray[np.uint64] = _row([one.places for one in segments], np.uint64)
        """Where each passage stands, as a number that settles ties."""
        self.lengths: Floats = _row([one.lengths for one in segments], np.float32)
        """The logarithm of each passage's length."""
        self.quoted: Floats = _row([one.quoted for one in segments], np.float32)
        """1 where somebody is known to have said it, otherwise 0."""

        self._prior: tuple[int, Floats] | None = None

    def prior(self, terms: int) -> Floats:
        """What each passage scores before it is known which of so many terms it holds."""
        if self._prior is None or self._prior[0] != terms:
            self._prior = terms, rank.prior(self.lengths, self.quoted, terms)
        return self._prior[1]

    @cached_property
    def by_prior(self) -> NDArray[np.int32]:
        """All passages, those first that score most before any but one word is looked at."""
        return np.lexsort((self.places, -self.prior(1))).astype(np.int32)

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


def _row(parts: Sequence[NDArray[Any]], kind: type[np.generic]) -> NDArray[Any]:
    """The parts one after another; a single one is not copied."""
    return parts[0] if len(parts) == 1 else np.concatenate([np.zeros(0, kind), *parts])
