"""Which quotations are pieces of one utterance: "A," he said, "B"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.words.tags import is_cue

if TYPE_CHECKING:
    from reader.model import Quotation
    from reader.quotes.words.parsing import ParsedArticle

_BETWEEN = 24
"""Tokens the cue that splits an utterance may have."""


def utterances(article: ParsedArticle, quotations: list[Quotation]) -> list[int]:
    """The number of the utterance each quotation belongs to, counted from 0."""
    numbers = [0] if quotations else []
    for index in range(1, len(quotations)):
        speaker = quotations[index].speaker
        same = speaker is not None and speaker == quotations[index - 1].speaker
        continues = article.quotations[index].segment.continues
        linked = same and (continues or _split_by_cue(article, quotations, index))
        numbers.append(numbers[-1] + (not linked))
    return numbers


def _split_by_cue(article: ParsedArticle, quotations: list[Quotation], index: int) -> bool:
    """Whether nothing but the cue stands between a quotation and the one before."""
    here, there = article.quotations[index], article.quotations[index - 1]
    last = quotations[index - 1]
    apart = here.paragraph != there.paragraph or quotations[index].kind != last.kind
    if apart or last.mention is None:
        return False
    tags = here.tokens.tags[there.token + 1 : here.token]
    if not tags or len(tags) > _BETWEEN or "." in tags[:-1] or not any(map(is_cue, tags)):
        return False
    return last.end <= last.mention.start < quotations[index].start
