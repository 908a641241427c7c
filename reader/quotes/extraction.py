"""The whole way from a text to its quotations; what `reader.quotes` opens on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reader.model import Kind, Quotation, Span
from reader.quotes.attribution.decision import Decision, decide
from reader.quotes.attribution.headlines import with_headlines
from reader.quotes.attribution.kinds import kind_of
from reader.quotes.attribution.reasons import reason_of
from reader.quotes.attribution.utterances import utterances
from reader.quotes.coreference.discourse import Discourse
from reader.quotes.people.people import People
from reader.quotes.words import lexicon
from reader.quotes.words.parsing import parse
from reader.text import normal_form, normalized

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.quotes.people.person import Person
    from reader.text import Normalized


def extract(text: str) -> list[Quotation]:
    """All quotations of `text` in order, each with its speaker if the text tells.

    The text is read in its normal form, in which names are given; spans are of `text` itself.
    """
    form = normalized(text)
    found = _extract(form.text)
    return found if form.text is text else [_in_source(form, each) for each in found]


def _extract(text: str) -> list[Quotation]:
    article = parse(text)
    if not article.quotations:
        return []
    discourse = Discourse(article, People(article))
    decisions = with_headlines(article, decide(discourse))
    found = [_quotation(discourse, index, decision) for index, decision in enumerate(decisions)]
    numbers = utterances(article, found)
    return [replace(each, utterance=number) for each, number in zip(found, numbers, strict=True)]


def named_people(text: str) -> list[str]:
    """Everyone a text names, in the order of the text, each by the fullest name it gives."""
    named = [person for person in People(parse(normal_form(text))).persons if person.human > 0]
    named.sort(key=lambda person: person.mentions[0].start)
    return [person.name for person in named]


def as_json(text: str, quotations: Sequence[Quotation]) -> list[dict[str, Any]]:
    """The quotations of `text` as `reader extract --jsonl` writes them."""
    return [
        {
            "start": each.start,
            "end": each.end,
            "kind": str(each.kind),
            "speaker": each.speaker,
            "speaker_start": each.mention.start if each.mention else None,
            "speaker_end": each.mention.end if each.mention else None,
            "cue": normal_form(each.cue.of(text)) if each.cue else None,
            "confidence": each.confidence,
            "reason": each.reason,
        }
        for each in quotations
    ]


def _in_source(form: Normalized, found: Quotation) -> Quotation:
    """A quotation of a normal form, in the text as it is stored."""
    words = form.source(Span(found.start, found.end))
    return replace(
        found,
        start=words.start,
        end=words.end,
        mention=found.mention and form.source(found.mention),
        cue=found.cue and form.source(found.cue),
    )


def _quotation(discourse: Discourse, index: int, decision: Decision) -> Quotation:
    """Quotation `index` as others see it, by the decision for it."""
    quotation = discourse.article.quotations[index]
    segment, mention = quotation.segment, decision.candidate.mention
    if mention is None:
        kind, speaker, span = Kind.UNATTRIBUTED, None, None
    else:
        kind = kind_of(quotation)
        span = Span(mention.start, mention.end)
        speaker = decision.person.name if decision.person else span.of(discourse.article.text)
    return Quotation(
        segment.start,
        segment.end,
        kind,
        speaker,
        span,
        decision.cue,
        _role(decision.person),
        round(decision.confidence, 4),
        reason_of(discourse, index, decision),
    )


def _role(person: Person | None) -> str:
    """What the article first says a person is, in more than a title like Mr or Ms."""
    roles = person.roles if person else ()
    said = [role for role in roles if not lexicon.titles().get(role.lower())]
    return next((role for role in said if " " in role), said[0] if said else "")
