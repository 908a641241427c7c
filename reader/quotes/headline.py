"""Last stage: quotations in headlines, which mostly repeat words of the body."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.text import fold

if TYPE_CHECKING:
    from reader.quotes.decision import Decision
    from reader.quotes.parsed import Parsed, Quote

_DOUBTFUL = 0.6
"""Below this confidence the body knows better who is quoted in the headline."""
_MOST = 8
"""Quotations in headings that are looked at."""
_HEADING = 60
"""Code points of a heading between paragraphs at most."""
_STRIPPED = " .,?!…;:"


def with_headlines(parsed: Parsed, decisions: list[Decision]) -> list[Decision]:
    """The decisions, with quotations of headlines nobody claims given to who says them below."""
    headings = [
        index
        for index, (quote, decision) in enumerate(zip(parsed.quotes, decisions, strict=True))
        if _is_heading(parsed, quote)
        and not (_claimed(decision) and decision.confidence >= _DOUBTFUL)
    ]
    if not headings:
        return decisions
    settled = list(decisions)
    body = [i for i, quote in enumerate(parsed.quotes) if quote.line and _claimed(decisions[i])]
    said = {i: _words(parsed, i) for i in body}
    for index in headings[:_MOST]:
        words = _words(parsed, index)
        repeated = next((i for i in body if f" {words} " in f" {said[i]} "), None)
        if repeated is not None:
            settled[index] = replace(decisions[repeated], frame="repeated")
    return settled


def _is_heading(parsed: Parsed, quote: Quote) -> bool:
    """Whether a quotation stands in the headline, or is a heading between paragraphs."""
    alone = len(parsed.lines[quote.line].tags) == 1
    return not quote.line or (alone and quote.segment.end - quote.segment.start <= _HEADING)


def _claimed(decision: Decision) -> bool:
    return decision.candidate.mention is not None


def _words(parsed: Parsed, index: int) -> str:
    segment = parsed.quotes[index].segment
    return fold(parsed.text[segment.start : segment.end]).strip(_STRIPPED)
