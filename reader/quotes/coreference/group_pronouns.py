"""What "it" and "they" stand for: an organisation, a paper, several people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.coreference.descriptions import described
from reader.quotes.coreference.organisations import may_be_organisation
from reader.quotes.coreference.subjects import apposed, mentions_before, person_meant, verb_tag
from reader.quotes.words.lexicon import means_one_person
from reader.quotes.words.mentions import NAME, PHRASE, Mention

if TYPE_CHECKING:
    from reader.quotes.coreference.discourse import Discourse
    from reader.quotes.people.person import Person

_CONFIDENCE = 0.8
"""How often "it" and "they" are given the right name, by estimate."""


def organisation_meant(discourse: Discourse, mention: Mention) -> tuple[Person | None, float]:
    """What "it" stands for: the first subject, the last speaker, or the subject above."""
    paragraph = mention.paragraph
    former = _things(discourse, paragraph - 1, None) if paragraph else []
    last = discourse.last_speaker()
    found = _things(discourse, paragraph, mention)[:1]
    found += [last] if last is not None and may_be_organisation(last) else []
    return next(iter(found + former), None), _CONFIDENCE


def group_meant(discourse: Discourse, mention: Mention) -> tuple[Person | None, float]:
    """Whom "they" stands for: those the paragraph is about, or the organisation that spoke last."""
    found = _several(discourse, mention)[:1] or _things(discourse, mention.paragraph, mention)
    last = discourse.last_speaker()
    if last is not None and last.human <= 0 and not last.is_place:
        found.append(last)
    return next((person for person in found if not person.is_place), None), _CONFIDENCE


def _things(discourse: Discourse, paragraph: int, before: Mention | None) -> list[Person]:
    """The subjects of a paragraph up to a mention that may be organisations."""
    found = []
    for mention in mentions_before(discourse, paragraph, before):
        if mention.kind == NAME or _is_noun(mention, "thing"):
            person = person_meant(discourse, mention) if verb_tag(discourse, mention) else None
            if person is not None and may_be_organisation(person):
                found.append(person)
    return found


def _several(discourse: Discourse, before: Mention) -> list[Person]:
    """The subjects before a mention in its paragraph that are nouns for several people."""
    return [
        described(discourse, mention)[0]
        for mention in mentions_before(discourse, before.paragraph, before)
        if _is_noun(mention, "role")
        and not means_one_person(mention.words[-1].lower())
        and verb_tag(discourse, mention)
    ]


def _is_noun(mention: Mention, tag: str) -> bool:
    """Whether a mention is a description by a noun with a tag, not set off behind a name."""
    noun = mention.kind == PHRASE and mention.tokens.tags[mention.last] == tag
    return noun and not apposed(mention)
