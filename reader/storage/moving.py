"""The user's data of articles that get other ids, as documents. Nothing of it is lost: where an
article is there under both ids, what was kept of the two is merged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.errors import DamagedError
from reader.storage.kinds import KINDS, REMEMBERED, REMOVED, UNDO
from reader.storage.undo import is_step

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from reader.storage.kinds import Ids, Kind

    Documents = dict[str, Any]
    """By key; None takes one out."""


def moved_documents(
    tables: Mapping[str, Mapping[str, Any]], ids: Ids, there: Container[str]
) -> dict[str, Documents]:
    """What to put into the tables, `there` being the articles that the library has."""
    moved = {
        name: _moved_table(kind, table, ids)
        for name, table in tables.items()
        if (kind := KINDS.get(name))
    }
    removed = tables.get(REMOVED.table, {})
    moved.get(REMOVED.table, {}).update(dict.fromkeys(_kept_copies(removed, ids, there)))
    steps, merged = tables.get(UNDO, {}), _Merged(tables, ids)
    moved[UNDO] = {
        key: new
        for key, step in steps.items()
        if is_step(step) and (new := _moved_step(step, ids, merged)) != step
    }
    return {name: documents for name, documents in moved.items() if documents}


def moved_key(key: str, ids: Ids) -> str:
    """The key of a bookmark, or of what else is kept of an article, under its other id."""
    id, colon, place = key.partition(":")
    return ids.get(id, id) + colon + place


def _moved_table(kind: Kind[Any], table: Mapping[str, Any], ids: Ids) -> Documents:
    put: Documents = {}
    for key, document in list(table.items()):
        if kind is not REMEMBERED and moved_key(key, ids) == key:
            continue
        try:
            new_key, new = _moved(kind, key, document, ids)
        except DamagedError:
            continue  # for the doctor to tell of
        if new_key != key:
            put[key] = None
            if here := put.get(new_key) or table.get(new_key):
                new = kind.merged(here, new) or here
        if new != table.get(new_key):
            put[new_key] = new
    return put


def _moved(kind: Kind[Any], key: str, document: Any, ids: Ids) -> tuple[str, dict[str, Any]]:
    new_key, value = kind.moved(key, kind.read(document), ids)
    return new_key, kind.written(value, document)


def _kept_copies(removed: Mapping[str, Any], ids: Ids, there: Container[str]) -> set[str]:
    """New ids of articles that the library has twice, one of them removed: the other is kept."""
    kept = {ids.get(id, id) for id in (*ids, *ids.values()) if id in there and id not in removed}
    return {ids.get(id, id) for id in removed if id in there} & kept


def _moved_step(step: dict[str, Any], ids: Ids, merged: _Merged) -> dict[str, Any] | None:
    """A step of undo, without what would take back more than the user did since two were merged;
    None where nothing is left of it."""
    inverse = []
    for name, key, old in step["inverse"]:
        kind, new_key = KINDS.get(name), moved_key(key, ids)
        if kind is None or kind is REMEMBERED:
            inverse.append([name, key, old])
        elif (name, new_key) not in merged:
            new = None if old is None else _moved(kind, key, old, ids)[1]
            inverse.append([name, new_key, new])
    return {**step, "inverse": inverse} if inverse else None


class _Merged:
    """The tables and keys under which things of several articles come together."""

    def __init__(self, tables: Mapping[str, Mapping[str, Any]], ids: Ids) -> None:
        self._tables = tables
        self._olds: dict[str, list[str]] = {}
        for old, new in ids.items():
            self._olds.setdefault(new, [new]).append(old)

    def __contains__(self, place: tuple[str, str]) -> bool:
        name, key = place
        id, colon, rest = key.partition(":")
        table = self._tables.get(name, {})
        return sum(old + colon + rest in table for old in self._olds.get(id, ())) > 1
