"""Traits of a mention apart from where it stands, each as a word for features to be made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.words.mentions import NAME, PRONOUN, RELATIVE

if TYPE_CHECKING:
    from reader.quotes.attribution.quotation_context import QuotationContext
    from reader.quotes.coreference.discourse import Discourse
    from reader.quotes.words.mentions import Mention


def form_of(mention: Mention) -> str:
    """The form of a mention: a name, which pronoun, or a phrase by its noun."""
    if mention.kind == NAME:
        return "N"
    tag = mention.tokens.tags[mention.last]
    if mention.kind != PRONOUN:
        return "P" + tag[0]
    return "who" if tag in RELATIVE else tag


def referent_of(discourse: Discourse, mention: Mention) -> str:
    """What a mention refers to, as far as the article shows: a person or not, known or not."""
    if mention.kind != NAME:
        word = mention.words[-1].lower() if mention.kind == PRONOUN else "-"
        return "who" if word in RELATIVE else word
    person = discourse.people.of(mention)
    if person is None:
        return "?"
    if person.human < 0:
        return "G"
    known = person.human > 0
    kind = "P" if known else "M" if len(person.words) > 1 else "A" if person.name.isupper() else "S"
    return kind + ("s" if person in discourse.spoken else "")


def speaker_continuity(context: QuotationContext, mention: Mention) -> str:
    """Whether a mention can mean the last speaker."""
    other = context.last_mention
    if other is None:
        return "?"
    if other == mention:
        return "="
    if mention.kind == NAME:
        if context.last_speaker is None:
            return "N" + other.kind[:2]
        return "same" if context.discourse.people.of(mention) is context.last_speaker else "other"
    if mention.kind == PRONOUN:
        if other.kind == PRONOUN:
            return "samep" if mention.words[0].lower() == other.words[0].lower() else "otherp"
        if context.last_speaker is not None and context.last_speaker.sex:
            sex = {"he": "m", "she": "f"}.get(mention.words[0].lower(), "")
            return "fits" if sex == context.last_speaker.sex else "unfit" if sex else "x"
    return mention.kind[:2] + other.kind[:2]
