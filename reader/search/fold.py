"""Text to the words that are compared."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.model import Span
from reader.text import fold, fold_with_offsets

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_CONTRACTED = re.compile("(?:it|that|he|she|what|who|let|there|here|where|how)'s")


def words(text: str) -> list[str]:
    """The words of `text` without case, accents, apostrophes and the possessive's s."""
    folded = fold(text)
    found = _WORD.findall(folded)
    if "'" in folded:
        return [_plain(word) if "'" in word else word for word in found]
    return found


@dataclass(frozen=True, slots=True)
class Word:
    """A word as compared, and where it stands in the text it was read from."""

    text: str
    span: Span


def words_with_spans(text: str) -> list[Word]:
    """The same words as `words(text)`, each with its place in `text`."""
    folded = fold_with_offsets(text)
    return [
        Word(_plain(match.group()), folded.source(Span(*match.span())))
        for match in _WORD.finditer(folded.text)
    ]


def _plain(word: str) -> str:
    if word.endswith("'s") and not _CONTRACTED.fullmatch(word):
        return word[:-2].replace("'", "")
    return word.replace("'", "")
