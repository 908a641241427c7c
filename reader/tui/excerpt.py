"""A passage with its surroundings, as styled text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.content import Span as Styled

from reader.model import Span
from reader.text import paragraphs, sentences, showable

if TYPE_CHECKING:
    from collections.abc import Iterable

PASSAGE, HIT = "$text-accent", "bold underline $text-warning"
"""How a passage looks, and words in it that were searched."""
LONGEST = 4000
"""Code points of an excerpt; a paragraph may be a megabyte."""


def surroundings(text: str, passage: Span) -> Span:
    """The paragraph of a passage, and a sentence of the next where the passage is at its edge."""
    passage = Span(passage.start, min(passage.end, passage.start + LONGEST))
    all_paragraphs = paragraphs(text)
    around = [
        n for n, p in enumerate(all_paragraphs) if p.start < passage.end and passage.start < p.end
    ]
    if not around:
        return passage
    first, last = around[0], around[-1]
    start, end = all_paragraphs[first].start, all_paragraphs[last].end
    if first > 1 and sentences(text, _cut(all_paragraphs[first], passage))[0].end >= passage.start:
        start = sentences(text, _cut(all_paragraphs[first - 1], passage))[-1].start
    if last + 1 < len(all_paragraphs):
        tail = Span(max(all_paragraphs[last].start, end - LONGEST), end)
        if sentences(text, tail)[-1].start <= passage.end:
            end = sentences(text, _cut(all_paragraphs[last + 1], passage))[0].end
    return Span(max(start, passage.start - LONGEST), min(end, passage.end + LONGEST))


def in_context(text: str, passage: Span, marks: Iterable[tuple[Span, str]] = ()) -> Content:
    """A passage with its surroundings, set off from them; `marks` lie above."""
    return excerpt(text, surroundings(text, passage), [(passage, PASSAGE), *marks])


def _cut(paragraph: Span, passage: Span) -> Span:
    """So much of a paragraph as an excerpt could hold."""
    near = max(paragraph.start, min(passage.start - LONGEST, paragraph.end - LONGEST))
    return Span(near, min(paragraph.end, near + 2 * LONGEST))


def excerpt(text: str, within: Span, marks: Iterable[tuple[Span, str]]) -> Content:
    """`within` of `text`, paragraphs apart, each mark in its style; later marks lie above."""
    marks = list(marks)
    pieces = []
    for paragraph in paragraphs(within.of(text)):
        base = within.start + paragraph.start
        shown = showable(paragraph.of(within.of(text)))
        size = paragraph.end - paragraph.start
        spans = [
            Styled(
                shown.to_shown(max(mark.start - base, 0)),
                shown.to_shown(min(mark.end - base, size)),
                style,
            )
            for mark, style in marks
            if mark.start < base + size and base < mark.end
        ]
        pieces.append(Content(shown.text, spans))
    return Content("\n\n").join(pieces)
