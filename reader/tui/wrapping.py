"""Breaking a paragraph into lines of so many cells, by offset."""

from __future__ import annotations

import re
from functools import lru_cache

from rich.cells import cell_len

from reader.model import Span

# Everything else may be wider or narrower than one cell.
_NOT_NARROW = re.compile(
    r"[^\x20-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u1fff\u2010-\u2027\u2030-\u205e"
    r"\u2070-\u209f\u20a0-\u20cf\u2100-\u22ff\u2500-\u25fc\u25ff\ufffd]"
)
_SPACE = re.compile(r"[^\S\u00a0\u2007\u202f]+")
"""Space at which a line may break; no-break spaces are none."""
_JOINERS = "\u00a0\u2007\u202f\u2060"
_cells = lru_cache(maxsize=4096)(cell_len)


def wrap(text: str, width: int) -> list[Span]:
    """The lines of `text`, each at most `width` cells, broken at spaces where there is one.

    The space before the text, and where a line breaks, belongs to no line. A word longer than a
    line is broken inside. The cost grows with the text, whatever is in it.
    """
    width = max(1, width)
    narrow = _NOT_NARROW.search(text) is None
    lines, start, size = [], _after_space(text, 0), len(text)
    while start < size:
        limit = min(size, start + width) if narrow else _reach(text, start, width)
        end = limit
        if limit < size and not _SPACE.match(text, limit):
            end = _last_space(text, start, limit) or _not_at_joiner(text, start, limit)
        while end > start and _SPACE.match(text, end - 1):
            end -= 1
        lines.append(Span(start, end))
        start = _after_space(text, end)
    return lines


def _after_space(text: str, start: int) -> int:
    gap = _SPACE.match(text, start)
    return gap.end() if gap else start


def _last_space(text: str, start: int, limit: int) -> int:
    """Where the last space of a line begins at which it may break; 0 where there is none."""
    for at in range(limit - 1, start, -1):
        if _SPACE.match(text, at):
            return at
    return 0


def _not_at_joiner(text: str, start: int, limit: int) -> int:
    """Where a word that is longer than a line is broken: beside nothing that forbids a break."""
    at = limit
    while at > start and (text[at] in _JOINERS or text[at - 1] in _JOINERS):
        at -= 1
    return at if at > start else limit


def _reach(text: str, start: int, width: int) -> int:
    """How far a line of `width` cells from `start` can go; at least one character."""
    end, used = start, 0
    while end < len(text):
        used += _cells(text[end])
        if used > width:
            break
        end += 1
    return max(end, start + 1)
