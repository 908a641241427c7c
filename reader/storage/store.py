"""The library on disk: articles, and the user's own things apart from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.errors import NotFoundError, StorageError, UsageError
from reader.model import Article, Bookmark, Heading, Quotation, Reading
from reader.storage.codec import from_document, to_document
from reader.storage.journal import JournalDB
from reader.storage.records import Change, Entry
from reader.storage.views import Decoded, Headings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path

ARTICLES, STATE = "articles.jsonl", "state.jsonl"


class Store:
    """Two TinyDB databases in one directory: articles, which can be imported again, and state,
    the user's own things, which no import touches.

    What a method has done when it returns is on the disk. All methods may be called from any
    thread; those that write wait for other writers and raise WriteError with nothing changed when
    the disk refuses, LibraryLockedError when another process writes for too long.
    """

    def __init__(self, articles: JournalDB, state: JournalDB, notices: Sequence[str] = ()) -> None:
        self.notices = list(notices)
        """What was found damaged when the store was opened and what was done, in sentences."""
        self._articles = articles
        self._state = state
        self.headings: Sequence[Heading] = Headings(articles.storage)
        """In the order added; one is read when it is asked for."""
        self.bookmarks: Mapping[str, Bookmark] = Decoded(
            state.storage,
            "bookmarks",
            lambda document: from_document(Bookmark, document),
            order=lambda document: str(document.get("created", "")),
        )
        """By `Bookmark.key`, in the order of creation."""
        self.readings: Mapping[str, Reading] = Decoded(
            state.storage, "readings", lambda document: from_document(Reading, document)
        )
        """By article id."""
        self.removed: Collection[str] = Decoded(state.storage, "removed", dict)
        """Ids of the articles that the user removed."""
        self.values: Mapping[str, object] = Decoded(
            state.storage, "values", lambda document: document["value"]
        )
        """Small settings that the screen keeps; JSON values."""

    @classmethod
    def open(cls, directory: Path, *, read_only: bool = False) -> Store:
        """Open the library in `directory`, which is made unless `read_only`.

        With `read_only` nothing is written and nothing waited for.

        Raises StorageError, ForeignFileError.
        """
        try:
            if not read_only:
                directory.mkdir(parents=True, exist_ok=True)
            articles = JournalDB(directory / ARTICLES, "articles", lazy=True, read_only=read_only)
            state = JournalDB(directory / STATE, "state", read_only=read_only)
        except OSError as error:
            raise StorageError(
                f"{error.filename or directory}: {error.strerror}",
                "Make the directory readable and writable, or choose another with --data-dir.",
            ) from error
        return cls(articles, state)

    def close(self) -> None:
        """Let go of the files. Nothing is lost without it."""
        self._articles.close()
        self._state.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def refresh(self) -> bool:
        """Take in what other processes changed; True if there was something. Costs two `stat`s."""
        articles = self._articles.storage.refresh()
        return self._state.storage.refresh() or articles

    # -- articles -------------------------------------------------------------------------

    def __contains__(self, key: str) -> bool:
        return key in self._table("headings")

    def article(self, key: str) -> Article:
        """The article with this id. Raises NotFoundError, DamagedError."""
        return from_document(Article, self._content(key)["article"])

    def quotations(self, key: str) -> tuple[Quotation, ...]:
        """What was found in the article, in order. Raises NotFoundError, DamagedError."""
        return tuple(from_document(Quotation, one) for one in self._content(key)["quotations"])

    def extracted_by(self, key: str) -> str:
        """The version of the extractor that found them. Raises NotFoundError, DamagedError."""
        return str(self._document("headings", key).get("extractor", ""))

    def resolve(self, prefix: str) -> str:
        """The id that starts with `prefix`.

        Raises NotFoundError when there is none and UsageError when there are several.
        """
        ids = self._table("headings")
        found = [prefix] if prefix in ids else [key for key in ids if key.startswith(prefix)]
        if not found or not prefix:
            raise _no_article(prefix)
        if len(found) > 1:
            raise UsageError(
                f"{len(found)} articles have an id that starts with {prefix}",
                f"Give more of it: {', '.join(found[:3])}…",
            )
        return found[0]

    def add(self, entries: Iterable[Entry]) -> int:
        """Keep those articles that are not kept yet, all or none; how many were new."""
        entries = {entry.article.id: entry for entry in entries}.values()
        with self._articles.storage.changing():
            new = [entry for entry in entries if entry.article.id not in self]
            self._articles.storage.append(_documents(new))
        return len(new)

    def replace(self, entries: Iterable[Entry]) -> None:
        """Keep these articles in place of what was kept of them, all or none."""
        self._articles.storage.append(_documents(entries))

    def delete(self, ids: Iterable[str]) -> None:
        """Forget the content of articles; the user's own things about them stay."""
        with self._articles.storage.changing():
            gone = dict.fromkeys(key for key in ids if key in self)
            self._articles.storage.append({"headings": gone, "articles": gone})

    def seen(self, file: str) -> str | None:
        """The fingerprint that `mark_seen` kept for a file."""
        document = self._table("seen").get(file)
        return None if document is None else str(document["fingerprint"])

    def mark_seen(self, file: str, fingerprint: str) -> None:
        """Remember that a file with this fingerprint has been imported."""
        self._articles.storage.append({"seen": {file: {"fingerprint": fingerprint}}})

    # -- the user's things ----------------------------------------------------------------

    def change(self, changes: Sequence[Change], *, durable: bool = True) -> tuple[Change, ...]:
        """Make changes to the user's things, all or none; the changes that undo them.

        Without `durable` they survive the program being killed, but a power cut may take the last
        seconds of them: for the place in an article.
        """
        with self._state.storage.changing():
            before = {(c.table, c.key): self._present(c) for c in changes}
            new: dict[str, dict[str, Any]] = {}
            for c in changes:
                new.setdefault(c.table, {})[c.key] = _to_state(c)
            self._state.storage.append(new, durable=durable)
        return tuple(Change(table, key, value) for (table, key), value in before.items())

    def _present(self, change: Change) -> Any:
        if change.table == "removed":
            return True if change.key in self.removed else None
        tables: dict[str, Mapping[str, Any]] = {
            "bookmarks": self.bookmarks,
            "readings": self.readings,
            "values": self.values,
        }
        return tables[change.table].get(change.key)

    # -- inside ---------------------------------------------------------------------------

    def _table(self, name: str) -> Mapping[str, Any]:
        table: Mapping[str, Any] = self._articles.storage.read().get(name, {})
        return table

    def _document(self, table: str, key: str) -> Mapping[str, Any]:
        document: Mapping[str, Any] | None = self._articles.table(table).get(doc_id=key)  # type: ignore[call-overload]
        if document is None:
            raise _no_article(key)
        return document

    def _content(self, key: str) -> Mapping[str, Any]:
        return self._document("articles", key)


def _no_article(key: str) -> NotFoundError:
    return NotFoundError(f"no article has the id {key!r}", "`reader list` shows the ids.")


def _documents(entries: Iterable[Entry]) -> dict[str, dict[str, Any]]:
    """The tables `headings` and `articles`; the short ones first, so that they lie together."""
    headings: dict[str, Any] = {}
    articles: dict[str, Any] = {}
    for entry in entries:
        key = entry.article.id
        headings[key] = to_document(entry.heading) | {"extractor": entry.extractor}
        articles[key] = {
            "article": to_document(entry.article),
            "quotations": [to_document(quotation) for quotation in entry.quotations],
        }
    return {"headings": headings, "articles": articles}


def _to_state(change: Change) -> dict[str, Any] | None:
    if change.new is None:
        return None
    if change.table == "values":
        return {"value": change.new}
    return {} if change.table == "removed" else to_document(change.new)
