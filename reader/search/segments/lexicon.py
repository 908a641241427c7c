"""The words of all segments of an index together, and how many passages hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.search.words.aliases import function_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.search.segments.segment import Segment


_SAMPLE = 1000
_IN_OTHERS = 0.2
"""The share of all passages that hold one of the most common words of a language."""


class Lexicon:
    """The vocabularies of all segments as one, without words whose last passage was removed."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self.living = sum(int(segment.alive.sum()) for segment in segments)
        """How many passages there are that were not removed."""
        self.sampled = max(self.living, _SAMPLE)
        """How many passages a library has at least of which this is a part that one happens to
        have: a word that a few passages do not hold may still be a common one."""

    def frequency(self, word: str) -> int:
        """How many passages hold `word`."""
        total = 0
        for segment in self._segments:
            number = segment.vocabulary.number(word)
            total += 0 if number is None else int(segment.counts[number])
        return total

    def frequency_beyond(self, word: str) -> float:
        """How many of the other passages of the larger library are expected to hold `word`."""
        others = self.sampled - self.living
        return others * _IN_OTHERS if others and word in function_words() else 0.0

    def frequency_from(self, prefix: str) -> int:
        """How often passages hold a word that begins with `prefix`, each such word counted."""
        total = 0
        for segment in self._segments:
            low, high = segment.vocabulary.with_prefix(prefix)
            total += int(segment.counts[low:high].sum())
        return total

    def near(self, word: str, distance: int) -> set[tuple[str, int]]:
        """The words at most `distance` edits from `word`, and how far; none for a distance of 0."""
        if not distance:
            return set()
        return {
            (segment.vocabulary.words[number], far)
            for segment in self._segments
            for number, far in segment.vocabulary.near(word, distance)
            if segment.counts[number]
        }

    def extensions(self, prefix: str, longest: int) -> set[str]:
        """The words that begin with `prefix` and have at most `longest` letters; none where
        `prefix` has less than 3."""
        if len(prefix) < 3:
            return set()
        return {
            segment.vocabulary.words[number]
            for segment in self._segments
            for number in segment.vocabulary.extensions(prefix, longest)
            if segment.counts[number]
        }

    def with_part(self, part: str) -> set[str]:
        """The words that have `part` inside or at their end."""
        return {
            segment.vocabulary.words[number]
            for segment in self._segments
            for number in segment.vocabulary.with_part(part)
            if segment.counts[number]
        }

    def prefixes_near(self, word: str, size: int, distance: int) -> set[tuple[str, int]]:
        """The prefixes of `size` letters of longer words, 1 to `distance` edits from `word`."""
        return {
            (prefix, far)
            for segment in self._segments
            for prefix, far in segment.vocabulary.prefixes_near(word, size, distance)
            if far and self.frequency_from(prefix)
        }
