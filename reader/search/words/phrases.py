"""Exact words: one after the other, with the signs that make another word of a word.

“C” is neither “C#” nor “C++”. Other signs (50%, R&D, .NET) are heeded where they are asked for.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from reader.search.words.folding import fold
from reader.search.words.tokens import gram_size, units

if TYPE_CHECKING:
    from collections.abc import Set

_ATTACHED = re.compile("[#+]*")
"""Signs behind a word that make another of it."""
_LEADING_DOT = re.compile(r"(?<!\w)\.(?=\w)")
_BREAK = " |"
"""Spelled where a run of characters ends and another follows."""
_SIGNS = frozenset("#%&@/\\§")


def signs(text: str) -> frozenset[str]:
    """The signs in exact words that a text must have as well."""
    folded = fold(text)
    found = frozenset(filter(_is_sign, folded))
    return found | {"."} if _LEADING_DOT.search(folded) else found


def _is_sign(char: str) -> bool:
    return char in _SIGNS or unicodedata.category(char) in ("Sc", "Sm", "So")


def spelled(text: str, heeded: Set[str] = frozenset()) -> str:
    """The words of `text`, and the signs to be heeded, with a space around each.

    Each character of a script without spaces is a word. What stands one after the other in a text
    does so in this: exact words are there when what is spelled of them is a part of it.
    """
    pieces: list[str] = []
    end, in_run = 0, False
    for word in units(text):
        pieces += _between(text[end : word.start], heeded, has_next=True)
        character = gram_size(word.text[0]) > 0
        if in_run and character and not word.goes_on:
            pieces.append(_BREAK)
        pieces += (" ", word.text)
        end, in_run = word.end, character
    return "".join([*pieces, *_between(text[end:], heeded, has_next=False), " "])


def _between(text: str, heeded: Set[str], *, has_next: bool) -> list[str]:
    """What is spelled of the text between two words."""
    if text.isspace() or not text:
        return []
    folded = fold(text)
    attached = _ATTACHED.match(folded)
    end = attached.end() if attached and (attached.end() < len(folded) or not has_next) else 0
    rest = folded[end:]
    found = [f" {char}" for char in rest if char in heeded and char != "."]
    dot = [" ."] if "." in heeded and has_next and rest.endswith(".") else []
    return [folded[:end], *found, *dot]
