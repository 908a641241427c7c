"""What every row of a list asks of the user's data, in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.storage import BOOKMARKS, CORRECTIONS, READINGS, REMOVED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.storage import Change, Store


class UserState:
    """Which articles are read, removed and bookmarked. All changes to the user's data that are not
    only the screen's go through it, and raise WriteError where they could not be written; then
    nothing has changed.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.corrected = 0
        """Goes up whenever corrections may have changed."""
        self.refresh()

    def refresh(self) -> None:
        """Take in what another process changed."""
        data = self._store.user_data
        self.corrected += 1
        self.read: set[str] = data.read_ids()
        """Ids of the articles that have been read."""
        self.removed: set[str] = set(data[REMOVED])
        """Ids of the articles that were removed."""
        self.bookmarks: dict[str, set[str]] = {}
        """The keys of the bookmarks of each article that has some."""
        for article, key in data.bookmark_keys():
            self.bookmarks.setdefault(article, set()).add(key)

    def change(self, changes: Sequence[Change], *, undoable: bool = True) -> None:
        """Write changes, then count them in."""
        self._store.user_data.change(changes, undoable=undoable)
        for change in changes:
            is_there = change.new is not None
            if change.kind is READINGS:
                _put(self.read, change.key, is_there and change.new.read)
            elif change.kind is REMOVED:
                _put(self.removed, change.key, is_there)
            elif change.kind is CORRECTIONS:
                self.corrected += 1
            elif change.kind is BOOKMARKS:
                self._put_bookmark(change.key, is_there)

    def undo(self) -> str | None:
        """Take the last change back; what it was, in words, or None where there is none.

        It may be one of another process, or of a day before.
        """
        what = self._store.user_data.undo()
        self.refresh()
        return what

    def _put_bookmark(self, key: str, is_there: bool) -> None:
        article = key.partition(":")[0]
        keys = self.bookmarks.setdefault(article, set())
        _put(keys, key, is_there)
        if not keys:
            del self.bookmarks[article]


def _put(values: set[str], value: str, is_there: bool) -> None:
    if is_there:
        values.add(value)
    else:
        values.discard(value)
