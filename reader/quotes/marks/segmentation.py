"""All quoted segments of a text, by whether its outer marks are double or single."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.marks.double import double_segments
from reader.quotes.marks.single import openers, single_segments
from reader.text import paragraphs

if TYPE_CHECKING:
    import re

    from reader.model import Span
    from reader.quotes.marks.segment import Segment


def segments(text: str, spans: list[Span] | None = None) -> list[Segment]:
    """All quoted segments of `text` in order, without overlaps; `spans` are its paragraphs."""
    spans = paragraphs(text) if spans is None else spans
    double = double_segments(text, spans)
    if _is_british(openers(text), double):
        whole = [(index, span.start, span.end) for index, span in enumerate(spans)]
        single = single_segments(text, spans, whole)
        return _outside(double, single)
    return _outside(single_segments(text, spans, _gaps(spans, double)), double)


def _is_british(single: list[re.Match[str]], double: list[Segment]) -> bool:
    """Whether single marks are the outer ones: they are more, or as many and come first."""
    if len(single) != len(double):
        return len(single) > len(double)
    return bool(single) and single[0].start() < double[0].opening


def _outside(inner: list[Segment], outer: list[Segment]) -> list[Segment]:
    """The segments of both, in order, without those of `inner` that overlap `outer`."""
    kept: list[Segment] = []
    chosen = {segment.opening for segment in outer}
    for segment in sorted(inner + outer, key=lambda each: (each.opening, each.closing)):
        while kept and kept[-1].closing > segment.opening and segment.opening in chosen:
            if kept[-1].opening in chosen:
                break
            kept.pop()
        if not kept or kept[-1].closing <= segment.opening:
            kept.append(segment)
    return kept


def _gaps(spans: list[Span], taken: list[Segment]) -> list[tuple[int, int, int]]:
    """(paragraph, start, end) of what the segments leave free."""
    gaps, position = [], [span.start for span in spans]
    for segment in taken:
        gaps.append((segment.paragraph, position[segment.paragraph], segment.opening))
        position[segment.paragraph] = segment.closing
    gaps += [(index, position[index], span.end) for index, span in enumerate(spans)]
    return [gap for gap in sorted(gaps) if gap[1] < gap[2]]
