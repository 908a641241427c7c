"""Text in, quotations out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.model import Kind, Quotation, Span
from reader.quotes.decision import Decision, decide
from reader.quotes.mentions import NAME
from reader.quotes.parsed import Quote, parse
from reader.quotes.people import People, Person

if TYPE_CHECKING:
    from reader.quotes.story import Story

VERSION = "1"
"""Changes whenever the same text may give other quotations."""
CERTAIN = 0.95
"""At or above this confidence an attribution is certain."""
UNCERTAIN = 0.6
"""Below this confidence the speaker is to be shown as uncertain."""


def extract(text: str) -> list[Quotation]:
    """All quotations of `text` in order, each with its speaker if the text tells."""
    parsed = parse(text)
    if not parsed.quotes:
        return []
    story, decisions = decide(parsed, People(parsed))
    return [
        _quotation(story, quote, decision, person)
        for quote, decision, person in zip(parsed.quotes, decisions, story.persons, strict=True)
    ]


def _quotation(
    story: Story, quote: Quote, decision: Decision, person: Person | None
) -> Quotation:
    segment = quote.segment
    mention = decision.candidate.mention
    if mention is None:
        return Quotation(
            segment.start,
            segment.end,
            Kind.UNATTRIBUTED,
            confidence=decision.probability,
            reason="nobody is said to have said it",
        )
    line = decision.candidate.line
    words = story.parsed.text[mention.start : mention.end]
    cue = None
    if decision.candidate.cue >= 0:
        tokens = story.parsed.lines[line]
        cue = Span(tokens.starts[decision.candidate.cue], tokens.ends[decision.candidate.cue])
    direct = story.parsed.text[segment.start].isupper()
    return Quotation(
        segment.start,
        segment.end,
        Kind.DIRECT if direct else Kind.MIXED,
        person.name if person else words,
        Span(mention.start, mention.end),
        cue,
        "",
        decision.probability,
        f"named: “{words}”" if mention.kind == NAME else f"‘{words}’",
    )


def as_json(quotations: list[Quotation]) -> list[dict[str, Any]]:
    """The quotations as the objects that `reader extract --jsonl` and the benchmark share."""
    return [
        {
            "start": each.start,
            "end": each.end,
            "kind": str(each.kind),
            "speaker": each.speaker,
            "speaker_start": each.mention.start if each.mention else None,
            "speaker_end": each.mention.end if each.mention else None,
            "cue": None if each.cue is None else [each.cue.start, each.cue.end],
            "confidence": round(each.confidence, 4),
            "reason": each.reason,
        }
        for each in quotations
    ]
