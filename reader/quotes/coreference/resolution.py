"""Who a mention stands for among the people of the article, whatever kind of mention it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.coreference.appositions import office_holder
from reader.quotes.coreference.descriptions import described, is_demonym
from reader.quotes.coreference.group_pronouns import group_meant, organisation_meant
from reader.quotes.coreference.pronouns import antecedent
from reader.quotes.words.lexicon import PRONOUN_SEX
from reader.quotes.words.mentions import NAME, PHRASE, PRONOUN, RELATIVE, Mention, phrase_end

if TYPE_CHECKING:
    from reader.quotes.coreference.discourse import Discourse
    from reader.quotes.people.person import Person

_NEAR = 40
"""Tokens before "who", "which" or "that" among which is what it takes up."""
_UNRESOLVED = 0.9
"""What is left of the confidence where a pronoun is all that names the speaker."""


def person_of(discourse: Discourse, mention: Mention) -> tuple[Person | None, float]:
    """The person a mention stands for, if the article tells, and how sure that is.

    Where it does not, the mention's own words name the speaker: for a noun that is sure.
    """
    if mention.kind == PRONOUN:
        person, sure = _of_pronoun(discourse, mention)
        return person, _UNRESOLVED if person is None else sure
    if mention.kind != NAME or is_demonym(mention):
        return described(discourse, mention)
    if (holder := office_holder(discourse, mention)) is not None:
        return holder, 1.0
    person = discourse.people.of(mention) or discourse.people.called(mention.words)
    return person, discourse.people.sure(mention)


def _of_pronoun(discourse: Discourse, mention: Mention) -> tuple[Person | None, float]:
    """The person, or the organisation, a pronoun stands for, and how sure that is."""
    word = mention.words[0].lower()
    if word in PRONOUN_SEX:
        return antecedent(discourse, mention)
    if word in RELATIVE:
        noun = relative_antecedent(discourse, mention)
        return person_of(discourse, noun) if noun else (None, 1.0)
    if word == "it":
        return organisation_meant(discourse, mention)
    return group_meant(discourse, mention) if word == "they" else (None, 1.0)


def relative_antecedent(discourse: Discourse, mention: Mention) -> Mention | None:
    """What "who", "which" or "that" takes up: the name or noun before it in the sentence.

    The mayor in "the mayor of Paris, who", but Ada Byron in "the wife of Ada Byron, who".
    """
    first = mention.first
    near = discourse.heads_between(mention.paragraph, first - _NEAR, first)
    *others, last = near or [mention]
    if last.kind == PRONOUN or "." in mention.tokens.tags[last.last + 1 : first]:
        return None
    if others and others[-1].kind == PHRASE and phrase_end(others[-1]) == last.end:
        person = discourse.people.of(last)
        return last if person is not None and person.human > 0 else others[-1]
    return last
