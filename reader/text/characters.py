"""Kinds of characters that several readings of a text ask about, as parts of character classes."""

from __future__ import annotations

import unicodedata
from functools import cache

IGNORABLE = (
    r"\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
    r"\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Unicode's default-ignorable code points: soft hyphens, joiners, bidi controls, tags …"""
SPACES = r"\t\x1f \xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""The spaces that end no line."""
_MARKED_BLOCKS = (
    range(0x300, 0x3100),
    range(0xA66F, 0xABF0),
    range(0xFB1E, 0xFE30),
    range(0x10000, 0x1E94B),
)
"""Where combining marks are; those beyond are ignorable."""


@cache
def marks() -> str:
    """The combining marks: accents, points, vowel signs, kana voicing marks; takes 8 ms to make."""
    letters = (chr(code) for block in _MARKED_BLOCKS for code in block)
    return "".join(letter for letter in letters if unicodedata.category(letter)[0] == "M")
