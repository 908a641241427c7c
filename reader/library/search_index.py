"""The search index of the library: built when first asked, and kept in step with the store."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import replace
from threading import Event, Lock
from typing import TYPE_CHECKING

from reader.errors import DamagedError, NotFoundError
from reader.job import UNWATCHED, Job
from reader.library import search_cache
from reader.library.passages import passages
from reader.quotes import VERSION
from reader.search import Facet, Index, Marks, Operator, complete, parse
from reader.storage import BOOKMARKS, CORRECTIONS, READINGS, REMOVED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from reader.library.articles import Articles
    from reader.library.bookmarks import Bookmarks
    from reader.model import ArticleCorrections
    from reader.search import Completion, Hit, Passage, Query, Results
    from reader.storage import Store

SAVE_SHARE = 50
"""The index is saved again when one article in so many has come or gone since."""

_POLITE = 0.05
"""Seconds between two looks at whether waiting for one's turn is still wanted."""


class LibraryIndex:
    """The search index of one library, with a folder for its cache.

    Its methods may be called from any thread. One of them brings the index up to date while the
    others wait; a build that is cancelled leaves the index as it was.
    """

    def __init__(self, store: Store, articles: Articles, bookmarks: Bookmarks, cache: Path) -> None:
        self._store = store
        self._articles = articles
        self._bookmarks = bookmarks
        self._cache = cache
        self._turns = Lock()
        self._stopped = Event()
        self._index = Index()
        self._known: dict[str, str] = {}
        """The articles in the index, and what their passages were made with: `_version`."""
        self._unsaved = 0
        self._seen: tuple[Sequence[str], frozenset[str], dict[str, ArticleCorrections]] | None = (
            None
        )
        """The store's ids, the removed ones and the corrections that the index is in step with."""

    def stop(self) -> None:
        """End what is being built or waited for, with CancelledError, for good."""
        self._stopped.set()

    def prepare(self, job: Job = UNWATCHED) -> bool:
        """Bring the index up to date, so that the next search answers at once; was there need?

        Raises CancelledError when the job is cancelled; what was indexed before stays.
        """
        stoppable = self._stoppable(job)
        with self._turn(stoppable):
            return self._catch_up(stoppable)

    def search(
        self,
        query: str | Query,
        limit: int = 50,
        *,
        only: Callable[[Passage], bool] | None = None,
        job: Job = UNWATCHED,
    ) -> Results:
        """Find what a query may mean, the likeliest first.

        Brings the index up to date before; that goes on although the job is cancelled, because
        the next search needs it as well. Raises CancelledError.
        """
        asked = parse(query) if isinstance(query, str) else query
        with self._turn(self._stoppable(job)):
            self._catch_up(job.cancelled_by(self._stopped.is_set))
            index = self._index
        results = index.search(asked, 2 * limit, marks=self._marks(asked), only=only, job=job)
        return _distinct(results, limit)

    def complete(self, query: str, cursor: int) -> list[Completion]:
        """How the part of the query that ends at `cursor` may go on, by what is indexed yet."""
        return complete(query, cursor, self)

    def values(self, operator: Operator) -> list[Facet]:
        """The values an operator takes, the most frequent first."""
        if operator is Operator.TAG:
            bookmarks = list(self._store.user_data[BOOKMARKS].values())
            return list(_facets(tag for bookmark in bookmarks for tag in bookmark.tags))
        return self._index.values(operator)

    # -- keeping in step --------------------------------------------------------------------

    def _stoppable(self, job: Job) -> Job:
        """The job, which `stop` cancels too."""
        return job.cancelled_by(lambda: self._stopped.is_set() or job.is_cancelled)

    @contextmanager
    def _turn(self, job: Job) -> Iterator[None]:
        while not self._turns.acquire(timeout=_POLITE):
            job.check()
        try:
            job.check()
            yield
        finally:
            self._turns.release()

    def _catch_up(self, job: Job) -> bool:
        # The store gives the same list of ids until articles come, go or change.
        ids, removed = self._store.articles.ids, frozenset(self._store.user_data[REMOVED])
        mine = self._store.user_data[CORRECTIONS]
        corrections = {id: made for id in mine if (made := mine.get(id))}
        if self._seen and self._seen[0] is ids and self._seen[1:] == (removed, corrections):
            return False
        if self._seen is None and (kept := search_cache.load(self._cache)):
            self._index, self._known = kept
        wanted = dict.fromkeys(id for id in ids if id not in removed)
        gone = {id for id in self._known if id not in wanted or self._is_outdated(id)}
        new = [id for id in wanted if id not in self._known or id in gone]
        if len(new) > len(wanted) // 2:
            self._build(list(wanted), job)
        elif new or gone:
            self._change(gone, new, job)
        self._seen = ids, removed, corrections
        if self._unsaved and self._unsaved * SAVE_SHARE >= len(wanted):
            self._save()
        return True

    def _is_outdated(self, id: str) -> bool:
        version = self._known[id]
        if version == VERSION and id not in self._store.user_data[CORRECTIONS]:
            return False  # without a look at the disk
        return self._version(id) != version

    def _version(self, id: str) -> str:
        """The extractor an article's quotations are of, and what the user corrected in them."""
        try:
            extractor = self._store.articles.extracted_by(id)
        except (NotFoundError, DamagedError):
            return ""
        corrections = self._store.user_data[CORRECTIONS].get(id)
        if corrections is None:
            return extractor
        return " ".join([extractor, *(each.made for each in corrections.made)])

    def _build(self, ids: Sequence[str], job: Job) -> None:
        known = {id: self._version(id) for id in ids}
        self._index = Index.build(
            self._read(ids, job), job=UNWATCHED.cancelled_by(lambda: job.is_cancelled)
        )
        self._known, self._unsaved = known, len(ids)

    def _change(self, gone: set[str], new: Sequence[str], job: Job) -> None:
        versions = {id: self._version(id) for id in new}
        arriving = list(self._read(new, job))
        self._index.remove(gone)
        self._index.add(arriving)
        for id in gone:
            del self._known[id]
        self._known |= versions
        self._unsaved += len(gone | versions.keys())

    def _read(self, ids: Sequence[str], job: Job) -> Iterator[Passage]:
        for number, id in enumerate(ids):
            if number % 100 == 0:
                job.check()
                job.report("search index", number, len(ids))
            try:
                article, quotations = self._articles.quoted(id)
            except (NotFoundError, DamagedError):
                continue  # `reader doctor` tells of it; the other articles can be found
            yield from passages(article, quotations)
        job.report("search index", len(ids), len(ids))
        job.check()

    def _save(self) -> None:
        if not search_cache.save(self._index, self._known, self._cache):
            return
        self._unsaved = 0
        if mapped := search_cache.load(self._cache):  # texts in the file, no longer in memory
            self._index = mapped[0]

    # -- what the user did ------------------------------------------------------------------

    def _marks(self, query: Query) -> Marks:
        """What `is:` and `tag:` ask about; nothing where the query does not ask."""
        asked = {condition.operator for condition in query.conditions}
        if not asked & {Operator.IS, Operator.TAG}:
            return Marks()
        data = self._store.user_data
        readings = {id: data[READINGS].get(id) for id in data[READINGS]}
        tags: dict[str, set[str]] = {}
        bookmarks = self._bookmarks.all_shown()
        for shown in bookmarks:
            for tag in shown.bookmark.tags:
                tags.setdefault(tag, set()).add(shown.place)
        return Marks(
            read={id for id, reading in readings.items() if reading and reading.read},
            bookmarks={shown.place for shown in bookmarks},
            tags=tags,
        )


