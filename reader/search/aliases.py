"""Other spellings of names, from a file anyone may edit."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from reader.search.fold import words

if TYPE_CHECKING:
    from collections.abc import Mapping


def read_aliases(text: str) -> dict[str, tuple[str, ...]]:
    """Each spelling with the others of its line; `#` begins a comment, spellings are single
    words."""
    groups: dict[str, list[str]] = {}
    for line in text.splitlines():
        spellings = list(dict.fromkeys(words(line.partition("#")[0])))
        for spelling in spellings:
            others = groups.setdefault(spelling, [])
            others += [other for other in spellings if other not in (spelling, *others)]
    return {spelling: tuple(others) for spelling, others in groups.items()}


@cache
def shipped_aliases() -> Mapping[str, tuple[str, ...]]:
    """The aliases that come with the program."""
    return read_aliases(files("reader.search").joinpath("aliases.txt").read_text("utf-8"))
