"""What "it" and "they" stand for: a body, a paper, several people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.bodies import may_be_body
from reader.quotes.descriptions import described
from reader.quotes.mentions import NAME, PHRASE, Mention
from reader.quotes.subjects import apposed, up_to, verb_tag, who
from reader.quotes.traits import is_one

if TYPE_CHECKING:
    from reader.quotes.person import Person
    from reader.quotes.story import Story

_BODY = 0.8
"""How often "it" and "they" are given the right name, by estimate."""


def body(story: Story, line: int, mention: Mention) -> tuple[Person | None, float]:
    """The body or paper "it" stands for: the first subject, the last speaker, the topic above."""
    former = _things(story, line - 1, None) if line else []
    last = story.speaker()
    found = _things(story, line, mention)[:1]
    found += [last] if last is not None and may_be_body(last) else []
    return next(iter(found + former), None), _BODY


def group(story: Story, line: int, mention: Mention) -> tuple[Person | None, float]:
    """Whom "they" stands for: the people or the body the paragraph is about, or that spoke last."""
    found = _several(story, line, mention)[:1] or _things(story, line, mention)
    last = story.speaker()
    if last is not None and last.human <= 0 and not last.is_place:
        found.append(last)
    return next((person for person in found if not person.is_place), None), _BODY


def _things(story: Story, line: int, before: Mention | None) -> list[Person]:
    """The subjects of a paragraph up to a mention that may be bodies."""
    found = []
    for mention in up_to(story, line, before):
        if mention.kind == NAME or _is_noun(story, line, mention, "thing"):
            person = who(story, line, mention) if verb_tag(story, line, mention) else None
            if person is not None and may_be_body(person):
                found.append(person)
    return found


def _several(story: Story, line: int, before: Mention) -> list[Person]:
    """The subjects of a paragraph up to a mention that are nouns for several people."""
    return [
        described(story, line, mention)[0]
        for mention in up_to(story, line, before)
        if _is_noun(story, line, mention, "role")
        and not is_one(mention.words[-1].lower())
        and verb_tag(story, line, mention)
    ]


def _is_noun(story: Story, line: int, mention: Mention, tag: str) -> bool:
    """Whether a mention is a description by a noun with a tag, not set off behind a name."""
    tags = story.parsed.lines[line].tags
    return mention.kind == PHRASE and tags[mention.last] == tag and not apposed(tags, mention)
