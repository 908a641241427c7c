"""The user's own things: what is read, kept, removed; and taking any of it back."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.library.anchors import anchor
from reader.library.corrections import correct, uncorrect
from reader.model import Article, Bookmark, Corrections, Quotation, Reading, Span
from reader.storage import Change

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.storage import Store


class Things:
    """Changes to the user's things, each durable when the method returns.

    Every method that changes something raises WriteError when it could not be written; then
    nothing has changed.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.look_again()

    def look_again(self) -> None:
        """Take in what another process changed."""
        store = self._store
        self.read: set[str] = store.read_ids()
        """Ids of the articles that have been read."""
        self.removed: set[str] = set(store.removed)
        """Ids of the articles that were removed."""
        self.kept: Counter[str] = Counter(b.article for b in store.bookmarks.values())
        """How many bookmarks an article has; only those that have some."""

    # -- reading ----------------------------------------------------------------------------

    def reading(self, id: str) -> Reading:
        """How far the user is with an article."""
        return self._store.readings.get(id) or Reading()

    def set_read(self, ids: Iterable[str], read: bool, *, quietly: bool = False) -> int:
        """Mark articles as read or unread; how many changed. `quietly` keeps it out of undo."""
        if quietly and self._store.read_only:
            return 0
        changes = []
        for id in ids:
            before = self.reading(id)
            if before.read != read:
                changes.append(Change.reading(id, Reading(read, before.offset)))
        if changes:
            what = f"marking {_count(changes, 'article')} as {'read' if read else 'unread'}"
            self._do(changes, "" if quietly else what)
        return len(changes)

    def toggle_read(self, id: str) -> bool:
        """Mark an article as read, or as unread if it was read; whether it is read now."""
        read = not self.reading(id).read
        self.set_read([id], read)
        return read

    def leave_at(self, id: str, offset: int) -> None:
        """Remember the place in an article; may reach the disk a little later."""
        before = self.reading(id)
        if before.offset != offset and not self._store.read_only:
            change = Change.reading(id, Reading(before.read, offset))
            self._store.change([change], durable=False)

    # -- bookmarks --------------------------------------------------------------------------

    def bookmark(self, article: str, quotation: Quotation | None = None) -> Bookmark | None:
        """The bookmark on an article, or on a quotation in it."""
        if quotation is None:
            return self._store.bookmarks.get(article)
        return self._store.bookmarks.get(f"{article}:{quotation.start}")

    def toggle_bookmark(
        self, article: Article, title: str, quotation: Quotation | None = None
    ) -> bool:
        """Keep an article or a quotation, or stop keeping it; whether it is kept now."""
        if kept := self.bookmark(article.id, quotation):
            self.remove_bookmark(kept)
            return False
        made = bookmark_for(article, title, quotation)
        what = "bookmarking the " + ("article" if quotation is None else "quotation")
        self._do([Change.bookmark(made.key, made)], what)
        return True

    def remove_bookmark(self, bookmark: Bookmark) -> None:
        """Stop keeping it."""
        self._do([Change.bookmark(bookmark.key, None)], "removing the bookmark")

    def annotate(self, bookmark: Bookmark, note: str, tags: Iterable[str]) -> bool:
        """Give a bookmark, which is kept if it is not yet, a note and tags in place of its own;
        whether that changed anything."""
        new = replace(bookmark, note=note, tags=tuple(dict.fromkeys(tags)))
        if new == self._store.bookmarks.get(new.key):
            return False
        self._do([Change.bookmark(new.key, new)], "the note")
        return True

    # -- corrections ------------------------------------------------------------------------

    def correct(self, article: Article, quotation: Quotation, speaker: str | None) -> None:
        """Keep that `speaker`, or nobody, said a quotation, whatever is extracted."""
        before = self._store.corrections.get(article.id)
        after = correct(article.text, quotation, speaker, before)
        self._do(self._corrected(article.id, quotation, speaker, after), "the correction")

    def uncorrect(self, article: Article, quotation: Quotation) -> bool:
        """Leave a quotation to what is extracted; whether it was corrected."""
        before = self._store.corrections.get(article.id)
        after = uncorrect(article.text, quotation, before)
        if before == after:
            return False
        found = self._store.quotations(article.id)
        speaker = next((q.speaker for q in found if q.start == quotation.start), None)
        changes = self._corrected(article.id, quotation, speaker, after)
        self._do(changes, "taking the correction back")
        return True

    def _corrected(
        self, id: str, quotation: Quotation, speaker: str | None, after: Corrections | None
    ) -> list[Change]:
        """The corrections of an article, and the speaker in the bookmark on the quotation."""
        changes = [Change.corrections(id, after)]
        if kept := self.bookmark(id, quotation):
            changes.append(Change.bookmark(kept.key, replace(kept, speaker=speaker or "")))
        return changes

    # -- articles ---------------------------------------------------------------------------

    def remove_articles(self, ids: Sequence[str]) -> None:
        """Take articles out of the library for good: no import brings them back, undo does."""
        self._do([Change.removed(id, True) for id in ids], f"removing {_count(ids, 'article')}")

    # -- undo -------------------------------------------------------------------------------

    def undo(self) -> str | None:
        """Take the last change back; what it was, in words, or None where there is none.

        It may be one of another process, or of a day before.
        """
        what = self._store.undo()
        self.look_again()
        return what

    def _do(self, changes: Sequence[Change], what: str) -> None:
        """Write changes, then count them in; with no words for it undo passes them over."""
        inverse = self._store.change(changes, what)
        before = {(change.table, change.key): change.new for change in inverse}
        for change in changes:
            id = change.key.partition(":")[0]
            if change.table == "readings":
                _put(self.read, id, change.new is not None and change.new.read)
            elif change.table == "removed":
                _put(self.removed, id, change.new is not None)
            elif change.table == "bookmarks":
                was, is_now = before[change.table, change.key] is not None, change.new is not None
                self.kept[id] += is_now - was
                self.kept += Counter()  # drops those that have none left


def bookmark_for(article: Article, title: str, quotation: Quotation | None = None) -> Bookmark:
    """A bookmark on an article, or on a quotation in it, made now."""
    made = datetime.now(UTC).isoformat(timespec="milliseconds")
    if quotation is None:
        return Bookmark(article.id, title=title, created=made)
    place = anchor(article.text, Span(quotation.start, quotation.end))
    return Bookmark(article.id, place, quotation.speaker or "", title, created=made)


def _put(ids: set[str], id: str, there: bool) -> None:
    if there:
        ids.add(id)
    else:
        ids.discard(id)


def _count(items: Sequence[object], noun: str) -> str:
    return f"the {noun}" if len(items) == 1 else f"{len(items)} {noun}s"
