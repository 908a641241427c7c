"""The index: passages in, ranked hits out, kept in segments that can be added, merged and saved."""

from __future__ import annotations

from collections import Counter
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from reader.job import UNWATCHED, Job
from reader.search.passage import Facet, Marks, Passage, Results
from reader.search.query.operators import MEANINGS, Operator
from reader.search.query.parser import Query, parse
from reader.search.searcher import Searcher
from reader.search.segments import disk, segment
from reader.search.segments.merge import merge
from reader.search.words.aliases import shipped_aliases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from reader.search.segments.segment import Segment

_FACTOR = 4
"""A segment is merged into the one before it where that is less than so many times as large."""


class Index:
    """Passages to search. Any thread may ask; one at a time gets in, the others wait their turn."""

    def __init__(
        self, segments: Iterable[Segment] = (), aliases: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        self._aliases = shipped_aliases() if aliases is None else aliases
        self._lock = Lock()
        self._hold(tuple(segments))

    @classmethod
    def build(
        cls,
        passages: Iterable[Passage],
        aliases: Mapping[str, Sequence[str]] | None = None,
        *,
        job: Job = UNWATCHED,
    ) -> Index:
        """Index passages; raises `CancelledError` when the job is cancelled."""
        built = segment.build(passages, job)
        return cls([built] if len(built) else [], aliases)

    def _hold(self, segments: Sequence[Segment]) -> None:
        self._segments = tuple(segments)
        self._searcher = Searcher(self._segments, self._aliases)

    def __len__(self) -> int:
        return sum(int(part.alive.sum()) for part in self._segments)

    def add(self, passages: Iterable[Passage]) -> None:
        """Add passages; costs as much as they have words, and now and then a merge of segments."""
        built = segment.build(passages)
        if not len(built):
            return
        with self._lock:
            *before, last = (*self._segments, built)
            while before and len(before[-1]) < _FACTOR * len(last):
                last = merge(before.pop(), last)
            self._hold([*before, last])

    def remove(self, articles: Iterable[str]) -> None:
        """Remove all passages of articles, by the articles' ids; unknown ids are passed over."""
        gone = frozenset(articles)
        with self._lock:
            for part in self._segments:
                held = part.passages.articles.where(lambda article: article in gone)
                part.remove(np.flatnonzero(held))
            self._hold([part for part in self._segments if part.alive.any()])

    def search(
        self,
        query: str | Query,
        limit: int = 50,
        *,
        marks: Marks | None = None,
        only: Callable[[Passage], bool] | None = None,
        job: Job = UNWATCHED,
    ) -> Results:
        """Find what a query may mean, the likeliest first.

        `marks` is what `is:` and `tag:` ask about; `only` lets a passage through. Raises
        `CancelledError` when the job is cancelled.
        """
        asked = parse(query) if isinstance(query, str) else query
        with self._lock:
            return self._searcher.search(asked, limit, marks or Marks(), only, job)

    def values(self, operator: Operator) -> list[Facet]:
        """The values passages have for `speaker:`, `source:` or `tag:`, the most frequent first."""
        fixed = MEANINGS[operator].values if operator in MEANINGS else ()
        counts: Counter[str] = Counter(dict.fromkeys(fixed, 0))
        for part in self._segments:
            columns = part.passages
            column = {Operator.SPEAKER: columns.speakers, Operator.SOURCE: columns.sources}.get(
                operator
            )
            if column is not None:
                held = np.bincount(column.codes[part.alive], minlength=len(column.values))
                for value, count in zip(column.values, held.tolist(), strict=True):
                    counts[value] += count
            elif operator is Operator.TAG:
                held = np.bincount(
                    columns.tags.codes[part.alive], minlength=len(columns.tags.values)
                )
                for tags, count in zip(columns.tags.values, held.tolist(), strict=True):
                    counts.update(dict.fromkeys(tags, count))
        return [
            Facet(value, count)
            for value, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
            if value and (count or fixed)
        ]

    def save(self, directory: Path) -> None:
        """Write the index into a directory of its own; raises `OSError`."""
        with self._lock:
            disk.save(self._segments, directory)

    @classmethod
    def load(cls, directory: Path, aliases: Mapping[str, Sequence[str]] | None = None) -> Index:
        """Map an index that was saved; raises `StaleIndexError` where it has to be built again."""
        return cls(disk.load(directory), aliases)
