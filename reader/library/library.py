"""The library: articles, quotations, the user's own things, and finding in them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache
from itertools import filterfalse
from threading import Lock
from typing import TYPE_CHECKING, Self, TypeVar

from reader.errors import NotFoundError, WriteError
from reader.library.anchors import held
from reader.library.corrections import corrected
from reader.library.progress import Filled, Progress
from reader.library.things import Things, bookmark_for
from reader.library.views import Counts, Orders, Show, Sort
from reader.library.writer import Writer
from reader.storage import Change, Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from concurrent.futures import Future
    from pathlib import Path
    from types import TracebackType

    from reader.library.finder import Finder
    from reader.model import Article, Bookmark, Heading, Quotation
    from reader.paths import Paths
    from reader.search import Completion, Facet, Passage, Query, Results

Done = TypeVar("Done")


class Library:
    """One open library. Articles are named by id; `things` holds what the user made of them."""

    def __init__(self, store: Store, paths: Paths) -> None:
        self._store = store
        self.paths = paths
        self.things = Things(store)
        self._headings = lru_cache(maxsize=4096)(store.heading)
        self._orders = Orders(self.heading, store.corrections)
        self._there: tuple[Sequence[str], frozenset[str]] = ((), frozenset())
        """The ids of all articles, as the store gives them until some come or go, and as a set."""
        self._writer = Writer()
        self._finder: Finder | None = None
        self._finder_made = Lock()
        self._is_searching_over = False

    @classmethod
    def open(cls, paths: Paths, *, read_only: bool = False) -> Library:
        """Open the library in `paths.data`, made there if it is not yet.

        Raises:
            StorageError: the folder cannot be used, or holds files that are not ours.
        """
        return cls(Store.open(paths.data, read_only=read_only), paths)

    @classmethod
    def open_to_read(cls, paths: Paths) -> Library:
        """The same, but a library that may not be written to can still be read.

        That is told in `notices`, and each change is then refused with a WriteError.
        """
        try:
            return cls.open(paths)
        except WriteError as error:
            library = cls.open(paths, read_only=True)
            if library.is_empty:
                raise
            library.notices.append(f"{error.message}. You can read, but nothing can be kept.")
            return library

    def close(self) -> None:
        """Let go of the files; what was acknowledged is on disk already."""
        self.stop_searching()
        self._writer.close()
        self._store.close()

    def stop_searching(self) -> None:
        """End, for good, the search or the building of the index that a worker is at, or about to
        begin."""
        self._is_searching_over = True
        if self._finder:
            self._finder.stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def notices(self) -> list[str]:
        """What was found wrong when the library was opened, and what was done about it."""
        return self._store.notices

    @property
    def is_empty(self) -> bool:
        """Whether no article was put into it yet."""
        return not self._store.ids

    # -- articles ---------------------------------------------------------------------------

    def ids(
        self,
        show: Show = Show.ALL,
        sort: Sort = Sort.FILED,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> list[str]:
        """The articles a filter shows, in order; in any order when `cancelled` says yes.

        Only as filed they come at once; another order reads the headings when it is the first.
        """
        things = self.things
        hidden = things.removed | things.read if show is Show.UNREAD else things.removed
        ids: Iterable[str] = self._store.ids
        if show is Show.BOOKMARKED:
            ids = filter(things.kept.__contains__, ids)
        if hidden:
            ids = filterfalse(hidden.__contains__, ids)
        return self._orders.arrange(list(ids), sort, cancelled)

    def counts(self) -> Counts:
        """How many articles each filter shows."""
        if self._there[0] is not self._store.ids:
            self._there = self._store.ids, frozenset(self._store.ids)
        there, things = self._there[1], self.things
        removed = there & things.removed
        read = len(there & things.read) - len(removed & things.read)
        kept = len(there.intersection(things.kept) - removed)
        total = len(there) - len(removed)
        return Counts(all=total, unread=total - read, bookmarked=kept)

    def heading(self, id: str) -> Heading:
        """What a list shows of one article. Raises NotFoundError."""
        heading = self._headings(id)
        if id not in self._store.corrections:
            return heading
        from reader.library.filling import most_quoted

        return replace(heading, speaker=most_quoted(self.quotations(id)))

    def __len__(self) -> int:
        return len(self._store.ids)

    def __contains__(self, id: str) -> bool:
        return id in self._store

    def article(self, id: str) -> Article:
        """One article, whole. Raises NotFoundError."""
        return self._store.article(id)

    def quotations(self, id: str) -> tuple[Quotation, ...]:
        """The quotations of one article, in the order they stand there, as the user corrected."""
        found = self._store.quotations(id)
        corrections = self._store.corrections.get(id)
        return corrected(self.article(id).text, found, corrections) if corrections else found

    def resolve(self, prefix: str) -> str:
        """The id that begins with `prefix`.

        Raises:
            NotFoundError: no article's id does.
            UsageError: several do.
        """
        id = self._store.resolve(prefix)
        if id in self._store.removed:
            raise NotFoundError(f"The article {prefix} was removed.")
        return id

    def is_bookmarked(self, id: str) -> bool:
        """Whether the article, or a quotation in it, is bookmarked."""
        return id in self.things.kept

    # -- bookmarks --------------------------------------------------------------------------

    def bookmarks(self) -> list[Bookmark]:
        """Every bookmark, newest first."""
        return sorted(self._store.bookmarks.values(), key=lambda b: b.created, reverse=True)

    def bookmark_on(self, id: str, quotation: Quotation | None = None) -> Bookmark | None:
        """The bookmark on an article or on a quotation in it, wherever that stood when kept."""
        kept = self.things.bookmark(id, quotation)
        if kept or quotation is None:
            return kept
        here = (bookmark for bookmark in self.bookmarks() if bookmark.article == id)
        return next((b for b in here if self.bookmarked_quotation(b) == quotation), None)

    def bookmark_to_annotate(self, id: str, quotation: Quotation | None = None) -> Bookmark:
        """The bookmark on an article or a quotation in it, or the one there will be."""
        kept = self.bookmark_on(id, quotation)
        return kept or bookmark_for(self.article(id), self.heading(id).title, quotation)

    def tags(self) -> list[str]:
        """The tags of all bookmarks, the most frequent first."""
        bookmarks = list(self._store.bookmarks.values())
        counts = Counter(tag for bookmark in bookmarks for tag in bookmark.tags)
        return [tag for tag, _ in counts.most_common()]

    def bookmarked_quotation(self, bookmark: Bookmark) -> Quotation | None:
        """The quotation a bookmark is on, as extracted now; None where it holds an article."""
        if bookmark.anchor is None or bookmark.article not in self._store:
            return None
        text = self.article(bookmark.article).text
        return held(bookmark.anchor, text, self.quotations(bookmark.article))

    # -- changing things without waiting for the disk -----------------------------------------

    def later(self, change: Callable[[], Done]) -> Future[Done]:
        """Make a change in a thread of the library's own, after those asked for before.

        The disk may be slow and another process may be writing; a screen waits for neither.
        `close` waits until all of them are made.
        """
        return self._writer.ask(change)

    def settle(self) -> None:
        """Wait until every change asked for is made. Raises what one of them raised."""
        self._writer.settle()

    # -- filling ----------------------------------------------------------------------------

    def fill(
        self,
        report: Callable[[Progress], None] = lambda _: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Filled:
        """Add what is new in the seed files."""
        if self._store.read_only:
            return Filled()
        from reader.library.filling import fill  # the first frame does not wait for it

        return fill(self._store, sorted(self.paths.seeds.glob("*.txt")), report, cancelled)

    def take_in(
        self, files: Iterable[Path], report: Callable[[Progress], None] = lambda _: None
    ) -> Filled:
        """Add the articles of files in the seed format.

        A file that cannot be read is told in `Filled.problems` and leaves the others alone.
        """
        from reader.library.filling import take_in

        return take_in(self._store, files, report)

    def re_extract(
        self,
        report: Callable[[Progress], None] = lambda _: None,
        cancelled: Callable[[], bool] = lambda: False,
        *,
        gently: bool = False,
    ) -> int:
        """Extract again what another version of the extractor did; how many articles it was.

        Many, or long ones, are done on all cores; `gently`, on what others leave of them.

        Slow for many articles, and made for a worker: bookmarks keep their hold meanwhile, and
        what is cut short goes on next time. Raises WriteError.
        """
        if self._store.read_only:
            return 0
        from reader.library.filling import re_extract

        done = re_extract(self._store, report, cancelled, gently=gently)
        if done:
            self._headings_changed()
        return done

    def _headings_changed(self) -> None:
        self._headings.cache_clear()
        self._orders.forget()

    # -- finding ----------------------------------------------------------------------------

    def prepare_search(
        self,
        report: Callable[[Progress], None] = lambda _: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> bool:
        """Bring the search index up to date, in a worker; was there need? Raises CancelledError."""
        return self._find().prepare(report, cancelled)

    def search(
        self,
        query: str | Query,
        limit: int = 50,
        *,
        only: Callable[[Passage], bool] | None = None,
        cancelled: Callable[[], bool] = lambda: False,
        report: Callable[[Progress], None] = lambda _: None,
    ) -> Results:
        """Find what a query may mean, in a worker, with the index brought up to date before.

        Raises search.CancelledError when `cancelled` says yes.
        """
        return self._find().search(query, limit, only=only, cancelled=cancelled, report=report)

    def complete(self, query: str, cursor: int) -> list[Completion]:
        """How the part of the query that ends at `cursor` may go on."""
        return self._find().complete(query, cursor)

    def speakers(
        self,
        report: Callable[[Progress], None] = lambda _: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> list[Facet]:
        """Who is quoted, and how often, the most quoted first. Raises search.CancelledError."""
        from reader.search import Operator

        finder = self._find()
        finder.prepare(report, cancelled)
        return finder.values(Operator.SPEAKER)

    def _find(self) -> Finder:
        with self._finder_made:
            if self._finder is None:
                from reader.library.finder import Finder  # numpy and RapidFuzz: when searching

                self._finder = Finder(self._store, self.paths.cache)
                if self._is_searching_over:
                    self._finder.stop()
            return self._finder

    # -- upkeep -----------------------------------------------------------------------------

    def back_up(self, file: Path) -> None:
        """Write all of the user's things into one file, for another machine.

        Raises StorageError where the file exists and is something else, WriteError.
        """
        self._store.backup(file)

    def restore(self, file: Path) -> int:
        """Merge such a file with the user's things; how many it changed. Nothing here is lost.

        Raises StorageError where it cannot be read as such.
        """
        undoing = self._store.restore(file)
        self.things.look_again()
        return len(undoing)

    def repair(self) -> list[str]:
        """Put right what is wrong on the disk, fetch again what that took away; what was done.

        Raises StorageError.
        """
        done = self._store.repair()
        self.fill()
        self._headings_changed()
        self.things.look_again()
        return done

    # -- what the screen remembers ----------------------------------------------------------

    def recall(self, name: str, default: object = None) -> object:
        """A value the screen kept, such as the theme; `default` where none of its kind is kept.

        It may come from another version, from a backup, or from a file edited by hand.
        """
        value = self._store.values.get(name)
        if default is None or type(value) is type(default):
            return value
        if isinstance(default, StrEnum):
            return next((one for one in type(default) if one == value), default)
        return default

    def remember(self, **values: object) -> None:
        """Keep JSON values for the next start; may reach the disk a little later."""
        changes = [
            Change.value(name, value)
            for name, value in values.items()
            if self._store.values.get(name) != value
        ]
        if changes and not self._store.read_only:
            self._store.change(changes, durable=False)

    @property
    def is_behind(self) -> bool:
        """Whether another process changed something that `refresh` would take in."""
        return self._store.is_behind

    def refresh(self) -> bool:
        """Take in what another process changed; whether there was anything."""
        before = self._store.ids
        changed = self._store.refresh()
        if self._store.ids is not before:
            self._headings_changed()
        if changed:
            self.things.look_again()
        return changed
