"""What a mention is, apart from where it stands: a word for evidence to join with others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes import lexicon
from reader.quotes.mentions import NAME, PRONOUN, RELATIVE

if TYPE_CHECKING:
    from reader.quotes.mentions import Mention
    from reader.quotes.scene import Scene
    from reader.quotes.story import Story

ONE = frozenset({"one", "another"})
"""Words for one person that are no nouns."""


def is_one(head: str) -> bool:
    """Whether a noun, or "one", is for one person."""
    known = head.removeprefix("ex-") in lexicon.words("roles.txt")
    return (known or head.endswith("-old") or head in ONE) and head not in lexicon.words(
        "collectives.txt"
    )


def type_of(mention: Mention, tags: list[str]) -> str:
    """A name, which pronoun, or which phrase."""
    if mention.kind == NAME:
        return "N"
    tag = tags[mention.last]
    if mention.kind != PRONOUN:
        return "P" + tag[0]
    return "who" if tag in RELATIVE else tag


def sort_of(story: Story, line: int, mention: Mention) -> str:
    """What sort of thing a mention names, as far as the article shows."""
    if mention.kind != NAME:
        word = mention.words[-1].lower() if mention.kind == PRONOUN else "-"
        return "who" if word in RELATIVE else word
    person = story.people.of(line, mention)
    if person is None:
        return "?"
    if person.human < 0:
        return "G"
    known = person.human > 0
    kind = "P" if known else "M" if len(person.words) > 1 else "A" if person.name.isupper() else "S"
    return kind + ("s" if person in story.spoken else "")


def sameness(story: Story, scene: Scene, line: int, mention: Mention) -> str:
    """Whether a mention can be the last speaker."""
    last_line, other = scene.last
    if other is None:
        return "?"
    if last_line == line and other == mention:
        return "="
    if mention.kind == NAME:
        if scene.person is None:
            return "N" + other.kind[:2]
        return "same" if story.people.of(line, mention) is scene.person else "other"
    if mention.kind == PRONOUN:
        if other.kind == PRONOUN:
            return "samep" if mention.words[0].lower() == other.words[0].lower() else "otherp"
        if scene.person is not None and scene.person.sex:
            sex = {"he": "m", "she": "f"}.get(mention.words[0].lower(), "")
            return "fits" if sex == scene.person.sex else "unfit" if sex else "x"
    return mention.kind[:2] + other.kind[:2]
