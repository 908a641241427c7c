"""In what order a list shows its articles."""

from __future__ import annotations

from enum import StrEnum
from heapq import merge
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.errors import NotFoundError
from reader.job import UNWATCHED
from reader.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from reader.job import Job
    from reader.model import Heading


_LOOK = 100
"""Articles between two looks at whether the order is still wanted."""
_PIECE = 2000
"""Articles sorted by one call, of a few milliseconds."""


class Sort(StrEnum):
    """The orders of the article list."""

    FILED = "as filed"
    NEWEST = "newest first"
    TITLE = "by title"
    SPEAKER = "by speaker"
    QUOTATIONS = "most quoted"
    LONGEST = "longest"
    SHORTEST = "shortest"

    @property
    def next(self) -> Sort:
        """The order after this one, round and round."""
        orders = list(Sort)
        return orders[(orders.index(self) + 1) % len(orders)]


class SortKeys(NamedTuple):
    """What the orders go by, for one article."""

    published: str = ""
    title: str = ""
    speaker: tuple[bool, str, str] = (True, "", "")
    """Whether nobody is named, the last name, the name."""
    quotations: int = 0
    words: int = 0


_KEYS: dict[Sort, Callable[[SortKeys], Any]] = {
    Sort.NEWEST: attrgetter("published"),
    Sort.TITLE: attrgetter("title"),
    Sort.SPEAKER: attrgetter("speaker"),
    Sort.QUOTATIONS: attrgetter("quotations"),
    Sort.LONGEST: attrgetter("words"),
    Sort.SHORTEST: attrgetter("words"),
}
_FALLING = {Sort.NEWEST, Sort.QUOTATIONS, Sort.LONGEST}


class Ordering:
    """Puts articles in order. What the orders go by is read once, and kept: 300 bytes an article.

    The first order of a large library takes a while, and is made for a worker; every step of it
    is short, so that other threads are not kept waiting.
    """

    def __init__(self, heading: Callable[[str], Heading], changing: Collection[str] = ()) -> None:
        self._heading = heading
        self._changing = changing
        """Articles of which nothing is kept, because the user corrects them."""
        self._keys_of: dict[str, SortKeys] = {}
        self._speakers: dict[str, tuple[bool, str, str]] = {}
        """One key a name, because most are quoted in many articles."""

    def forget(self) -> None:
        """Read again what may have changed."""
        self._keys_of = {}

    def arrange(self, ids: list[str], sort: Sort, job: Job = UNWATCHED) -> list[str]:
        """`ids`, given in the order they were filed, in another order; ties stay as filed.

        When the job is cancelled, they may come in any order.
        """
        if sort is Sort.FILED:
            return ids
        keys = self._keys_of
        fresh = {id: self._read(id) for id in list(self._changing)}
        for number, id in enumerate(ids):
            if number % _LOOK == 0 and job.is_cancelled:
                return ids
            if id not in keys and id not in fresh:
                keys[id] = self._read(id)
        if sort is Sort.NEWEST:
            ids = ids[::-1]
        key = _KEYS[sort]
        return _sorted(ids, lambda one: key(fresh.get(one) or keys[one]), falling=sort in _FALLING)

    def _read(self, id: str) -> SortKeys:
        try:
            heading = self._heading(id)
        except NotFoundError:  # gone meanwhile
            return SortKeys()
        name = heading.speaker
        if name not in self._speakers:
            self._speakers[name] = (not name, fold(name.rpartition(" ")[2]), fold(name))
        return SortKeys(
            heading.published,
            fold(heading.title),
            self._speakers[name],
            heading.quotations,
            heading.words,
        )


def _sorted(ids: list[str], key: Callable[[str], Any], *, falling: bool) -> list[str]:
    """`sorted`, but in pieces: one call for a hundred thousand would stop all threads."""
    pieces = [
        sorted(ids[start : start + _PIECE], key=key, reverse=falling)
        for start in range(0, len(ids), _PIECE)
    ]
    return pieces[0] if len(pieces) == 1 else list(merge(*pieces, key=key, reverse=falling))
