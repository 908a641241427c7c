"""Who a mention stands for, among the people of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.descriptions import described
from reader.quotes.mentions import NAME, PRONOUN, Mention
from reader.quotes.pronouns import SEX, antecedent, body

if TYPE_CHECKING:
    from reader.quotes.people import Person
    from reader.quotes.story import Story

_DESCRIBED = 0.95
"""How often a description is given the right name, by estimate."""


def person_of(story: Story, line: int, mention: Mention) -> tuple[Person | None, float]:
    """The person a mention stands for, if the article tells, and how sure that is.

    Where it does not, the mention's own words name the speaker, and that is sure.
    """
    if mention.kind == NAME:
        person = story.people.of(line, mention) or story.people.called(mention.words)
        return person, story.people.sure(line, mention)
    if mention.kind == PRONOUN:
        word = mention.words[0].lower()
        if word in SEX or word == "who":
            return antecedent(story, line, mention)
        return (body(story, line, mention) if word == "it" else None), 1.0
    person = described(story, line, mention)
    return person, _DESCRIBED if person.named else 1.0
