"""Speakers of quotations in headlines, which mostly repeat words of the text below."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.text import fold

if TYPE_CHECKING:
    from reader.quotes.attribution.decision import Decision
    from reader.quotes.words.parsing import ParsedArticle, ParsedQuotation

_DOUBTFUL = 0.6
"""Confidence below which the text below knows better who is quoted in the headline."""
_MOST = 8
"""Quotations in headings that are looked at."""
_HEADING = 60
"""Code points of a heading between paragraphs at most."""
_STRIPPED = " .,?!…;:"


def with_headlines(article: ParsedArticle, decisions: list[Decision]) -> list[Decision]:
    """The decisions, but a doubtful one in a heading goes to whoever says the words below."""
    quotations = list(enumerate(article.quotations))
    headings = [i for i, q in quotations if _is_heading(q) and _is_doubtful(decisions[i])]
    if not headings:
        return decisions
    settled = list(decisions)
    body = [i for i, q in quotations if q.paragraph and decisions[i].candidate.mention is not None]
    said = {i: _words(article.quotations[i]) for i in body}
    for index in headings[:_MOST]:
        words = _words(article.quotations[index])
        repeated = next((i for i in body if f" {words} " in f" {said[i]} "), None)
        if repeated is not None:
            settled[index] = replace(decisions[repeated], pattern="repeated")
    return settled


def _is_heading(quotation: ParsedQuotation) -> bool:
    """Whether a quotation stands in the headline, or is a heading between paragraphs."""
    alone = len(quotation.tokens.tags) == 1
    short = quotation.segment.end - quotation.segment.start <= _HEADING
    return not quotation.paragraph or (alone and short)


def _is_doubtful(decision: Decision) -> bool:
    """Whether a decision is for nobody, or for somebody who may not be the speaker."""
    return decision.candidate.mention is None or decision.confidence < _DOUBTFUL


def _words(quotation: ParsedQuotation) -> str:
    """The folded words of a quotation without the punctuation at its ends."""
    return fold(quotation.text).strip(_STRIPPED)
