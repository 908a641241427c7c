"""Quotations in the headline, which mostly repeat words of the body."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.text import fold

if TYPE_CHECKING:
    from reader.quotes.decision import Decision
    from reader.quotes.parsed import Parsed

_DOUBTFUL = 0.6
"""Below this confidence the body knows better who is quoted in the headline."""
_STRIPPED = " .,?!…;:"


def with_headline(parsed: Parsed, decisions: list[Decision]) -> list[Decision]:
    """The decisions, with headline quotations nobody claims given to who says them below."""
    settled = list(decisions)
    for index, quote in enumerate(parsed.quotes):
        if quote.line:
            break
        decision = decisions[index]
        if decision.candidate.mention is not None and decision.confidence >= _DOUBTFUL:
            continue
        words = _words(parsed, index)
        for other in range(index + 1, len(parsed.quotes)):
            below = decisions[other]
            if (
                parsed.quotes[other].line
                and below.candidate.mention is not None
                and words in _words(parsed, other)
            ):
                settled[index] = replace(below, frame="repeated")
                break
    return settled


def _words(parsed: Parsed, index: int) -> str:
    segment = parsed.quotes[index].segment
    return fold(parsed.text[segment.start : segment.end]).strip(_STRIPPED)
