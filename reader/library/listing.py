"""Which articles a list shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import filterfalse
from typing import TYPE_CHECKING

from reader.job import UNWATCHED
from reader.library.ordering import Ordering, Sort
from reader.storage import BOOKMARKS, CORRECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.job import Job
    from reader.library.articles import Articles
    from reader.library.user_state import UserState
    from reader.storage import Store


class ViewKind(StrEnum):
    """What a list can be filtered by."""

    ALL = "all"
    UNREAD = "unread"
    BOOKMARKED = "bookmarked"
    TAG = "tag"
    """Articles with a bookmark that has the tag; the view's argument is the tag."""
    FEED = "feed"
    """Articles that a feed brought; the view's argument is its address."""


@dataclass(frozen=True, slots=True)
class View:
    """A filter of the article list: its kind, and what it takes."""

    kind: ViewKind = ViewKind.ALL
    argument: str = ""

    def __str__(self) -> str:
        """Such as "unread" or "tag:todo"."""
        return f"{self.kind}:{self.argument}" if self.argument else str(self.kind)

    @classmethod
    def of(cls, text: str) -> View:
        """The view that `str` gives as `text`; all articles where there is none."""
        kind, _, argument = text.partition(":")
        return cls(ViewKind(kind), argument) if kind in list(ViewKind) else ALL


ALL = View()
UNREAD = View(ViewKind.UNREAD)
BOOKMARKED = View(ViewKind.BOOKMARKED)


class Listing:
    """The articles of a view, in order, and how many they are; without those that were removed."""

    def __init__(self, store: Store, state: UserState, articles: Articles) -> None:
        self._store = store
        self._state = state
        self._articles = articles
        self._ordering = Ordering(articles.heading, store.user_data[CORRECTIONS])
        self._there: tuple[Sequence[str], frozenset[str]] = ((), frozenset())
        """The ids of all articles, as the store gives them until some come or go, and as a set."""

    def ids(self, view: View = ALL, sort: Sort = Sort.FILED, job: Job = UNWATCHED) -> list[str]:
        """The articles of a view, in order; in any order when the job is cancelled.

        Only as filed they come at once; another order reads the headings when it is the first.
        """
        hidden = self._state.removed
        if view.kind is ViewKind.UNREAD:
            hidden = hidden | self._state.read
        ids = self._of_kind(view)
        if hidden:
            ids = filterfalse(hidden.__contains__, ids)
        return self._ordering.arrange(list(ids), sort, job)

    def count(self, view: View) -> int:
        """How many articles a view has."""
        there, state = self._all(), self._state
        match view.kind:
            case ViewKind.ALL:
                return len(there) - len(there & state.removed)
            case ViewKind.UNREAD:
                read = len(there & state.read) - len(there & state.removed & state.read)
                return self.count(ALL) - read
            case ViewKind.BOOKMARKED:
                return len(there.intersection(state.bookmarks) - state.removed)
            case _:
                return len(self.ids(view))

    def forget(self) -> None:
        """Read again what the orders go by: some of it has changed."""
        self._ordering.forget()

    def _of_kind(self, view: View) -> Iterable[str]:
        ids, articles = self._store.articles.ids, self._articles
        match view.kind:
            case ViewKind.BOOKMARKED:
                return filter(self._state.bookmarks.__contains__, ids)
            case ViewKind.TAG:
                return filter(self._tagged(view.argument).__contains__, ids)
            case ViewKind.FEED:
                return (id for id in ids if articles.heading(id).feed == view.argument)
        return ids

    def _tagged(self, tag: str) -> set[str]:
        kept = list(self._store.user_data[BOOKMARKS].values())
        return {bookmark.article for bookmark in kept if tag in bookmark.tags}

    def _all(self) -> frozenset[str]:
        if self._there[0] is not self._store.articles.ids:
            self._there = self._store.articles.ids, frozenset(self._store.articles.ids)
        return self._there[1]
