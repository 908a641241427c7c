"""Two values of the user's, kept under one key in two libraries, as one without loss or doubles."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from reader.model import ArticleCorrections, Bookmark, Correction, ReadingState

T = TypeVar("T")


def mine_stays(mine: T, _: T) -> T:
    """The value of this library."""
    return mine


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


def merged_corrections(mine: ArticleCorrections, theirs: ArticleCorrections) -> ArticleCorrections:
    """The corrections of both in the order made; of two of the same words the later one."""

    def order(each: Correction) -> tuple[str, str]:
        return each.made, repr(each)  # the same on both sides

    latest = {each.anchor: each for each in sorted(theirs.made + mine.made, key=order)}
    return ArticleCorrections(tuple(sorted(latest.values(), key=order)))


def merged_reading(mine: ReadingState, theirs: ReadingState) -> ReadingState:
    """Read if either says so, as far as the one that went further."""
    return ReadingState(mine.read or theirs.read, max(mine.offset, theirs.offset))


def _merged_note(mine: str, theirs: str) -> str:
    if theirs in mine:
        return mine
    return theirs if mine in theirs else f"{mine}\n\n{theirs}"
