"""Which quotations are pieces of one utterance: "A," he said, "B"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.features import is_cue

if TYPE_CHECKING:
    from reader.model import Quotation
    from reader.quotes.parsed import Parsed

_BETWEEN = 24
"""Tokens the cue that splits an utterance may have."""


def utterances(parsed: Parsed, quotations: list[Quotation]) -> list[int]:
    """The number of the utterance each quotation belongs to, counted from 0."""
    numbers: list[int] = []
    for index, quotation in enumerate(quotations):
        if not index:
            numbers.append(0)
            continue
        same = quotation.speaker is not None and quotation.speaker == quotations[index - 1].speaker
        linked = same and (
            parsed.quotes[index].segment.continues or _split_by_cue(parsed, quotations, index)
        )
        numbers.append(numbers[-1] + (not linked))
    return numbers


def _split_by_cue(parsed: Parsed, quotations: list[Quotation], index: int) -> bool:
    """Whether nothing but the cue stands between a quotation and the one before."""
    here, there = parsed.quotes[index], parsed.quotes[index - 1]
    last = quotations[index - 1]
    if here.line != there.line or quotations[index].kind != last.kind or last.mention is None:
        return False
    tags = parsed.lines[here.line].tags[there.token + 1 : here.token]
    if not tags or len(tags) > _BETWEEN or "." in tags[:-1] or not any(map(is_cue, tags)):
        return False
    return last.end <= last.mention.start < quotations[index].start
