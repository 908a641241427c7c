"""A segment of the index: some passages, the words in them, and where each word is."""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from reader.job import UNWATCHED, Job
from reader.search.segments.columns import KINDS, Columns, ColumnsBuilder
from reader.search.words.tokens import gram_size, words
from reader.search.words.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from reader.search.passage import Passage

_CHECKED = 1000
"""After how many passages it is asked again whether the job was cancelled."""
_PART = 10_000
"""How many passages have their postings made at a time."""
_SHORTEST, _USUAL = 4, 20
"""Lengths in words: none counts as shorter than the first, the second counts as 0."""


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
    def sort_keys(self) -> NDArray[np.uint64]:
        """A number for each passage that depends on where it stands alone: it settles ties."""
        return self.passages.sort_keys()

    @cached_property
    def lengths(self) -> NDArray[np.float32]:
        """The logarithm of each passage's length: 0 for 20 words, none counts as under 4."""
        sizes = np.maximum(self._word_counts(), _SHORTEST)
        lengths: NDArray[np.float32] = np.log(sizes / _USUAL).astype(np.float32)
        return lengths

    def _word_counts(self) -> NDArray[np.floating]:
        """How many words each passage has; of a script without spaces, about."""
        last = self.vocabulary.words[-1] if len(self.vocabulary) else ""
        if last < "\u0e01":
            return np.diff(self.starts).astype(np.float32)
        parts = [1 / max(1, gram_size(word[0])) for word in self.vocabulary.words]
        before = np.concatenate(([0.0], np.cumsum(np.array(parts)[self.words])))
        return np.diff(before[self.starts]).astype(np.float32)

    @cached_property
    def quoted(self) -> NDArray[np.float32]:
        """1 for each passage that somebody is known to have said, otherwise 0."""
        quotation = self.passages.kinds == KINDS.index("quotation")
        quoted: NDArray[np.float32] = (quotation & self.passages.speakers.where(bool)).astype("f4")
        return quoted

    def holding(self, low: int, high: int) -> NDArray[np.int32]:
        """The passages that hold the words numbered `low` up to `high`, once for each word."""
        return self.postings[self.posting_starts[low] : self.posting_starts[high]]

    def remove(self, passages: NDArray[np.intp]) -> None:
        """Remove passages by their numbers; costs as much as they have words."""
        for passage in passages[self.alive[passages]].tolist():
            held = self.words[self.starts[passage] : self.starts[passage + 1]]
            self.counts[np.unique(held)] -= 1
            self.alive[passage] = False


def build(passages: Iterable[Passage], job: Job = UNWATCHED) -> Segment:
    """Index passages; raises CancelledError soon after the job was cancelled."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    columns = ColumnsBuilder()
    held, totals, sizes = array("i"), array("i", [0]), array("i")
    for place, passage in enumerate(passages):
        found = words(passage.text)
        sizes.append(len(found))
        if passage.speaker:
            found += words(passage.speaker)
        totals.append(len(found))
        held.extend(map(numbers.__getitem__, found))
        columns.add(passage)
        if place % _CHECKED == 0:
            job.check()
    job.check()
    vocabulary = sorted(numbers)
    alphabetical = np.empty(len(numbers), np.int32)
    for place, word in enumerate(vocabulary):
        alphabetical[numbers[word]] = place
    numbers.clear()
    return from_words(
        columns.columns(),
        Vocabulary(vocabulary),
        alphabetical[np.frombuffer(held, np.int32)],
        np.cumsum(totals, dtype=np.int32),
        np.array(sizes),
    )


def from_words(
    passages: Columns,
    vocabulary: Vocabulary,
    held: NDArray[np.int32],
    starts: NDArray[np.int32],
    sizes: NDArray[np.int32],
) -> Segment:
    """The segment of passages whose words have numbers: its postings are counted, then filled."""
    counts = np.zeros(len(vocabulary), np.int32)
    for owned, _ in _pairs(held, starts):
        counts += np.bincount(owned, minlength=len(vocabulary)).astype(np.int32)
    posting_starts = np.concatenate((np.zeros(1, np.int32), np.cumsum(counts, dtype=np.int32)))
    postings = np.empty(posting_starts[-1], np.int32)
    filled = posting_starts[:-1].copy()
    for owned, owners in _pairs(held, starts):
        here = np.bincount(owned, minlength=len(vocabulary)).astype(np.int32)
        rank = np.arange(len(owned), dtype=np.int32) - (np.cumsum(here) - here)[owned]
        postings[filled[owned] + rank] = owners
        filled += here
    return Segment(
        passages,
        vocabulary,
        held,
        starts,
        sizes,
        postings,
        posting_starts,
        np.ones(len(passages), np.bool_),
        counts,
    )


def _pairs(
    held: NDArray[np.int32], starts: NDArray[np.int32]
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int32]]]:
    """Each word of each passage once, with the passage, by words and then by passages.

    It is done for a part of the passages at a time, so that memory and other threads are spared.
    """
    for first in range(0, len(starts) - 1, _PART):
        own = starts[first : first + _PART + 1]
        owners = np.repeat(np.arange(first, first + len(own) - 1, dtype=np.int64), np.diff(own))
        pairs = (held[own[0] : own[-1]].astype(np.int64) << 32) | owners
        pairs.sort()
        once = np.ones(len(pairs), np.bool_)
        once[1:] = pairs[1:] != pairs[:-1]
        pairs = pairs[once]
        yield pairs >> 32, (pairs & 0xFFFFFFFF).astype(np.int32)
