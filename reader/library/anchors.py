"""Holding a place in a text by its words (after the Web Annotation model's TextQuoteSelector)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model import Anchor, Quotation, Span
from reader.text import normal_form, normalized

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
    """Where the anchor's words stand now: in their old place, else where the context fits best,
    letter for letter or else in the normal form of both."""
    return _locate(anchor, text) or _locate_in_normal_form(anchor, text)


def _locate_in_normal_form(anchor: Anchor, text: str) -> Span | None:
    form, exact = normalized(text), normal_form(anchor.exact)
    if form.text is text and exact is anchor.exact:
        return None
    prefix, suffix = normal_form(anchor.prefix), normal_form(anchor.suffix)
    found = _locate(replace(anchor, exact=exact, prefix=prefix, suffix=suffix), form.text)
    return found and form.source(found)


def _locate(anchor: Anchor, text: str) -> Span | None:
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
