"""Quotations between single marks, which look like apostrophes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.quotes.marks.segment import Segment, trimmed

if TYPE_CHECKING:
    from reader.model import Span

# The mark stands first in each pattern, before what looks behind it, to be found fast.
_OPENER = re.compile(r"[‘'‚](?<![\w.,!?’'‘\"“].)(?=[\w£$€\[“(…])")
_NO_OPENER = re.compile(r"[‘'](?:\d0s\b|\d\d\b|(?:em|til|tis|twas|cause|n)\b)", re.IGNORECASE)
_CLOSER = re.compile(r"[’'](?<=\S.)(?!\w)")


def openers(text: str) -> list[re.Match[str]]:
    """Every single mark that may begin a quotation."""
    if "‘" not in text and "'" not in text and "‚" not in text:
        return []
    return [mark for mark in _OPENER.finditer(text) if not _NO_OPENER.match(text, mark.start())]


def single_segments(
    text: str, spans: list[Span], free: list[tuple[int, int, int]]
) -> list[Segment]:
    """Segments between single marks in the free stretches (paragraph, start, end) of `text`."""
    found: list[Segment] = []
    expected = -1  # a paragraph that carries on the quotation of the one before
    for index, start, end in free:
        position = start
        while opener := _OPENER.search(text, position, end):
            position = opener.end()
            if _NO_OPENER.match(text, opener.start()):
                continue
            first = opener.start() == spans[index].start
            opening, inside = opener.span()
            closer = _closer(text, inside, end)
            runs_on = end == spans[index].end and _begins_open(text, spans, index + 1)
            if closer is not None:
                position = closer + 1
            elif runs_on and (first or _opens_sentence(text, opening)):
                position = closer = end
            if closer is not None:
                continues = first and expected == index
                found.append(trimmed(text, inside, closer, opening, position, index, continues))
                expected = index + 1 if closer == end else expected
    return [segment for segment in found if segment.start < segment.end]


def _opens_sentence(text: str, mark: int) -> bool:
    """Whether a mark stands before a sentence, behind the end of another."""
    return text[mark + 1].isupper() and text[mark - 2 : mark] in (". ", "! ", "? ")


def _begins_open(text: str, spans: list[Span], index: int) -> bool:
    """Whether there is a paragraph `index` that begins with a single mark."""
    return index < len(spans) and bool(_OPENER.match(text, spans[index].start))


def _closer(text: str, start: int, end: int) -> int | None:
    """Where a single quotation that begins at `start` ends.

    A mark after an s and before a word may be a possessive (the players’ union): it closes only
    if no better one follows before the next opening mark.
    """
    limit = end
    for following in _OPENER.finditer(text, start, end):
        if not _NO_OPENER.match(text, following.start()):
            limit = following.start()
            break
    doubtful = None
    for closer in _CLOSER.finditer(text, start, limit):
        at = closer.start()
        possessive = text[at - 1] in "sz" and text[at + 1 : at + 2] == " "
        if not possessive:
            return at
        doubtful = at if doubtful is None else doubtful
    return doubtful
