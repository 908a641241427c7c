"""What the store takes: articles with what was found in them, and changes to the user's things."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.model import Article, Bookmark, Corrections, Heading, Quotation, Reading


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as it is kept."""

    article: Article
    heading: Heading
    quotations: tuple[Quotation, ...] = ()
    extractor: str = ""
    """Version of the extractor that found the quotations."""


@dataclass(frozen=True, slots=True)
class Change:
    """One of the user's things as it shall be; `value` None takes it away.

    Made by `bookmark`, `corrections`, `reading`, `removed` and `value`.
    """

    table: str
    key: str
    new: Any = None

    @classmethod
    def bookmark(cls, key: str, new: Bookmark | None) -> Change:
        """Keep, change or (None) drop the bookmark with this key."""
        return cls("bookmarks", key, new)

    @classmethod
    def corrections(cls, article: str, new: Corrections | None) -> Change:
        """Keep who said what in an article by the user's word, or (None) what was extracted."""
        return cls("corrections", article, new)

    @classmethod
    def reading(cls, article: str, new: Reading | None) -> Change:
        """Remember how far the user is with an article."""
        return cls("readings", article, new)

    @classmethod
    def removed(cls, article: str, new: bool) -> Change:
        """Remember that the user removed an article, or that it may come back."""
        return cls("removed", article, new or None)

    @classmethod
    def value(cls, key: str, new: object) -> Change:
        """Keep a small JSON value; None drops it."""
        return cls("values", key, new)


@dataclass(frozen=True, slots=True)
class Step:
    """Something the user did that can be taken back."""

    what: str
    """In words, for "Undone: …"."""
    inverse: tuple[Change, ...]
    """The changes that take it back."""
