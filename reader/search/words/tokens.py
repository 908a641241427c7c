"""A text as the words that are compared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.text import fold, fold_with_offsets

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_ASCII_WORD = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)*")  # the same among folded ASCII, but faster
_CONTRACTED = re.compile("(?:it|that|he|she|what|who|let|there|here|where|how)'s")


def words(text: str) -> list[str]:
    """The words of `text` without case, accents, apostrophes and the possessive's s."""
    folded = fold(text)
    found = (_ASCII_WORD if folded.isascii() else _WORD).findall(folded)
    if "'" in folded:
        return [_plain(word) if "'" in word else word for word in found]
    return found


class Token(NamedTuple):
    """A word as it is compared, and where it begins and ends in the text it was read from."""

    text: str
    start: int
    end: int


def tokens_at(text: str, places: Container[int]) -> dict[int, Token]:
    """The words of `text` at some places in `words(text)`, each with where it stands in `text`."""
    offsets = None if _letter_by_letter(text) else fold_with_offsets(text).offsets
    return {
        place: _with_offsets(match, offsets)
        for place, match in enumerate(_WORD.finditer(fold(text)))
        if place in places
    }


def _with_offsets(match: re.Match[str], offsets: Sequence[int] | None) -> Token:
    start, end = match.span()
    if offsets is not None:
        start, end = offsets[start], offsets[end - 1] + 1
    return Token(_plain(match.group()), start, end)


def _letter_by_letter(text: str) -> bool:
    """Whether folding makes exactly one character of each character of `text`."""
    return text.isascii() or all(char < "\x80" or len(fold(char)) == 1 for char in set(text))


def _plain(word: str) -> str:
    if word.endswith("'s") and not _CONTRACTED.fullmatch(word):
        return word[:-2].replace("'", "")
    return word.replace("'", "")
