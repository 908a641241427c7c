"""Holding a place in a text by its words (after the Web Annotation model's TextQuoteSelector)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import Anchor, Quotation, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

CONTEXT = 32
"""Code points kept on either side."""


def anchor(text: str, span: Span) -> Anchor:
    """Hold on to `span` of `text`."""
    return Anchor(
        exact=span.of(text),
        start=span.start,
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
    )


def locate(anchor: Anchor, text: str) -> Span | None:
    """Where the anchor's words stand now: in their old place, else where the context fits best."""
    size = len(anchor.exact)
    if text.startswith(anchor.exact, anchor.start):
        return Span(anchor.start, anchor.start + size)
    best, best_fit, start = None, -1.0, text.find(anchor.exact)
    while start >= 0 and size:
        span = Span(start, start + size)
        if (fit := _fit(anchor, text, span)) > best_fit:
            best, best_fit = span, fit
        start = text.find(anchor.exact, start + 1)
    return best


def held(anchor: Anchor, text: str, quotations: Iterable[Quotation]) -> Quotation | None:
    """The one of the quotations of `text` that an anchor is on, though it may begin or end
    elsewhere now."""
    span = locate(anchor, text)
    if span is None:
        return None
    overlapping = (q for q in quotations if q.start < span.end and span.start < q.end)
    return min(
        overlapping,
        key=lambda q: abs(q.start - span.start) + abs(q.end - span.end),
        default=None,
    )


def _fit(anchor: Anchor, text: str, span: Span) -> float:
    """How many code points of context agree, nearer places first among equals."""
    before = text[max(0, span.start - CONTEXT) : span.start]
    after = text[span.end : span.end + CONTEXT]
    agree = _common(before[::-1], anchor.prefix[::-1]) + _common(after, anchor.suffix)
    return agree + 1 / (2 + abs(span.start - anchor.start))


def _common(a: str, b: str) -> int:
    """The length of the beginning two texts share."""
    count = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        count += 1
    return count
