"""Who a pronoun or a description stands for, among the people of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.mentions import NAME, PRONOUN, Mention

if TYPE_CHECKING:
    from reader.quotes.candidates import Story
    from reader.quotes.people import Person

_SEX = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}


def person_of(story: Story, line: int, mention: Mention) -> Person | None:
    """The person a mention stands for, or None where the article does not tell."""
    if mention.kind == NAME:
        return story.people.of(line, mention)
    if mention.kind != PRONOUN:
        return None
    word = mention.words[0].lower()
    if word == "who":
        return _before(story, line, mention, "")
    sex = _SEX.get(word)
    if sex is None:
        return None
    return _before(story, line, mention, sex)


def _before(story: Story, line: int, mention: Mention, sex: str) -> Person | None:
    for back in range(4):
        index = line - back
        if index < 0:
            break
        names = [
            (m, p)
            for m in story.parsed.mentions[index]
            if m.kind == NAME and (back or m.last < mention.first)
            if (p := story.people.of(index, m)) is not None
            if not (p.sex and sex and p.sex != sex) and (p.sex or p.titled or len(p.words) > 1)
        ]
        subjects = [
            p
            for m, p in names
            if (index, m.start) in story.verbs and story.verbs[index, m.start][0]
        ]
        if subjects:
            return subjects[0] if back else subjects[-1]
        if names:
            return names[0][1]
    return None
