"""Last stage: quotations in the headline, which mostly repeat words of the body."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.text import fold

if TYPE_CHECKING:
    from reader.quotes.decision import Decision
    from reader.quotes.parsed import Parsed

_DOUBTFUL = 0.6
"""Below this confidence the body knows better who is quoted in the headline."""
_MOST = 4
"""Quotations a headline may have."""
_STRIPPED = " .,?!…;:"


def with_headline(parsed: Parsed, decisions: list[Decision]) -> list[Decision]:
    """The decisions, with headline quotations nobody claims given to who says them below."""
    if not parsed.quotes or parsed.quotes[0].line:
        return decisions
    settled = list(decisions)
    body = [i for i, quote in enumerate(parsed.quotes) if quote.line and _claimed(decisions[i])]
    said = {i: _words(parsed, i) for i in body}
    for index, quote in enumerate(parsed.quotes[:_MOST]):
        decision = decisions[index]
        if quote.line or (_claimed(decision) and decision.confidence >= _DOUBTFUL):
            continue
        words = _words(parsed, index)
        repeated = next((i for i in body if words in said[i]), None)
        if repeated is not None:
            settled[index] = replace(decisions[repeated], frame="repeated")
    return settled


def _claimed(decision: Decision) -> bool:
    return decision.candidate.mention is not None


def _words(parsed: Parsed, index: int) -> str:
    segment = parsed.quotes[index].segment
    return fold(parsed.text[segment.start : segment.end]).strip(_STRIPPED)
