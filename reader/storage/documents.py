"""Whether a document can be what a table holds, whatever is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.errors import DamagedError
from reader.storage.articles import read_document
from reader.storage.kinds import ARTICLES, KINDS, UNDO
from reader.storage.undo import is_step

if TYPE_CHECKING:
    from collections.abc import Mapping


def is_valid(database: str, table: str, document: Any) -> bool:
    """Whether a document can be read; one of a table of a newer Reader always is valid."""
    if not isinstance(document, dict):
        return False
    if database != ARTICLES and table == UNDO:
        return is_step(document)
    try:
        if database == ARTICLES:
            read_document(table, document)
        elif kind := KINDS.get(table):
            kind.read(document)
    except DamagedError:
        return False
    return True


def right_key(table: str, key: str, document: Mapping[str, Any]) -> str:
    """The key that a valid document belongs under; under another nobody would find it."""
    kind = KINDS.get(table)
    return kind.key(key, kind.read(document)) if kind else key
