"""Finding in the library; what needs numpy and RapidFuzz is loaded when first asked for."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from reader.job import UNWATCHED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.job import Job
    from reader.library.articles import Articles
    from reader.library.bookmarks import Bookmarks
    from reader.library.search_index import LibraryIndex
    from reader.search import Completion, Facet, Passage, Query, Results
    from reader.storage import Store


class Search:
    """The search of one library. Its methods are made for workers, and may be called from any."""

    def __init__(self, store: Store, articles: Articles, bookmarks: Bookmarks, cache: Path) -> None:
        self._sources = store, articles, bookmarks
        self._cache = cache
        self._index: LibraryIndex | None = None
        self._lock = Lock()
        self._is_over = False

    def prepare(self, job: Job = UNWATCHED) -> bool:
        """Bring the search index up to date; was there need? Raises CancelledError."""
        return self._loaded().prepare(job)

    def find(
        self,
        query: str | Query,
        limit: int = 50,
        *,
        only: Callable[[Passage], bool] | None = None,
        job: Job = UNWATCHED,
    ) -> Results:
        """Find what a query may mean, with the index brought up to date before.

        `only` lets a passage through. Raises CancelledError.
        """
        return self._loaded().search(query, limit, only=only, job=job)

    def complete(self, query: str, cursor: int) -> list[Completion]:
        """How the part of the query that ends at `cursor` may go on."""
        return self._loaded().complete(query, cursor)

    def speakers(self, job: Job = UNWATCHED) -> list[Facet]:
        """Who is quoted, and how often, the most quoted first. Raises CancelledError."""
        from reader.search import Operator

        index = self._loaded()
        index.prepare(job)
        return index.values(Operator.SPEAKER)

    def stop(self) -> None:
        """End, for good, the search or the building of the index that a worker is at, or about to
        begin."""
        self._is_over = True
        if self._index:
            self._index.stop()

    def _loaded(self) -> LibraryIndex:
        with self._lock:
            if self._index is None:
                from reader.library.search_index import LibraryIndex

                self._index = LibraryIndex(*self._sources, self._cache)
                if self._is_over:
                    self._index.stop()
            return self._index
