"""Articles on disk, with their headings and quotations: what can be imported again."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, TypeVar

from reader.errors import DamagedError, NotFoundError, UsageError
from reader.model import Article, Heading, Quotation
from reader.storage.codec import from_document, to_document, with_unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.storage.engine.database import JournalDB
    from reader.storage.kinds import Ids
    from reader.storage.records import Entry

T = TypeVar("T")

HEADINGS, TEXTS, SEEN, MOVED = "headings", "articles", "seen", "moved"
"""The tables: what lists show; articles with their quotations; files that were imported; ids that
articles had, with the ones they have."""
UNREADABLE = "This article is damaged on the disk"
"""The title that a list shows of an article whose heading cannot be read."""

_EXTRACTOR = "extractor"
"""The field of a heading's document that is no part of the heading."""
_OF_A_HEADING = frozenset({_EXTRACTOR, *(field.name for field in fields(Heading))})


@dataclass(frozen=True, slots=True)
class ArticleDocument:
    """What is kept of an article apart from its heading."""

    article: Article
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class _TextOnly:
    article: Article


@dataclass(frozen=True, slots=True)
class _QuotationsOnly:
    quotations: tuple[Quotation, ...]


class ArticleStore:
    """The database of articles.

    What a method has done when it returns is on the disk. Methods that write raise WriteError with
    nothing changed when the disk refuses, LibraryLockedError when another process writes for too
    long.
    """

    def __init__(self, database: JournalDB) -> None:
        self._database = database
        self._storage = database.storage
        self._ids: tuple[int, list[str]] = (-1, [])

    def __contains__(self, key: object) -> bool:
        return key in self._table(HEADINGS)

    @property
    def version(self) -> int:
        """Goes up whenever articles change."""
        return self._storage.version

    @property
    def ids(self) -> Sequence[str]:
        """The ids of all articles in the order added: the same list until that changes."""
        version, ids = self._storage.version, self._ids
        if ids[0] != version:
            ids = self._ids = (version, list(self._table(HEADINGS)))
        return ids[1]

    def present_id(self, key: str) -> str:
        """The id that the article has which was known by this one; any other is its own."""
        moved = self._table(MOVED)
        if key not in moved or key in self:
            return key
        with suppress(DamagedError):
            return str(moved[key].get("to"))
        return key

    def heading(self, key: str) -> Heading:
        """What a list shows of the article with this id; of a damaged one, that it is.

        Raises NotFoundError.
        """
        try:
            return from_document(Heading, self._document(HEADINGS, key))
        except DamagedError:
            return Heading(key, UNREADABLE, "", 0, 0)

    def article(self, key: str) -> Article:
        """The article with this id. Raises NotFoundError, DamagedError."""
        return self._read(_TextOnly, key).article

    def quotations(self, key: str) -> tuple[Quotation, ...]:
        """What was found in the article, in order. Raises NotFoundError, DamagedError."""
        return self._read(_QuotationsOnly, key).quotations

    def whole(self, key: str) -> ArticleDocument:
        """The article and what was found in it. Raises NotFoundError, DamagedError."""
        return self._read(ArticleDocument, key)

    def extracted_by(self, key: str) -> str:
        """The version of the extractor that found them. Raises NotFoundError, DamagedError."""
        return str(self._document(HEADINGS, key).get(_EXTRACTOR, ""))

    def resolve(self, prefix: str) -> str:
        """The id that starts with `prefix`.

        Raises NotFoundError when there is none and UsageError when there are several.
        """
        ids = self._table(HEADINGS)
        found = [prefix] if prefix in ids else [key for key in ids if key.startswith(prefix)]
        if not found:
            moved = [key for key in self._table(MOVED) if key.startswith(prefix)]
            found = sorted({key for key in map(self.present_id, moved) if key in ids})
        if not found or not prefix:
            raise _no_article(prefix)
        if len(found) > 1:
            raise UsageError(
                f"{len(found)} articles have an id that starts with {prefix}",
                f"Give more of it: {', '.join(found[:3])}…",
            )
        return found[0]

    # -- writing --------------------------------------------------------------------------

    def add(self, entries: Iterable[Entry]) -> int:
        """Keep those articles that are not kept yet, all or none; how many were new."""
        tables = documents_of(entry for entry in entries if entry.article.id not in self)
        with self._storage.changing():
            for table in tables.values():
                for key in [key for key in table if key in self]:  # another was faster
                    del table[key]
            self._storage.append(tables)
        return len(tables[HEADINGS])

    def replace(self, entries: Iterable[Entry]) -> None:
        """Keep these articles in place of what was kept of them, all or none; those that were
        deleted meanwhile stay deleted. What this version does not know of them is kept."""
        tables = documents_of(entries)
        with self._storage.changing():
            for name, table in tables.items():
                for key in list(table):
                    if key in self:
                        table[key] = _with_unknown(name, table[key], self._before(name, key))
                    else:
                        del table[key]
            self._storage.append(tables)

    def move(self, ids: Ids) -> None:
        """Keep articles under other ids, all or none; where there is one already, it stays. What
        is damaged stays where it is. The ids are remembered, of articles that never were here too.
        """
        with self._storage.changing():
            known = self._table(MOVED)
            put: dict[str, dict[str, Any]] = {HEADINGS: {}, TEXTS: {}, MOVED: {}}
            for old, new in ids.items():
                with suppress(DamagedError, NotFoundError, LookupError, TypeError):
                    if old in self:
                        if new not in self and new not in put[HEADINGS]:
                            heading, text = (
                                self._document(HEADINGS, old),
                                self._document(TEXTS, old),
                            )
                            put[TEXTS][new] = {**text, "article": text["article"] | {"id": new}}
                            put[HEADINGS][new] = {**heading, "id": new}
                        put[HEADINGS][old] = put[TEXTS][old] = None
                    if old not in known:
                        put[MOVED][old] = {"to": new}
            self._storage.append(put)

    def seen(self, file: str) -> str | None:
        """The fingerprint that `mark_seen` kept for a file."""
        document = self._table(SEEN).get(file)
        return None if document is None else str(document.get("fingerprint"))

    def mark_seen(self, fingerprints: Mapping[str, str]) -> None:
        """Remember that files, by name, with these fingerprints have been imported."""
        seen = {file: {"fingerprint": fingerprint} for file, fingerprint in fingerprints.items()}
        self._storage.append({SEEN: seen})

    # -- inside ---------------------------------------------------------------------------

    def _table(self, name: str) -> Mapping[str, Any]:
        return self._storage.table(name)

    def _document(self, table: str, key: str) -> Mapping[str, Any]:
        document = self._database.document(table, key)
        if document is None:
            document = self._database.document(table, self.present_id(key))
        if document is None:
            raise _no_article(key)
        return document

    def _read(self, cls: type[T], key: str) -> T:
        try:
            return from_document(cls, self._document(TEXTS, key))
        except DamagedError:
            raise DamagedError(
                f"The article {key} is damaged on the disk",
                "`reader doctor --repair` takes it out; importing its source brings it back.",
            ) from None

    def _before(self, table: str, key: str) -> Mapping[str, Any]:
        try:
            return self._database.document(table, key) or {}
        except DamagedError:
            return {}


def documents_of(entries: Iterable[Entry]) -> dict[str, dict[str, Any]]:
    """Entries as documents; the short ones come first, so that they lie together on the disk."""
    headings: dict[str, Any] = {}
    texts: dict[str, Any] = {}
    for entry in entries:
        key = entry.article.id
        headings[key] = to_document(entry.heading) | {_EXTRACTOR: entry.extractor}
        texts[key] = to_document(ArticleDocument(entry.article, entry.quotations))
    return {HEADINGS: headings, TEXTS: texts}


def read_document(table: str, document: Any) -> Any:
    """What a document of a table stands for, None of other tables. Raises DamagedError."""
    match table:
        case "headings":
            return from_document(Heading, document)
        case "articles":
            return from_document(ArticleDocument, document)
    return None


def _with_unknown(table: str, new: dict[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    if table == HEADINGS:
        return new | {name: before[name] for name in before.keys() - _OF_A_HEADING}
    return with_unknown(ArticleDocument, new, before)


def _no_article(key: str) -> NotFoundError:
    return NotFoundError(f"no article has the id {key!r}", "`reader list` shows the ids.")
