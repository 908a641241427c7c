"""The tables of the two databases, and what a document in each stands for."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from reader.errors import DamagedError
from reader.model import Article, Bookmark, Corrections, Heading, Quotation, Reading
from reader.storage.codec import from_document, to_document
from reader.storage.records import Change, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reader.storage.records import Entry

ARTICLES, STATE = "articles", "state"
"""The kinds of databases."""
FILES = {ARTICLES: "articles.jsonl", STATE: "state.jsonl"}
"""Their names in the library's directory."""
BACKUPS = "backups"
"""Where the copies of the state are, in the same directory."""


def heading_of(document: Mapping[str, Any]) -> Heading:
    """From the table `headings`."""
    fields = dict(document)
    fields.pop("extractor", None)
    return from_document(Heading, fields)


def article_of(document: Mapping[str, Any]) -> Article:
    """From the table `articles`."""
    return from_document(Article, document["article"])


def quotations_of(document: Mapping[str, Any]) -> tuple[Quotation, ...]:
    """From the table `articles`."""
    return tuple(from_document(Quotation, one) for one in document["quotations"])


def bookmark_of(document: Mapping[str, Any]) -> Bookmark:
    """From the table `bookmarks`."""
    return from_document(Bookmark, document)


def reading_of(document: Mapping[str, Any]) -> Reading:
    """From the table `readings`."""
    return from_document(Reading, document)


def corrections_of(document: Mapping[str, Any]) -> Corrections:
    """From the table `corrections`."""
    return from_document(Corrections, document)


def value_of(document: Mapping[str, Any]) -> object:
    """From the table `values`."""
    return deepcopy(document["value"])


def step_of(document: Mapping[str, Any]) -> Step:
    """From the table `undo`."""
    return Step(
        str(document["what"]),
        tuple(
            Change(table, key, None if old is None else decoded(STATE, table, old))
            for table, key, old in document["inverse"]
        ),
    )


def fingerprint_of(document: Mapping[str, Any]) -> str:
    """From the table `seen`."""
    return str(document["fingerprint"])


DECODERS: dict[str, dict[str, Callable[[Mapping[str, Any]], object]]] = {
    ARTICLES: {
        "headings": heading_of,
        "articles": lambda document: (article_of(document), quotations_of(document)),
        "seen": fingerprint_of,
    },
    STATE: {
        "bookmarks": bookmark_of,
        "corrections": corrections_of,
        "readings": reading_of,
        "removed": lambda _: True,
        "undo": step_of,
        "values": value_of,
    },
}
"""Per kind and table, what reads a document of it. That an article was removed is just True."""


def decoded(kind: str, table: str, document: Any) -> Any:
    """What a document of a table stands for. Raises DamagedError where it can be nothing of it."""
    if not isinstance(document, dict):
        raise DamagedError(f"not a document: {document!r:.60}")
    try:
        return DECODERS[kind][table](document)
    except (LookupError, TypeError, ValueError) as error:
        raise DamagedError(f"not a valid document of {table}: {error}") from error


def is_valid(kind: str, table: str, document: Any) -> bool:
    """Whether a document can be what a table holds."""
    try:
        decoded(kind, table, document)
    except DamagedError:
        return False
    return True


def right_key(table: str, key: str, document: Mapping[str, Any]) -> str:
    """Under which key a document of the user's things belongs; others would never find it."""
    return bookmark_of(document).key if table == "bookmarks" else key


def article_documents(entries: Iterable[Entry]) -> dict[str, dict[str, Any]]:
    """Entries as documents; the short ones come first, so that they lie together on the disk."""
    headings: dict[str, Any] = {}
    articles: dict[str, Any] = {}
    for entry in entries:
        headings[entry.article.id] = to_document(entry.heading) | {"extractor": entry.extractor}
        articles[entry.article.id] = {
            "article": to_document(entry.article),
            "quotations": [to_document(quotation) for quotation in entry.quotations],
        }
    return {"headings": headings, "articles": articles}


def state_document(change: Change) -> dict[str, Any] | None:
    """What a change puts into its table."""
    if change.new is None:
        return None
    if change.table == "values":
        return {"value": change.new}
    return {} if change.table == "removed" else to_document(change.new)


def step_document(step: Step) -> dict[str, Any]:
    """A step as it is kept in the table `undo`."""
    inverse = [[change.table, change.key, state_document(change)] for change in step.inverse]
    return {"what": step.what, "inverse": inverse}
