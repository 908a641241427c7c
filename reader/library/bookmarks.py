"""What the user keeps: articles and quotations, with notes and tags."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from reader.errors import DamagedError, NotFoundError
from reader.library.anchors import anchor, held
from reader.model import Bookmark, Span
from reader.storage import BOOKMARKS, Change
from reader.text import show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.library.articles import Articles
    from reader.library.user_state import UserState
    from reader.model import Article, Quotation
    from reader.storage import Store

    Quoted = tuple[Article, tuple[Quotation, ...]]
    Version = tuple[int, int]
    """Of the articles, and of the corrections."""


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ShownBookmark:
    """A bookmark as the user sees it: by the article as it is now, and by their corrections."""

    bookmark: Bookmark
    title: str
    source: str
    speaker: str
    """Who said it; empty where nobody is named, or a whole article is kept."""
    quotation: Quotation | None = None
    """The quotation it is on; None where there is none, or the article cannot be read."""

    @property
    def place(self) -> str:
        """The key of a bookmark that would be made on the same place now."""
        if self.quotation is None:
            return self.bookmark.key
        return f"{self.bookmark.article}:{self.quotation.start}"


class Bookmarks:
    """The bookmarks. One is found by its article and the words its anchor holds, wherever those
    stand now. Each change is durable when the method returns, and raises WriteError if it cannot be
    written."""

    def __init__(self, store: Store, state: UserState, articles: Articles) -> None:
        self._store = store
        self._state = state
        self._articles = articles
        self._shown: tuple[Version, dict[str, ShownBookmark]] = (0, 0), {}
        """A version, and what was shown of it, by the key of the bookmark."""
        self._read: tuple[Version, str, Quoted] | None = None
        """The article read last, and of which version it was."""

    # -- finding --------------------------------------------------------------------------

    def all(self) -> list[Bookmark]:
        """Every bookmark, newest first."""
        kept = self._store.user_data[BOOKMARKS].values()
        return sorted(kept, key=lambda bookmark: bookmark.created, reverse=True)

    def any_in(self, id: str) -> bool:
        """Whether an article, or a quotation in it, is bookmarked."""
        return id in self._state.bookmarks

    def on(self, id: str, quotation: Quotation | None = None) -> Bookmark | None:
        """The bookmark on an article, or on a quotation in it."""
        return next(iter(self._all_on(id, quotation)), None)

    def quotations_in(self, id: str) -> frozenset[int]:
        """Where the quotations of an article start that are bookmarked."""
        shown = (self.shown(bookmark) for bookmark in self._in(id) if bookmark.anchor)
        return frozenset(each.quotation.start for each in shown if each.quotation)

    def shown(self, bookmark: Bookmark) -> ShownBookmark:
        """The bookmark as the user sees it; where its article is gone or damaged, as it remembers
        it itself."""
        version, known = self._shown
        if version != self._version:
            known = {}
            self._shown = self._version, known
        key = bookmark.key
        shown = known.get(key)
        if shown is None or (shown.bookmark is not bookmark and shown.bookmark != bookmark):
            known[key] = shown = self._show(bookmark)
        return shown

    def all_shown(self) -> list[ShownBookmark]:
        """Every bookmark as the user sees it, newest first."""
        return self.each(self.shown)

    def each(self, make: Callable[[Bookmark], T]) -> list[T]:
        """What is made of every bookmark, newest first; each article is read once for that."""
        kept = self.all()
        order = sorted(range(len(kept)), key=lambda place: kept[place].article)
        made = {place: make(kept[place]) for place in order}
        return [made[place] for place in range(len(kept))]

    def tags(self) -> list[str]:
        """The tags of all bookmarks, the most frequent first."""
        kept = list(self._store.user_data[BOOKMARKS].values())
        counts = Counter(tag for bookmark in kept for tag in bookmark.tags)
        return [tag for tag, _ in counts.most_common()]

    # -- changing -------------------------------------------------------------------------

    def toggle(self, id: str, quotation: Quotation | None = None) -> bool:
        """Keep an article or a quotation, or stop keeping it; whether it is kept now."""
        if kept := self._all_on(id, quotation):
            self._state.change([Change(BOOKMARKS, bookmark.key, None) for bookmark in kept])
            return False
        made = self._new(id, quotation)
        self._state.change([Change(BOOKMARKS, made.key, made)])
        return True

    def on_or_new(self, id: str, quotation: Quotation | None = None) -> Bookmark:
        """The bookmark on an article or a quotation in it, or the one there will be."""
        return self.on(id, quotation) or self._new(id, quotation)

    def remove(self, bookmark: Bookmark) -> None:
        """Stop keeping it."""
        self._state.change([Change(BOOKMARKS, bookmark.key, None)])

    def annotate(self, bookmark: Bookmark, note: str, tags: Iterable[str]) -> bool:
        """Give a bookmark, which is kept if it is not yet, a note and tags in place of its own;
        whether that changed anything."""
        new = replace(bookmark, note=note, tags=_untorn(tuple(tags), bookmark.tags))
        if new == self._store.user_data[BOOKMARKS].get(new.key):
            return False
        self._state.change([Change(BOOKMARKS, new.key, new)])
        return True

    # -- inside ---------------------------------------------------------------------------

    def _in(self, id: str) -> list[Bookmark]:
        kept = self._store.user_data[BOOKMARKS]
        found = (kept.get(key) for key in sorted(self._state.bookmarks.get(id, ())))
        return [bookmark for bookmark in found if bookmark]

    def _all_on(self, id: str, quotation: Quotation | None) -> list[Bookmark]:
        """Those of one place: two where the quotation was extracted otherwise in between."""
        if quotation is None:
            return [bookmark for bookmark in self._in(id) if bookmark.anchor is None]
        start = quotation.start
        return [
            bookmark
            for bookmark in self._in(id)
            if (found := self.shown(bookmark).quotation) and found.start == start
        ]

    def _show(self, bookmark: Bookmark) -> ShownBookmark:
        id = bookmark.article
        try:
            if bookmark.anchor is None:
                heading = self._articles.heading(id)
                return ShownBookmark(bookmark, heading.title, heading.source, "")
            article, quotations = self.quoted(id)
        except (NotFoundError, DamagedError):
            return ShownBookmark(bookmark, bookmark.title, "", bookmark.speaker)
        quotation = held(bookmark.anchor, article.text, quotations)
        speaker = quotation.speaker if quotation else bookmark.speaker
        return ShownBookmark(bookmark, article.title, article.source, speaker or "", quotation)

    @property
    def _version(self) -> Version:
        return self._store.articles.version, self._state.corrected

    def quoted(self, id: str) -> Quoted:
        """An article with its quotations; the one read last is still known.

        Raises NotFoundError, DamagedError.
        """
        read, version = self._read, self._version
        if read is None or read[:2] != (version, id):
            self._read = read = version, id, self._articles.quoted(id)
        return read[2]

    def _new(self, id: str, quotation: Quotation | None) -> Bookmark:
        made = datetime.now(UTC).isoformat(timespec="milliseconds")
        title = self._articles.heading(id).title
        if quotation is None:
            return Bookmark(id, title=title, created=made)
        span = Span(quotation.start, quotation.end)
        place = anchor(self._articles.get(id).text, span)
        return Bookmark(id, place, quotation.speaker or "", title, created=made)


def _untorn(tags: tuple[str, ...], before: tuple[str, ...]) -> tuple[str, ...]:
    """Tags as the user leaves them, those of `before` whole that were edited as one line with
    commas between them and have a comma themselves, as older Readers let them."""
    torn = {old: _pieces(old) for old in before if old not in tags}
    there = {old: pieces for old, pieces in torn.items() if pieces and pieces <= set(tags)}
    whole: list[str] = []
    for tag in tags:
        of_it = [old for old, pieces in there.items() if tag in pieces]
        whole += [tag, *of_it] if tag in before or not of_it else of_it
    return tuple(dict.fromkeys(whole))


def _pieces(tag: str) -> set[str]:
    return set(filter(None, (" ".join(piece.split()) for piece in show(tag).split(","))))
