"""The distinct words of a collection, found by themselves, by a prefix or nearly."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from rapidfuzz import distance as distances
from rapidfuzz import process

from reader.search.words.tokens import is_fragment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_LAST = "\U0010ffff"
_LONGEST = 64
_LETTERS = 32
_COMPOUND, _LONG = 6, 12
"""How many letters a word has that may have a part at its end, and one in the middle."""
_ENDING = 250
"""What more words end with is no part of compounds."""


def signatures(words: Sequence[str]) -> NDArray[np.uint64]:
    """The letters of each word as bits: which it has, and above those which it has twice.

    a-z and five other groups of characters have a bit each, so that one edit sets at most one bit
    and clears at most one.
    """
    lengths = np.fromiter(map(len, words), np.int64, len(words))
    letters = np.frombuffer("".join(words).encode("utf-32-le", "surrogatepass"), np.uint32)
    cells = np.repeat(np.arange(len(words)) * _LETTERS, lengths) + letters % _LETTERS
    counts = np.bincount(cells, minlength=len(words) * _LETTERS).reshape(-1, _LETTERS)
    powers = np.uint64(1) << np.arange(_LETTERS, dtype=np.uint64)
    once, twice = (counts > 0) @ powers, (counts > 1) @ powers
    both: NDArray[np.uint64] = once | (twice << np.uint64(_LETTERS))
    return both


class FuzzyIndex:
    """Distinct words, to be searched by optimal string alignment distance.

    Two words `d` edits apart have signatures that differ by at most `d` bits either way, which
    rules nearly all of them out before a distance is computed.
    """

    def __init__(self, words: Sequence[str]) -> None:
        lengths = np.fromiter((min(len(word), _LONGEST) for word in words), np.int32, len(words))
        self._order = np.argsort(lengths, kind="stable").astype(np.int32)
        self._words = [words[index] for index in self._order.tolist()]
        self._signatures = signatures(self._words)
        self._starts = np.searchsorted(lengths[self._order], np.arange(_LONGEST + 2))

    def find(self, word: str, distance: int) -> list[tuple[int, int]]:
        """The words at most `distance` edits from `word`: (index in the words given, distance)."""
        low = self._starts[max(1, min(_LONGEST, len(word) - distance))]
        high = self._starts[min(_LONGEST, len(word) + distance) + 1]
        theirs, ours = self._signatures[low:high], signatures([word])[0]
        possible = np.flatnonzero(np.bitwise_count(ours & ~theirs) <= distance)
        possible = possible[np.bitwise_count(theirs[possible] & ~ours) <= distance]
        places = (possible + low).tolist()
        near = process.extract(
            word,
            [self._words[place] for place in places],
            scorer=distances.OSA.distance,
            processor=None,
            score_cutoff=distance,
            limit=None,
        )
        return [(int(self._order[places[index]]), int(far)) for _, far, index in near]


class _Row(NamedTuple):
    """Words one after the other, each with a line break, to be searched for parts."""

    text: str
    starts: Sequence[int]
    numbers: Sequence[int]


class Vocabulary:
    """Distinct words in alphabetical order, so that those with one prefix are a range."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        self.lengths: NDArray[np.int32] = np.fromiter(map(len, words), np.int32, len(words))
        self._fuzzy = FuzzyIndex(words)
        self._prefixes: dict[int, tuple[Sequence[str], FuzzyIndex]] = {}

    def __len__(self) -> int:
        return len(self.words)

    def number(self, word: str) -> int | None:
        """The place of a word in the vocabulary; None where it is unknown."""
        place = bisect_left(self.words, word)
        return place if place < len(self.words) and self.words[place] == word else None

    def range_of(self, word: str) -> tuple[int, int]:
        """The half-open range of the words that a word stands for: itself, or all that begin with
        the fragment of a gram."""
        if is_fragment(word):
            return self.with_prefix(word)
        number = self.number(word)
        return (0, 0) if number is None else (number, number + 1)

    def with_prefix(self, prefix: str) -> tuple[int, int]:
        """The half-open range of the words that begin with `prefix`."""
        return bisect_left(self.words, prefix), bisect_left(self.words, prefix + _LAST)

    def extensions(self, prefix: str, longest: int) -> list[int]:
        """The numbers of the words that begin with `prefix` and have at most `longest` letters."""
        low, high = self.with_prefix(prefix)
        return [low + place for place in np.flatnonzero(self.lengths[low:high] <= longest).tolist()]

    def with_part(self, part: str) -> list[int]:
        """The numbers of the words that end with `part`, and of long ones that have it inside; none
        where so many do that it is an ending and no part of compounds."""
        found: list[int] = []
        for row, sought in ((self._rows[0], f"{part}\n"), (self._rows[1], part)):
            place = row.text.find(sought)
            while place >= 0:
                word = bisect_right(row.starts, place) - 1
                found.append(row.numbers[word])
                if len(found) > _ENDING:
                    return []
                place = row.text.find(sought, row.starts[word + 1])
        return found

    @cached_property
    def _rows(self) -> tuple[_Row, _Row]:
        """The words that may have parts at the end, and those that may have them inside."""
        return self._row(_COMPOUND), self._row(_LONG)

    def _row(self, shortest: int) -> _Row:
        numbers = np.flatnonzero(self.lengths >= shortest).tolist()
        starts = np.cumsum([0, *(self.lengths[numbers] + 1).tolist()]).tolist()
        return _Row("\n".join([*(self.words[number] for number in numbers), ""]), starts, numbers)

    def near(self, word: str, distance: int) -> list[tuple[int, int]]:
        """The words at most `distance` edits away from `word`: (number, distance)."""
        return self._fuzzy.find(word, distance)

    def prefixes_near(self, word: str, size: int, distance: int) -> list[tuple[str, int]]:
        """The prefixes of `size` letters of longer words, at most `distance` edits from `word`."""
        if size not in self._prefixes:
            cut = sorted({known[:size] for known in self.words if len(known) > size})
            self._prefixes[size] = cut, FuzzyIndex(cut)
        prefixes, fuzzy = self._prefixes[size]
        return [(prefixes[index], far) for index, far in fuzzy.find(word, distance)]
