"""A part of the index: some passages, the words in them, and where each word is."""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from reader.search.columns import KINDS, Columns
from reader.search.fold import words
from reader.search.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from reader.search.passage import Passage

_SLICE = 1000
_SHORTEST, _USUAL = 4, 20


@dataclass(frozen=True)
class Segment:
    """Passages that were indexed together. Only `alive` and `counts` ever change."""

    passages: Columns
    vocabulary: Vocabulary
    words: NDArray[np.int32]
    """The numbers of the words of all passages, one passage after the other: text, then speaker."""
    starts: NDArray[np.int32]
    """Where each passage begins in `words`, and the end of the last."""
    sizes: NDArray[np.int32]
    """How many words each passage's text has."""
    postings: NDArray[np.int32]
    """The passages that hold each word, ascending, one word after the other."""
    posting_starts: NDArray[np.int32]
    """Where each word begins in `postings`, and the end of the last."""
    alive: NDArray[np.bool_]
    """Which passages have not been removed."""
    counts: NDArray[np.int32] = field(repr=False)
    """How many living passages hold each word."""

    def __len__(self) -> int:
        return len(self.passages)

    @cached_property
    def places(self) -> NDArray[np.uint64]:
        """Where each passage stands, as a number that settles ties."""
        return self.passages.places()

    @cached_property
    def lengths(self) -> NDArray[np.float32]:
        """The logarithm of each passage's length: 0 for 20 words, none counts as under 4."""
        sizes = np.maximum(np.diff(self.starts), _SHORTEST)
        lengths: NDArray[np.float32] = np.log(sizes / _USUAL).astype(np.float32)
        return lengths

    @cached_property
    def quoted(self) -> NDArray[np.float32]:
        """1 where somebody is known to have said it, otherwise 0."""
        quotation = self.passages.kinds == KINDS.index("quotation")
        quoted: NDArray[np.float32] = (quotation & self.passages.speakers.where(bool)).astype("f4")
        return quoted

    def holding(self, low: int, high: int) -> NDArray[np.int32]:
        """The passages that hold the words in a range of the vocabulary, once for each word."""
        return self.postings[self.posting_starts[low] : self.posting_starts[high]]

    def remove(self, passages: NDArray[np.intp]) -> None:
        """Take passages out; costs as much as they have words."""
        for passage in passages[self.alive[passages]].tolist():
            held = self.words[self.starts[passage] : self.starts[passage + 1]]
            self.counts[np.unique(held)] -= 1
            self.alive[passage] = False


def build(passages: Sequence[Passage], progress: Callable[[int], None] | None = None) -> Segment:
    """Index passages. `progress` is told, now and then, how many are done."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    held = array("i")
    totals = np.empty(len(passages), np.int32)
    sizes = np.empty(len(passages), np.int32)
    for place, passage in enumerate(passages):
        found = words(passage.text)
        sizes[place] = len(found)
        if passage.speaker:
            found += words(passage.speaker)
        totals[place] = len(found)
        held.extend(map(numbers.__getitem__, found))
        if progress is not None and place % _SLICE == 0:
            progress(place)
    if progress is not None:
        progress(len(passages))
    vocabulary = sorted(numbers)
    alphabetical = np.empty(len(numbers), np.int32)
    for place, word in enumerate(vocabulary):
        alphabetical[numbers[word]] = place
    starts = np.concatenate((np.zeros(1, np.int32), np.cumsum(totals, dtype=np.int32)))
    return from_words(
        Columns.of(passages),
        Vocabulary(vocabulary),
        alphabetical[np.array(held)],
        starts,
        sizes,
    )


def from_words(
    passages: Columns,
    vocabulary: Vocabulary,
    held: NDArray[np.int32],
    starts: NDArray[np.int32],
    sizes: NDArray[np.int32],
) -> Segment:
    """Make the postings of passages whose words have numbers."""
    owners = np.repeat(np.arange(len(passages), dtype=np.int64), np.diff(starts))
    pairs = (held.astype(np.int64) << 32) | owners
    pairs.sort()
    first = np.ones(len(pairs), np.bool_)
    first[1:] = pairs[1:] != pairs[:-1]
    pairs = pairs[first]
    edges = np.arange(len(vocabulary) + 1, dtype=np.int64) << 32
    posting_starts = np.searchsorted(pairs, edges).astype(np.int32)
    return Segment(
        passages,
        vocabulary,
        held,
        starts,
        sizes,
        (pairs & 0xFFFFFFFF).astype(np.int32),
        posting_starts,
        np.ones(len(passages), np.bool_),
        np.diff(posting_starts),
    )
