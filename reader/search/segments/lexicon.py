"""The words of all segments of an index together, and how many passages hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.search.segments.segment import Segment


class Lexicon:
    """One vocabulary out of many; words whose last passage was removed are not in it."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self.living = sum(int(segment.alive.sum()) for segment in segments)
        """How many passages there are."""

    def frequency(self, word: str) -> int:
        """How many passages hold `word`."""
        total = 0
        for segment in self._segments:
            number = segment.vocabulary.number(word)
            total += 0 if number is None else int(segment.counts[number])
        return total

    def frequency_from(self, prefix: str) -> int:
        """How often passages hold a word with this beginning, each word counted."""
        total = 0
        for segment in self._segments:
            low, high = segment.vocabulary.beginning(prefix)
            total += int(segment.counts[low:high].sum())
        return total

    def near(self, word: str, distance: int) -> set[tuple[str, int]]:
        """The words at most `distance` slips away, and how far; none for a distance of 0."""
        if not distance:
            return set()
        return {
            (segment.vocabulary.words[number], far)
            for segment in self._segments
            for number, far in segment.vocabulary.near(word, distance)
            if segment.counts[number]
        }

    def endings(self, root: str, longest: int) -> set[str]:
        """The words that begin with `root`, of at least 3 letters, and have at most `longest`."""
        if len(root) < 3:
            return set()
        return {
            segment.vocabulary.words[number]
            for segment in self._segments
            for number in segment.vocabulary.endings(root, longest)
            if segment.counts[number]
        }

    def heads_near(self, word: str, size: int, distance: int) -> set[tuple[str, int]]:
        """The beginnings of `size` letters of longer words, at most `distance` slips away."""
        return {
            (head, far)
            for segment in self._segments
            for head, far in segment.vocabulary.heads_near(word, size, distance)
            if far and self.frequency_from(head)
        }
