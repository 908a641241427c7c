"""An article as the later stages see it: lines of tokens, mentions, quoted segments."""

from __future__ import annotations

from dataclasses import dataclass

from reader.quotes.marks import Segment, segments
from reader.quotes.mentions import Mention, find_mentions
from reader.quotes.tokens import Line, capitalised, read_line
from reader.text import paragraphs


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted segment and where it stands."""

    segment: Segment
    line: int
    """Index of its line."""
    token: int
    """Index of its token in that line."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article read once."""

    text: str
    lines: list[Line]
    mentions: list[list[Mention]]
    """The mentions of each line."""
    quotes: list[Quote]


def parse(text: str) -> Parsed:
    """Read the paragraphs, quotations and mentions of `text`."""
    spans = paragraphs(text)
    by_line: list[list[Segment]] = [[] for _ in spans]
    for segment in segments(text, spans):
        by_line[segment.paragraph].append(segment)
    names = capitalised(text)
    lines = [
        read_line(text, span, found, names) for span, found in zip(spans, by_line, strict=True)
    ]
    quotes = [
        Quote(segment, index, token)
        for index, line in enumerate(lines)
        for segment, token in zip(by_line[index], line.quotes, strict=True)
    ]
    return Parsed(text, lines, [find_mentions(line) for line in lines], quotes)
