"""What all candidates for one quotation have in common: its sentence, its cues, its look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.quotes.features import Shape, is_cue, sentence_bounds, shape_of
from reader.quotes.governors import Governor, governors

if TYPE_CHECKING:
    from reader.quotes.parsed import Quote
    from reader.quotes.person import Person
    from reader.quotes.story import Choice, Story
    from reader.quotes.tokens import Line

FINAL = 3
"""Tokens from the end of the sentence a final cue stands at most."""
_SHARING = frozenset({"and", "but", "or", ",", "to"})
"""Tags before a verb that shares the subject of an earlier one."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One quotation and its surroundings."""

    index: int
    quote: Quote
    line: Line
    shape: Shape
    last: Choice
    """The mention that was chosen for the quotation before."""
    person: Person | None
    """Who that is."""
    start: int
    end: int
    """The tokens of the sentence."""
    before: int
    after: int
    """The nearest cue on each side in the sentence, or -1."""
    outer: int
    """The first cue of the sentence, or -1."""
    clause: str
    """The tag that leads into the clause of the cue before it ("that", "prep"), or ""."""
    governors: list[Governor]
    """The verbs before it that it depends on, the nearest first."""
    previous: str
    """"s" if a quotation stands before it in the sentence, "p" if in the paragraph, else "-"."""

    edge: str
    """How the quotation begins and ends."""
    alone: bool
    """Whether the sentence is nothing but quotation."""
    final: bool
    """Whether the cue after it ends the sentence, as in "…, the minister has said."."""
    word: str
    """The word before the quotation."""
    joined: bool
    """Whether the cue before it has no subject of its own but shares an earlier verb's."""


def scene_of(story: Story, index: int) -> Scene:
    """The scene of quotation `index`."""
    quotes = story.parsed.quotes
    quote = quotes[index]
    line = story.parsed.lines[quote.line]
    tags, token = line.tags, quote.token
    start, end = sentence_bounds(tags, token)
    cues = [at for at in range(start, end) if is_cue(tags[at])]
    before = max((at for at in cues if at < token), default=-1)
    after = min((at for at in cues if at > token), default=-1)
    previous = "-"
    if index and quotes[index - 1].line == quote.line:
        previous = "s" if quotes[index - 1].token >= start else "p"
    shape = shape_of(story.parsed, quote)
    return Scene(
        index=index,
        quote=quote,
        line=line,
        shape=shape,
        last=story.speakers[index - 1] if index else (-1, None),
        person=story.speaker(),
        start=start,
        end=end,
        before=before,
        after=after,
        outer=cues[0] if cues else -1,
        clause=_clause(story, quote.line, start, before),
        governors=governors(story, quote.line, start, token),
        previous=previous,
        edge=shape.form[:2],
        alone=all(tag == "quote" for tag in tags[start:end]),
        final=after >= max(0, end - FINAL),
        word=line.words[token - 1].lower() if token else "^",
        joined=before > 0 and (tags[before][-1] == "G" or tags[before - 1] in _SHARING),
    )


def _clause(story: Story, line: int, start: int, cue: int) -> str:
    tags = story.parsed.lines[line].tags
    for mention in story.heads_between(line, start, cue):
        if story.verb(line, mention)[1] == cue:
            return tags[mention.first - 1] if mention.first else "^"
    return ""
