"""Bringing the user's things of two libraries together, without loss or doubles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reader.model import Bookmark, Correction, Corrections, Reading
from reader.storage.records import Change
from reader.storage.schema import DECODERS, STATE, decoded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def merged_bookmark(mine: Bookmark, theirs: Bookmark) -> Bookmark:
    """One bookmark with the notes and tags of both."""
    return replace(
        mine,
        speaker=mine.speaker or theirs.speaker,
        title=mine.title or theirs.title,
        note=_merged_note(mine.note, theirs.note),
        tags=tuple(dict.fromkeys(mine.tags + theirs.tags)),
        created=min(filter(None, (mine.created, theirs.created)), default=""),
    )


def merged_corrections(mine: Corrections, theirs: Corrections) -> Corrections:
    """The corrections of both in the order made; of two of the same words the later one."""

    def order(each: Correction) -> tuple[str, str]:
        return each.made, repr(each)  # the same on both sides

    latest = {each.anchor: each for each in sorted(theirs.made + mine.made, key=order)}
    return Corrections(tuple(sorted(latest.values(), key=order)))


def merged_reading(mine: Reading, theirs: Reading) -> Reading:
    """Read if either says so, as far as the one that went further."""
    return Reading(mine.read or theirs.read, max(mine.offset, theirs.offset))


def changes_to_merge(
    mine: Mapping[str, Mapping[str, Any]], theirs: Mapping[str, Mapping[str, Any]]
) -> Iterator[Change]:
    """What to change in `mine` (documents by table and key) so that it holds `theirs` as well.

    Nothing where that is so already. Of two values kept under one name mine stays, and so does an
    article that they removed and I keep a bookmark in.
    """
    kept = {document.get("article") for document in mine.get("bookmarks", {}).values()}
    for table in DECODERS[STATE]:
        if table == "undo":  # of what was done there
            continue
        for key, document in theirs.get(table, {}).items():
            there = decoded(STATE, table, document)
            if key not in mine.get(table, {}):
                if table != "removed" or key not in kept:
                    yield Change(table, key, there)
                continue
            here = decoded(STATE, table, mine[table][key])
            if (both := _merged(here, there)) != here:
                yield Change(table, key, both)


def _merged(mine: object, theirs: object) -> object:
    match mine, theirs:
        case Bookmark(), Bookmark():
            return merged_bookmark(mine, theirs)
        case Corrections(), Corrections():
            return merged_corrections(mine, theirs)
        case Reading(), Reading():
            return merged_reading(mine, theirs)
    return mine


def _merged_note(mine: str, theirs: str) -> str:
    if theirs in mine:
        return mine
    return theirs if mine in theirs else f"{mine}\n\n{theirs}"
