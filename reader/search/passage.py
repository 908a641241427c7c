"""What goes into a search and what comes out: passages, hits, results."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Set

    from reader.model import Span

PassageKind = Literal["quotation", "title", "text"]
QuotationKind = Literal["", "direct", "mixed", "unattributed"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of an article that can be found: a quotation, the headline, a paragraph."""

    article: str
    """The article's id."""
    start: int
    """First code point of `text` in the article's stored text."""
    end: int
    """The code point after the last of `text`."""
    kind: PassageKind
    text: str
    """Letter for letter what stands at `[start, end)`."""
    speaker: str = ""
    title: str = ""
    """The article's headline."""
    source: str = ""
    tags: tuple[str, ...] = ()
    quotation_kind: QuotationKind = ""
    published: str = ""
    """ISO 8601 date or time, empty where it is not known."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What the user has done with the articles, as far as a query may ask for it.

    Bookmarks are named as `reader.model.Bookmark.key` does: by the article's id where the whole
    article is meant, `article:start` where a quotation is.
    """

    read: Set[str] = frozenset()
    """Ids of the articles that have been read."""
    bookmarks: Set[str] = frozenset()
    """Keys of the bookmarks."""
    tags: Mapping[str, Set[str]] = field(default_factory=dict)
    """Each tag with the keys of the bookmarks that carry it."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Which words of a passage matched, and why it ranks where it does."""

    matches: tuple[Span, ...]
    """The words that matched, ascending, as offsets into the article's stored text."""
    reason: str


@dataclass(frozen=True)
class Hit:
    """A passage that was found."""

    passage: Passage
    score: float
    """How sure it is that this is the passage meant, from 0 to 1."""
    explain: Callable[[], Explanation] = field(compare=False, repr=False)
    """Makes the explanation, the most expensive part of a search, for the few hits looked at."""

    @cached_property
    def _explanation(self) -> Explanation:
        return self.explain()

    @property
    def matches(self) -> tuple[Span, ...]:
        """The words that matched, ascending, as offsets into the article's stored text."""
        return self._explanation.matches

    @property
    def reason(self) -> str:
        """Why the passage ranks where it does, in words."""
        return self._explanation.reason


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a query that cannot be understood; the rest of the query still counts."""

    span: Span
    """Where in the query it is."""
    message: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A speaker, source or tag, and how many passages are theirs."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found, best first."""

    hits: tuple[Hit, ...] = ()
    close: bool = False
    """Whether the first hit is good enough to be called a match."""
    problems: tuple[Problem, ...] = ()
    suggestion: str = ""
    """Where nothing is close: the condition, as typed, or the word that is best left out."""
    speakers: tuple[Facet, ...] = ()
    """Who said the hits, the most frequent first."""
    sources: tuple[Facet, ...] = ()
    """Where the hits are from, the most frequent first."""


@dataclass(frozen=True, slots=True)
class Completion:
    """A way to go on typing: put `text` in the place of `span` of the query."""

    text: str
    span: Span
    help: str = ""
    """What it means, or how many passages it would leave."""
