"""What the user did and may take back, as documents: the last changes, in words, with what was
there before each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.errors import DamagedError
from reader.storage.codec import with_unknown
from reader.storage.kinds import KINDS, UNDO
from reader.text import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader.storage.kinds import Change, Kind

    Documents = dict[str, dict[str, Any]]
    """Per table, documents by key; None takes one out."""

STEPS = 100
"""Changes that can be taken back; a bulk change is one."""


def described(changes: Iterable[Change], before: Mapping[tuple[str, str], Any]) -> str:
    """What changes do, in words for "Undone: …"; empty where they cannot be undone.

    `before` are the values that were there, by table and key. The first change speaks for all.
    """
    told = [
        change.kind.undo(before[change.kind.table, change.key], change.new)
        for change in changes
        if change.kind.undo
    ]
    if not told:
        return ""
    phrase, noun = told[0]
    return phrase.format(f"the {noun}" if len(told) == 1 else counted(len(told), noun))


def added(steps: Mapping[str, Any], what: str, before: Iterable[tuple[str, str, Any]]) -> Documents:
    """The documents that add a step, `before` being (table, key, document) of what it changes."""
    keys = step_keys(steps)
    number = int(keys[-1]) + 1 if keys else 0
    step = {"what": what, "inverse": [list(each) for each in before]}
    return {UNDO: {**dict.fromkeys(keys[: -STEPS + 1]), f"{number:09}": step}}


def step_keys(steps: Mapping[str, Any]) -> list[str]:
    """The keys of what can be taken back, the last one last."""
    return sorted(key for key in steps if key.isdecimal())


def is_step(document: Any) -> bool:
    """Whether a document is of something that can be taken back."""
    try:
        return isinstance(document["what"], str) and all(
            isinstance(table, str)
            and isinstance(key, str)
            and (old is None or (isinstance(old, dict) and _can_be_read(table, old)))
            for table, key, old in document["inverse"]
        )
    except (LookupError, TypeError, ValueError):
        return False


def taken_back(step: Mapping[str, Any], tables: Mapping[str, Mapping[str, Any]]) -> Documents:
    """The documents that take a step back, in `tables` as they are now."""
    documents: Documents = {}
    for table, key, old in step["inverse"]:
        now = tables.get(table, {}).get(key)
        kind = KINDS.get(table)
        put = _put_back(kind, now, old) if kind and now else old
        documents.setdefault(table, {})[key] = put
    return documents


def _put_back(
    kind: Kind[Any], now: dict[str, Any], old: dict[str, Any] | None
) -> dict[str, Any] | None:
    """The old document, with what this version does not know of it and of the one there is now."""
    try:
        value = kind.undone(kind.read(now), None if old is None else kind.read(old))
    except DamagedError:
        return old
    return None if value is None else with_unknown(kind.type, kind.written(value, old), now)


def _can_be_read(table: str, document: dict[str, Any]) -> bool:
    kind = KINDS.get(table)
    try:
        return kind is None or kind.read(document) is not None
    except DamagedError:
        return False