def _distinct(results: Results, limit: int) -> Results:
    """The best hits, each place once: a quotation that holds what was found in its paragraph
    speaks for it."""
    hits: list[Hit] = []
    known: dict[str, list[int]] = {}
    for hit in results.hits:
        here = known.setdefault(hit.passage.article, [])
        same = next((n for n in here if _overlap(hits[n].passage, hit.passage)), None)
        if same is None:
            here.append(len(hits))
            hits.append(hit)
        elif _speaks_for(hit, hits[same]):
            hits[same] = replace(hit, score=max(hit.score, hits[same].score))
    del hits[limit:]
    return replace(
        results,
        hits=tuple(hits),
        speakers=_facets(hit.passage.speaker for hit in hits),
        sources=_facets(hit.passage.source for hit in hits),
    )


def _speaks_for(quotation: Hit, paragraph: Hit) -> bool:
    return (
        quotation.passage.kind == "quotation"
        and paragraph.passage.kind != "quotation"
        and set(paragraph.matches) <= set(quotation.matches)
    )


def _overlap(one: Passage, other: Passage) -> bool:
    return one.start < other.end and other.start < one.end


def _facets(values: Iterable[str]) -> tuple[Facet, ...]:
    return tuple(Facet(*pair) for pair in Counter(filter(None, values)).most_common())
