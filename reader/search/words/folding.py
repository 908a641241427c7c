"""Text without the differences that a search overlooks: case, accents, variants of a letter.

Text in any normal form folds to the same: composed or not, with or without soft hyphens and other
characters that are not seen. Vowel signs and the voicing marks of kana are letters and stay.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_ALIKE = (
    "♯# ⁄/ ゛\u3099 ゜\u309a ँं"
    " øo łl đd ðd ħh ŧt ıi ŋn ɨi ƒf ɓb ɗd ƙk ƴy ǝə ĸq ƶz ƀb œoe æae þth"  # not decomposed
    " ٱا ىي یي ېي ےي کك ةه ہه ەه ھه ۃه ـ"  # Arabic letters written in several ways, and tatweel
    " ךכ םמ ןנ ףפ ץצ"  # Hebrew letters at the end of a word
)
_VARIANTS = {
    **dict.fromkeys("‘’‚‛′ʼ`´׳״", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "_": " ",
    **{pair[0]: pair[1:] for pair in _ALIKE.split()},
}
_UNSEEN = re.compile(r"[\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0]")
"""What Unicode says to ignore and does not call a format character."""
_ACCENT = re.compile(
    r"[\u0300-\u08ff\u093c\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302f\ua66f-\ua67d"
    r"\ufb1e\ufe00-\ufe2f\U0001d165-\U0001d244\U000e0100-\U000e01ef]"
)
"""Marks that a reader would not miss; all others are letters."""
_VOICING = re.compile("[\u3046-\u30fd][\u3099\u309a]")


def is_letter_mark(char: str) -> bool:
    """Whether `char` is a mark that is as good as a letter: a vowel sign, a voicing mark."""
    return unicodedata.category(char)[0] == "M" and not _ACCENT.match(char)


def is_voicing(char: str) -> bool:
    """Whether `char` becomes one letter with the kana before it."""
    return char in "\u3099\u309a\u309b\u309c\uff9e\uff9f"


class _Table(dict[int, str]):
    """What each character is folded to, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_char(chr(code))
        return folded


def _fold_char(char: str) -> str:
    if unicodedata.category(char) == "Cf" or _UNSEEN.match(char):
        return ""
    decomposed = unicodedata.normalize("NFKD", _VARIANTS.get(char, char)).casefold()
    return _composed("".join(map(_fold_piece, unicodedata.normalize("NFKD", decomposed))))


def _fold_piece(char: str) -> str:
    if unicodedata.category(char)[0] == "M" and _ACCENT.match(char):
        return ""
    digit = unicodedata.decimal(char, None)
    return _VARIANTS.get(char, char) if digit is None else str(digit)


def _composed(folded: str) -> str:
    """Folded text with each kana and its voicing mark as one letter."""
    if "\u3099" not in folded and "\u309a" not in folded:
        return folded
    return _VOICING.sub(lambda match: unicodedata.normalize("NFC", match.group()), folded)


_TABLE = _Table()


def fold(text: str) -> str:
    """`text` without case, accents, variants of letters and digits, and what is not seen."""
    if text.isascii():
        return text.lower().replace("`", "'").replace("_", " ")
    return _composed(text.translate(_TABLE))


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text, and where in the original each of its characters comes from."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    """Behind the accents of the character."""


def fold_with_offsets(text: str) -> Folded:
    """Fold `text` and remember where each character came from."""
    pieces: list[str] = []
    starts, ends = array("q"), array("q")
    for index, char in enumerate(text):
        folded = _TABLE[ord(char)]
        if pieces and folded in ("\u3099", "\u309a"):
            voiced = _composed(pieces[-1] + folded)
            if len(voiced) == len(pieces[-1]):
                pieces[-1], folded = voiced, ""
        if folded:
            pieces.append(folded)
            starts.extend([index] * len(folded))
            ends.extend([index + 1] * len(folded))
        elif ends and unicodedata.category(char)[0] == "M":
            ends[-1] = index + 1
    return Folded("".join(pieces), starts, ends)
