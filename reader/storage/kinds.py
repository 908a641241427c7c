"""The kinds of user data, a row each, and the files that hold them and the articles.

A new kind is its dataclass and a row here: it is then kept, changed, undone, backed up, restored,
merged, checked and repaired as the others are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from reader.errors import DamagedError
from reader.model import ArticleCorrections, Bookmark, ReadingState
from reader.storage.codec import from_document, to_document, with_unknown
from reader.storage.merge import merged_bookmark, merged_corrections, merged_reading, mine_stays
from reader.storage.records import Remembered, Removal

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

ARTICLES, USER_DATA = "articles", "state"
"""The two databases, by the name that the first line of each file gives."""
FILES = {ARTICLES: "articles.jsonl", USER_DATA: "state.jsonl"}
"""Their files in the library's directory."""
BACKUPS = "backups"
"""The folder of the copies of the user data, in the same directory."""
UNDO = "undo"
"""The table of what can be undone, beside those of the kinds."""

Ids = Mapping[str, str]
"""Per id that an article had, the one it has."""
Phrase = tuple[str, str]
"""Such as ("marking {} as read", "article"): a sentence's part, and the noun that it is about."""


@dataclass(frozen=True, slots=True, eq=False)
class Kind(Generic[T]):
    """One kind of user data: a table of values of one type, by key."""

    table: str
    type: type[T]
    undo: Callable[[T | None, T | None], Phrase] | None = None
    """What undo says of a change from one value to another; None where it cannot be undone."""
    merge: Callable[[T, T], T] = mine_stays
    """Of two values under one key, this library's first, the one that holds both."""
    key: Callable[[str, T], str] = lambda key, _: key
    """The key that a value found under another belongs under."""
    moved: Callable[[str, T, Ids], tuple[str, T]] = lambda key, value, ids: (
        ids.get(key, key),
        value,
    )
    """Key and value where articles have other ids than before; most keys are such ids."""
    order: str = ""
    """The field that values are listed by; empty for the order they were first kept in."""
    undone: Callable[[T, T | None], T | None] = lambda _, then: then
    """Of the value now and the one to be put back, None for none, what undo makes of them."""

    def read(self, document: Any) -> T:
        """The value that a document stands for. Raises DamagedError."""
        if not isinstance(document, dict):
            raise DamagedError(f"not a document: {document!r:.60}")
        return from_document(self.type, document)

    def written(self, value: T, before: Mapping[str, Any] | None) -> dict[str, Any]:
        """The document of a value, with what was unknown in the one `before` it."""
        return with_unknown(self.type, to_document(value), before or {})

    def merged(self, mine: dict[str, Any], theirs: dict[str, Any]) -> dict[str, Any] | None:
        """The document that holds what two do; None where mine does already.

        Raises DamagedError where theirs cannot be read.
        """
        try:
            here = self.read(mine)
        except DamagedError:
            return theirs
        there = self.read(theirs)
        both = self.written(self.merge(here, there), theirs)
        both = with_unknown(self.type, both, mine)
        return None if both == self.written(here, mine) else both


@dataclass(frozen=True, slots=True)
class Change:
    """One piece of the user's data as it shall be."""

    kind: Kind[Any]
    key: str
    new: Any
    """A value of the kind's type; None takes away what is kept under the key."""


def _undo_bookmark(before: Bookmark | None, after: Bookmark | None) -> Phrase:
    if after is None:
        return "removing {}", "bookmark"
    if before is None:
        return "bookmarking {}", "article" if after.anchor is None else "quotation"
    return "{}", "note"


def _undo_correction(before: ArticleCorrections | None, after: ArticleCorrections | None) -> Phrase:
    fewer = len(after.made if after else ()) < len(before.made if before else ())
    return "taking {} back" if fewer else "{}", "correction"


def _undo_reading(_: ReadingState | None, after: ReadingState | None) -> Phrase:
    return f"marking {{}} as {'read' if after and after.read else 'unread'}", "article"


def _moved_bookmark(_: str, bookmark: Bookmark, ids: Ids) -> tuple[str, Bookmark]:
    moved = replace(bookmark, article=ids.get(bookmark.article, bookmark.article))
    return moved.key, moved


def _moved_remembered(key: str, kept: Remembered, ids: Ids) -> tuple[str, Remembered]:
    return key, Remembered(_with_ids(kept.value, ids))


def _with_ids(value: Any, ids: Ids) -> Any:
    if isinstance(value, str):
        return ids.get(value, value)
    if isinstance(value, list):
        return [_with_ids(item, ids) for item in value]
    if isinstance(value, dict):
        return {ids.get(key, key): _with_ids(item, ids) for key, item in value.items()}
    return value


BOOKMARKS = Kind(
    "bookmarks",
    Bookmark,
    _undo_bookmark,
    merged_bookmark,
    key=lambda _, bookmark: bookmark.key,
    moved=_moved_bookmark,
    order="created",
)
"""By `Bookmark.key`, in the order of creation."""
CORRECTIONS = Kind("corrections", ArticleCorrections, _undo_correction, merged_corrections)
"""By article id."""
READINGS = Kind(
    "readings",
    ReadingState,
    _undo_reading,
    merged_reading,
    undone=lambda now, then: replace(now, read=bool(then and then.read)),  # the place stays
)
"""By article id."""
REMOVED = Kind("removed", Removal, lambda *_: ("removing {}", "article"))
"""By article id."""
REMEMBERED = Kind("values", Remembered, moved=_moved_remembered)
"""By the name that the screen gives a value."""

KINDS: Mapping[str, Kind[Any]] = {
    kind.table: kind for kind in (BOOKMARKS, CORRECTIONS, READINGS, REMOVED, REMEMBERED)
}
"""Every kind, by the name of its table."""
