"""Which names can be those of one person or of one firm."""

from __future__ import annotations

import unicodedata
from functools import cache

from reader.quotes.words import lexicon

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""Words behind a surname, as they are compared."""
_SENIOR = frozenset({"sr"})
_FIRM = frozenset(
    {"holdings", "group", "inc", "ltd", "limited", "plc", "corp", "corporation", "llc", "company"}
)
"""Last words of a firm's name that are left out of it later."""


def plain(word: str) -> str:
    """A word of a name as it is compared: no capitals, no accents, no stop at its end."""
    lower = word.lower().rstrip(".")
    if lower.isascii():
        return lower
    parts = unicodedata.normalize("NFKD", lower.replace("’", "'"))
    return "".join(part for part in parts if not unicodedata.combining(part))


def surname(key: tuple[str, ...]) -> str:
    """The last word of a plain name that is not Jr. or the like."""
    return next((word for word in reversed(key) if word not in SUFFIXES), key[-1])


def same_person(own: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names with one surname can be the same person's."""
    mine, yours = own[-1] in SUFFIXES, other[-1] in SUFFIXES
    if mine != yours:
        senior = own[-1] in _SENIOR or other[-1] in _SENIOR
        own, other = own[: len(own) - mine], other[: len(other) - yours]
        return not senior and len(own) > 1 < len(other) and same_person(own, other)
    if mine and own[-1] != other[-1]:
        return False
    if own[-len(other) :] == other or other[-len(own) :] == own:
        return True
    return _same_first(own[0], other[0]) and _same_middle(own[1:-1], other[1:-1])


def same_firm(own: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one name is the other without "Holdings" or the like at its end."""
    short, long = sorted((own, other), key=len)
    whole = long[: len(short)] == short and _FIRM.issuperset(long[len(short) :])
    return whole and short[0] not in lexicon.first_names()


def _same_first(own: str, other: str) -> bool:
    """Whether two first names can be one person's, in full, as a nickname or an initial."""
    if own == other:
        return True
    if len(own) == 1 or len(other) == 1:
        return own[0] == other[0]
    short = _nicknames()
    return bool((short.get(own, {own}) | {own}) & (short.get(other, {other}) | {other}))


def _same_middle(own: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the names between first and last do not exclude each other: "W." and "H. W."."""
    mine, yours = {word[0] for word in own}, {word[0] for word in other}
    return not mine or not yours or bool(mine & yours)


@cache
def _nicknames() -> dict[str, set[str]]:
    """Short forms of first names, each with the names it is short for."""
    found: dict[str, set[str]] = {}
    for line in lexicon.lines("nicknames.txt"):
        short, *long = line.split()
        found.setdefault(short, set()).update(long)
    return found
