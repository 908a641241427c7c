"""An article as all stages after the marks see it: tokens, mentions and quotations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.quotes.marks.segmentation import segments
from reader.quotes.words.mentions import Mention, find_mentions
from reader.quotes.words.tokens import Tokens, capitalised, tokenize
from reader.text import paragraphs

if TYPE_CHECKING:
    from reader.quotes.marks.segment import Segment


@dataclass(frozen=True, slots=True)
class ParsedQuotation:
    """A quoted segment and where it stands among the tokens."""

    segment: Segment
    text: str
    """The words between the marks."""
    tokens: Tokens
    """The tokens of its paragraph."""
    token: int
    """Index of its token among them."""

    @property
    def paragraph(self) -> int:
        """Index of its paragraph."""
        return self.tokens.paragraph


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """The text of an article, its tokens, its mentions and its quotations."""

    text: str
    tokens: list[Tokens]
    """The tokens of each paragraph."""
    mentions: list[list[Mention]]
    """The mentions of each paragraph."""
    quotations: list[ParsedQuotation]


def parse(text: str) -> ParsedArticle:
    """Find the tokens, mentions and quotations of an article."""
    spans = paragraphs(text)
    by_paragraph: list[list[Segment]] = [[] for _ in spans]
    for segment in segments(text, spans):
        by_paragraph[segment.paragraph].append(segment)
    names = capitalised(text)
    tokens = [
        tokenize(text, paragraph, spans[paragraph], found, names)
        for paragraph, found in enumerate(by_paragraph)
    ]
    quotations = [
        ParsedQuotation(segment, text[segment.start : segment.end], each, token)
        for each in tokens
        for segment, token in zip(by_paragraph[each.paragraph], each.quoted, strict=True)
    ]
    return ParsedArticle(text, tokens, [find_mentions(each) for each in tokens], quotations)
