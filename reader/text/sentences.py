"""Paragraphs and sentences, in any script."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARAGRAPH = re.compile(r"[^\s][^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]*")
_LONGEST_ABBREVIATION = 24
"""Code points looked at before a full stop: "A. B. C. …" would else be read again and again."""
_STOPS = ".!?…"
"""They end a sentence where a space and no small letter follow."""
_FULL_STOPS = "։؝؞؟۔܀܁܂߹।॥།༎၊။።፧፨᙮᜵᜶។៕᠃᠉᥄᥅᪨᪩᪪᪫᭚᭛᭞᭟᰻᰼᱾᱿‼‽⁇⁈⁉⸮⸼。꓿꘎꘏꛳꛷꡶꡷꣎꣏꤯꧈꧉꩝꩞꩟꫰꫱꯫﹒﹖﹗！．？｡"
"""They always do: Unicode's sentence terminals of other scripts than Latin."""
_CLOSING = "\"'”’»›)]}″＂＇」』》〉）】］｝〕〗〙〛〞〟﹂﹄｠｣"
_OPENING = "\"'“‘„‚«‹([{「『《〈（【"
_LONGEST_CLOSING = 40
"""Code points looked at for the end of a line: closing marks, and what is not drawn."""
_EITHER = "“‘„«‹"
"""Opening marks to some, closing marks to others: „so“, »so«."""
_WITHOUT_STOPS = range(0x0E01, 0x0EE0)
"""Thai and Lao, which end sentences with a space or a line."""


def each_paragraph(text: str) -> Iterator[Span]:
    """The lines of `text` that are not blank, without the white space around them."""
    for match in _PARAGRAPH.finditer(text):
        start = match.start()
        yield Span(start, start + len(match.group().rstrip()))


def paragraphs(text: str) -> list[Span]:
    """The lines of `text` that are not blank, in a list."""
    return list(each_paragraph(text))


def is_blank(line: str) -> bool:
    """Whether nothing of a line can be seen."""
    from reader.text.normal import normal_form  # not for the first frame

    return not normal_form(line).strip()


def ends_like_sentence(line: str) -> bool:
    """Whether a line ends as sentences do, and headlines do not.

    Of Thai and Lao, which write no stops, any line is taken for a sentence.
    """
    from reader.text.normal import normal_form  # not for the first frame

    end = normal_form(line[-_LONGEST_CLOSING:]).rstrip(f" {_CLOSING}{_EITHER}")[-1:]
    return bool(end) and (end in _STOPS or end in _FULL_STOPS or ord(end) in _WITHOUT_STOPS)


@cache
def _sentence_end() -> re.Pattern[str]:
    """Where a sentence may end: its stops, the marks that close behind them, and what follows.

    It is made when sentences are asked for: the first frame asks for none.
    """
    stops, closing, opening = map(re.escape, (_STOPS + _FULL_STOPS, _CLOSING, _OPENING))
    return re.compile(
        rf"(?<![{stops}])([{stops}]++)[{closing}]*+(?:[{_EITHER}](?=\s))?"
        rf"(?=(\s*+)[{opening}]?(\w?))"
    )


@cache
def _abbreviation() -> re.Pattern[str]:
    """An abbreviation with its full stop, at the end of what may be a sentence."""
    return re.compile(
        r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|Rev|Hon|St|Jr|Sr|No|vs"
        r"|etc|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b(?:[A-Za-z]\.)+[A-Za-z])\.$"
    )


def sentences(text: str, within: Span) -> list[Span]:
    """The sentences of one paragraph, in order; together they cover its words."""
    found, start = [], within.start
    for match in _sentence_end().finditer(text, within.start, within.end):
        near = max(start, match.end() - _LONGEST_ABBREVIATION)
        if not _ends_there(*match.groups()) or _abbreviation().search(text, near, match.end()):
            continue
        found.append(Span(start, match.end()))
        start = match.end()
        while start < within.end and text[start].isspace():
            start += 1
    if start < within.end:
        found.append(Span(start, within.end))
    return found


def _ends_there(stops: str, space: str, following: str) -> bool:
    if not any(stop in _FULL_STOPS for stop in stops):
        return bool(space) and following.isalnum() and not following.islower()
    if following == "と" and not space:  # 「…。」と: "he said" goes on
        return False
    return not (stops == "．" and following.isdecimal())
