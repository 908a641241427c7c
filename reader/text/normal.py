"""The one form in which words, names, search and ids read a text, and the way back.

It is Unicode's NFC without what is not drawn (soft hyphens, zero-width characters, bidi controls,
variation selectors …), each run of spaces one space. Lines stay as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import is_normalized, normalize

from reader.model import Span
from reader.text.characters import IGNORABLE, SPACES, marks

if TYPE_CHECKING:
    from collections.abc import Sequence

_ODD = re.compile(f"[{SPACES.replace(' ', '')}{IGNORABLE}]")
_IGNORED = re.compile(f"[{IGNORABLE}]+")
_SPACE = re.compile(f"[{SPACES}]")
_COMPOSED_AFTER = r"\u1160-\u11ff\U00016d63-\U00016d6a"
"""Letters, no marks, that become one with the letter before them."""
_PLAIN = (
    r"\r\n\x21-\x7e\xa1-\xac\xae-\u02ff\u0400-\u0481\u2010-\u2027\u2030-\u205e\u3001-\u3029"
    r"\u3041-\u3096\u30a1-\u30ff\u4e00-\u9fff"
)
"""What stays as it is where nothing that changes it follows."""


@dataclass(frozen=True, slots=True)
class Normalized:
    """A text in its normal form, and where its characters stand in the text as stored."""

    text: str
    starts: Sequence[int]
    """Where each character begins in the stored text; last, the length of that."""
    ends: Sequence[int]
    """Where the character before each offset ends in the stored text."""

    def source(self, span: Span) -> Span:
        """The span of the stored text that became `span`.

        What is not drawn belongs to the letter before it. A letter that was made of several is
        never taken apart.
        """
        start = self.starts[span.start]
        return Span(start, max(start, self.ends[span.end]))


def is_normal(text: str) -> bool:
    """Whether a text is its own normal form."""
    if "  " in text or _ODD.search(text):
        return False
    return text.isascii() or is_normalized("NFC", text)


def normalized(text: str) -> Normalized:
    """The normal form of a text; of most, the text itself, and no list is made."""
    if is_normal(text):
        offsets = range(len(text) + 1)
        return Normalized(text, offsets, offsets)
    pieces: list[str] = []
    starts: list[int] = []
    ends = [0]
    for match in _piece().finditer(text):
        start, end = match.span()
        piece = match.group()
        form = _form(piece)
        pieces.append(form)
        if form == piece:
            starts += range(start, end)
            ends += range(start + 1, end + 1)
        elif form and form == (kept := _IGNORED.sub("", piece)):
            places = [start + at for at, char in enumerate(piece) if char in kept]
            starts += places
            ends += [*places[1:], end]
        else:
            starts += [start] * len(form)
            ends += [end] * len(form)
    starts.append(len(text))
    return Normalized("".join(pieces), starts, ends)


def normal_form(text: str) -> str:
    """The normal form of a text, where no offset matters."""
    return text if is_normal(text) else normalized(text).text


def _form(piece: str) -> str:
    if _SPACE.match(piece):
        return " "
    return normalize("NFC", _IGNORED.sub("", piece))


@cache
def _piece() -> re.Pattern[str]:
    """What of a text is read as one: plain letters, a run of spaces, a letter with its marks."""
    follows = f"{marks()}{IGNORABLE}{_COMPOSED_AFTER}"
    return re.compile(
        rf"[{_PLAIN}]+(?: [{_PLAIN}]+)*(?![{follows}])"
        rf"|[{SPACES}][{SPACES}{IGNORABLE}]*|[\s\S][{follows}]*"
    )
