"""Quotations between double marks: curly, straight, doubled apostrophes, „…“ and guillemets."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.quotes.marks.segment import Segment, trimmed

if TYPE_CHECKING:
    from reader.model import Span

LOOK_AHEAD = 12
"""Paragraphs a quotation may run on without a mark before it is taken to have ended."""

_DOUBLE = re.compile(r"[“”„‟\"«»]|''|``")
_CLOSERS = {**dict.fromkeys("“”‟", "”"), "„": "“", '"': '"', "''": "''", "``": "''"}
_CLOSERS |= {"«": "»", "»": "«"}
_ODD_CLOSERS = {**dict.fromkeys(_CLOSERS, ""), "“": '“"', "”": '"', "„": '”‟"', '"': "”“"}
"""Marks that close another's quotation where they are shaped as closers."""
_LINE_BREAK = re.compile(r"[^\S\r\n]*(?:\r\n|\r|\n)[^\S\r\n]*")
_SPACED = re.compile(r"[\s(\[{—–\-/:;,…]")


def double_segments(text: str, spans: list[Span]) -> list[Segment]:
    """Segments between double marks of any kind, one a paragraph."""
    marks = [list(_DOUBLE.finditer(text, span.start, span.end)) for span in spans]
    found: list[Segment] = []
    state = _Open()
    for index, span in enumerate(spans):
        found += _read_paragraph(text, index, span, marks[index], state)
        if state.sign and index >= state.until:
            state.continued = _begins_open(spans, marks, index + 1)
            state.until = -1
            if not state.continued:
                state.until = _closed_in(text, spans, marks, index, state.sign)
            if state.until < 0:
                state.sign = ""
    return _joined(text, [segment for segment in found if segment.start < segment.end])


def _joined(text: str, found: list[Segment]) -> list[Segment]:
    """The segments, with one for a quotation that merely runs on over a line break."""
    joined: list[Segment] = []
    for segment in found:
        if joined and segment.continues and segment.opening == segment.start:
            last = joined[-1]
            if last.closing == last.end and _LINE_BREAK.fullmatch(text, last.end, segment.start):
                joined[-1] = replace(last, end=segment.end, closing=segment.closing)
                continue
        joined.append(segment)
    return joined


@dataclass(slots=True)
class _Open:
    """What a paragraph leaves open for the next one."""

    sign: str = ""
    """The mark that is open, empty where none is."""
    until: int = -1
    """The paragraph that closes it."""
    continued: bool = False
    """The paragraph left its quotation open and the next opens with a mark of its own."""


def _read_paragraph(
    text: str, index: int, span: Span, marks: list[re.Match[str]], state: _Open
) -> list[Segment]:
    """The segments of one paragraph; `state.sign` becomes the mark it leaves open."""
    found = []
    signs = [mark.group() for mark in marks]
    balanced = signs.count("“") == signs.count("”")
    start = outer = span.start
    continues, state.continued = bool(state.sign) or state.continued, False
    depth = 0
    for mark in marks:
        sign = mark.group()
        if not state.sign:
            if _opens(text, span, mark):
                state.sign, outer, start = sign, mark.start(), mark.end()
                continues = continues and outer == span.start
        elif balanced and _nests(text, state.sign, mark):
            depth += 1
        elif _closes(text, state.sign, mark):
            if depth:
                depth -= 1
                continue
            found.append(trimmed(text, start, mark.start(), outer, mark.end(), index, continues))
            state.sign, continues = "", False
    if state.sign:
        found.append(trimmed(text, start, span.end, outer, span.end, index, continues))
    return found


def _nests(text: str, opening: str, mark: re.Match[str]) -> bool:
    """Whether a mark opens a quotation inside one whose end its own end would look like."""
    alike = "”" in _CLOSERS[opening] + _ODD_CLOSERS[opening]
    return alike and mark.group() == "“" and not _shaped_as_closer(text, mark)


def _closes(text: str, opening: str, mark: re.Match[str]) -> bool:
    """Whether a mark met inside a quotation that `opening` began ends it."""
    sign = mark.group()
    if sign == _CLOSERS[opening]:
        return True
    return sign in _ODD_CLOSERS[opening] and _shaped_as_closer(text, mark)


def _shaped_as_closer(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark touches the word before it and not the one after."""
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return not before.isspace() and not after.isalnum()


def _opens(text: str, span: Span, mark: re.Match[str]) -> bool:
    """Whether a mark met outside a quotation begins one."""
    sign, before, after = mark.group(), mark.start(), mark.end()
    if sign in "“„‟«``" or before == span.start:
        return True
    if after >= span.end:
        return False
    if text[before - 1].isspace():
        return sign != "”" or not text[after].isspace()
    touching = not text[before - 1].isdigit() and text[after].isalnum()
    return sign != "”" and (touching or bool(_SPACED.match(text[before - 1])))


def _begins_open(spans: list[Span], marks: list[list[re.Match[str]]], index: int) -> bool:
    """Whether there is a paragraph `index` that begins with a mark."""
    if index >= len(spans) or not marks[index]:
        return False
    return marks[index][0].start() == spans[index].start


def _closed_in(
    text: str, spans: list[Span], marks: list[list[re.Match[str]]], index: int, opening: str
) -> int:
    """The paragraph after `index` in which a mark closes what `opening` began, or -1."""
    for ahead in range(index + 1, min(index + 1 + LOOK_AHEAD, len(spans))):
        if marks[ahead]:
            first = marks[ahead][0]
            lone = _closes(text, opening, first) and not _opens(text, spans[ahead], first)
            return ahead if lone else -1
    return -1
