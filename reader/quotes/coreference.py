"""Who a mention stands for, among the people of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.appositions import in_office
from reader.quotes.descriptions import described, is_demonym
from reader.quotes.groups import body, group
from reader.quotes.mentions import NAME, PHRASE, PRONOUN, RELATIVE, Mention, phrase_end
from reader.quotes.pronouns import SEX, antecedent

if TYPE_CHECKING:
    from reader.quotes.person import Person
    from reader.quotes.story import Story

_NEAR = 40
"""Tokens before "who", "which" or "that" among which is what it takes up."""
_UNTOLD = 0.9
"""What is left of the confidence where a pronoun is all that names the speaker."""


def person_of(story: Story, line: int, mention: Mention) -> tuple[Person | None, float]:
    """The person a mention stands for, if the article tells, and how sure that is.

    Where it does not, the mention's own words name the speaker: for a noun that is sure.
    """
    if mention.kind == PRONOUN:
        person, sure = _replaced(story, line, mention)
        return person, _UNTOLD if person is None else sure
    if mention.kind != NAME or is_demonym(story, line, mention):
        return described(story, line, mention)
    if (holder := in_office(story, line, mention)) is not None:
        return holder, 1.0
    person = story.people.of(line, mention) or story.people.called(mention.words)
    return person, story.people.sure(line, mention)


def _replaced(story: Story, line: int, mention: Mention) -> tuple[Person | None, float]:
    """Whom a pronoun stands for."""
    word = mention.words[0].lower()
    if word in SEX:
        return antecedent(story, line, mention)
    if word in RELATIVE:
        noun = taken_up(story, line, mention)
        return person_of(story, line, noun) if noun else (None, 1.0)
    if word == "it":
        return body(story, line, mention)
    return group(story, line, mention) if word == "they" else (None, 1.0)


def taken_up(story: Story, line: int, mention: Mention) -> Mention | None:
    """What "who", "which" or "that" takes up: the name or noun before it in the sentence.

    The mayor in "the mayor of Paris, who", but Ada Byron in "the wife of Ada Byron, who".
    """
    parsed = story.parsed.lines[line]
    near = story.heads_between(line, mention.first - _NEAR, mention.first)
    *others, last = near or [mention]
    if last.kind == PRONOUN or "." in parsed.tags[last.last + 1 : mention.first]:
        return None
    if others and others[-1].kind == PHRASE and phrase_end(parsed, others[-1]) == last.end:
        person = story.people.of(line, last)
        return last if person is not None and person.human > 0 else others[-1]
    return last
