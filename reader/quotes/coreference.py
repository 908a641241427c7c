"""Who a mention stands for, among the people of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.descriptions import described
from reader.quotes.mentions import NAME, PRONOUN, Mention
from reader.quotes.pronouns import SEX, antecedent

if TYPE_CHECKING:
    from reader.quotes.people import Person
    from reader.quotes.story import Story


def person_of(story: Story, line: int, mention: Mention) -> Person | None:
    """The person a mention stands for, or None where the article does not tell."""
    if mention.kind == NAME:
        return story.people.of(line, mention) or story.people.called(mention.words)
    if mention.kind == PRONOUN:
        word = mention.words[0].lower()
        return antecedent(story, line, mention) if word in SEX or word == "who" else None
    return described(story, line, mention)
