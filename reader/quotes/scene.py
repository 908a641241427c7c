"""What all candidates for one quotation have in common: its sentence, its cues, its look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.quotes.features import Shape, is_cue, sentence_bounds, shape_of
from reader.quotes.governors import Governor, governors

if TYPE_CHECKING:
    from reader.quotes.parsed import Quote
    from reader.quotes.people import Person
    from reader.quotes.story import Choice, Story
    from reader.quotes.tokens import Line

_FINAL = 3
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

    @property
    def edge(self) -> str:
        """How the quotation begins and ends."""
        return self.shape.form[:2]

    @property
    def alone(self) -> bool:
        """Whether the sentence is nothing but quotation."""
        return all(tag == "quote" for tag in self.line.tags[self.start : self.end])

    @property
    def final(self) -> bool:
        """Whether the cue after it ends the sentence, as in "…, the minister has said."."""
        return self.after >= 0 and self.after >= self.end - _FINAL

    @property
    def word(self) -> str:
        """The word before the quotation."""
        return self.line.words[self.quote.token - 1].lower() if self.quote.token else "^"

    @property
    def joined(self) -> bool:
        """Whether the cue before it has no subject of its own but shares an earlier verb's."""
        tags = self.line.tags
        return self.before > 0 and (
            tags[self.before][-1] == "G" or tags[self.before - 1] in _SHARING
        )


def scene_of(story: Story, index: int) -> Scene:
    """The scene of quotation `index`."""
    quotes = story.parsed.quotes
    quote = quotes[index]
    line = story.parsed.lines[quote.line]
    start, end = sentence_bounds(line.tags, quote.token)
    cues = [token for token in range(start, end) if is_cue(line.tags[token])]
    before = max((token for token in cues if token < quote.token), default=-1)
    previous = "-"
    if index and quotes[index - 1].line == quote.line:
        previous = "s" if quotes[index - 1].token >= start else "p"
    return Scene(
        index=index,
        quote=quote,
        line=line,
        shape=shape_of(story.parsed, quote),
        last=story.speakers[index - 1] if index else (-1, None),
        person=story.speaker(),
        start=start,
        end=end,
        before=before,
        after=min((token for token in cues if token > quote.token), default=-1),
        outer=cues[0] if cues else -1,
        clause=_clause(story, quote.line, start, before),
        governors=governors(story, quote.line, start, quote.token),
        previous=previous,
    )


def _clause(story: Story, line: int, start: int, cue: int) -> str:
    tags = story.parsed.lines[line].tags
    for mention in story.heads_between(line, start, cue):
        if story.verb(line, mention)[1] == cue:
            return tags[mention.first - 1] if mention.first else "^"
    return ""
