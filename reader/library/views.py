"""Which articles a list shows, and in what order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from reader.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.model import Heading


class Show(StrEnum):
    """The filters of the article list."""

    ALL = "all"
    UNREAD = "unread"
    BOOKMARKED = "bookmarked"


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


@dataclass(frozen=True, slots=True)
class Counts:
    """How many articles each filter shows."""

    all: int = 0
    unread: int = 0
    bookmarked: int = 0

    def of(self, show: Show) -> int:
        """The number of one filter."""
        return {Show.ALL: self.all, Show.UNREAD: self.unread}.get(show, self.bookmarked)


_KEYS: dict[Sort, Callable[[Heading], Any]] = {
    Sort.TITLE: lambda h: fold(h.title),
    Sort.SPEAKER: lambda h: (not h.speaker, fold(h.speaker.rpartition(" ")[2]), fold(h.speaker)),
    Sort.QUOTATIONS: lambda h: -h.quotations,
    Sort.LONGEST: lambda h: -h.words,
    Sort.SHORTEST: lambda h: h.words,
}


def arrange(ids: list[str], sort: Sort, heading: Callable[[str], Heading]) -> list[str]:
    """`ids`, given in the order they were filed, in another order; ties stay as filed."""
    if sort is Sort.FILED:
        return ids
    if sort is Sort.NEWEST:
        latest = ids[::-1]
        dates = {i: heading(i).published for i in latest}
        dated = any(dates.values())
        return sorted(latest, key=lambda i: dates[i], reverse=True) if dated else latest
    key = _KEYS[sort]
    return sorted(ids, key=lambda i: key(heading(i)))
