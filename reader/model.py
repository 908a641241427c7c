"""The things Reader is about, as immutable data.

Offsets are half-open and count Unicode code points of `Article.text`, which nothing rewrites.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_FIRST_LINE = re.compile("\\s*([^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*)")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range `[start, end)` of code points in a text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of `text` the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article was cut from."""

    file: str
    """The file's name, without its folder."""
    first_line: int = 1
    """Its first line in that file, counted from 1."""
    last_line: int = 1


@dataclass(frozen=True, slots=True)
class Link:
    """Words of an article that lead somewhere."""

    span: Span
    url: str


@dataclass(frozen=True, slots=True)
class Article:
    """A news story."""

    id: str
    """Made from the text alone, so that the same story is never kept twice."""
    text: str
    """Headline and body, letter for letter as found; a paragraph is a line that is not blank."""
    source: str
    """Where it came from, in a word: a site, a paper, a seed file."""
    origin: Origin | None = None
    url: str = ""
    author: str = ""
    published: str = ""
    """ISO 8601 date or time, empty where it is not known."""
    language: str = ""
    """BCP 47 tag, such as "en" or "pt-BR"; empty where it is not known."""
    feed: str = ""
    """Address of the feed that brought it; empty where none did."""
    guid: str = ""
    """What the feed calls it."""
    links: tuple[Link, ...] = ()

    @property
    def title(self) -> str:
        """The headline, which is the first paragraph of the text; empty where that is blank."""
        found = _FIRST_LINE.match(self.text)
        return found[1].rstrip() if found else ""


class Kind(StrEnum):
    """How a quotation stands in its sentence."""

    DIRECT = "direct"
    """The speaker's own sentence."""
    MIXED = "mixed"
    """A fragment of the speaker's inside the writer's sentence."""
    UNATTRIBUTED = "unattributed"
    """Nobody is said to have said it: scare quotes, titles of works."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between one pair of quotation marks, and who is said to have said it."""

    start: int
    """First code point between the marks; the marks themselves are outside."""
    end: int
    kind: Kind = Kind.DIRECT
    speaker: str | None = None
    """The fullest name the article gives, or the mention's words; None where nobody is quoted."""
    mention: Span | None = None
    """The words that name the speaker of this quotation."""
    cue: Span | None = None
    """The reporting verb."""
    role: str = ""
    """What the article says the speaker is: "Kremlin spokesman"."""
    confidence: float = 0.0
    """Probability that the speaker is right, from 0 to 1."""
    reason: str = ""
    """Why this speaker, in words."""
    utterance: int = 0
    """Pieces split by their cue ("A," he said, "B") share the number of their utterance."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a list shows of an article, without its text."""

    id: str
    title: str
    source: str
    words: int
    quotations: int
    """Number of quotations in the article, those without a speaker included."""
    speaker: str = ""
    """Who is quoted most, by name; empty where nobody is."""
    published: str = ""
    feed: str = ""
    """Address of the feed that brought the article; empty where none did."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in an article held by its words, so that a new extraction cannot lose it."""

    exact: str
    """The words themselves."""
    start: int
    """Where they stood when the anchor was made."""
    prefix: str = ""
    """Up to 32 code points before them."""
    suffix: str = ""
    """Up to 32 code points after them."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An article, or a quotation in one, that the user keeps."""

    article: str
    """The article's id."""
    anchor: Anchor | None = None
    """The quotation; None where the whole article is meant."""
    speaker: str = ""
    """Who was shown to have said it when it was kept: a record, for when the article is gone."""
    title: str = ""
    """The article's headline when it was kept: a record likewise."""
    note: str = ""
    tags: tuple[str, ...] = ()
    created: str = ""
    """ISO 8601 time in UTC."""

    @property
    def key(self) -> str:
        """What makes it the same bookmark: the article, and the place in it."""
        return self.article if self.anchor is None else f"{self.article}:{self.anchor.start}"


@dataclass(frozen=True, slots=True)
class Correction:
    """Who said a quotation, by the user's word."""

    anchor: Anchor
    speaker: str | None
    """None where nobody said it."""
    made: str = ""
    """ISO 8601 time in UTC."""


@dataclass(frozen=True, slots=True)
class ArticleCorrections:
    """All that the user corrected in one article."""

    made: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadingState:
    """How far the user is with an article."""

    read: bool = False
    offset: int = 0
    """Code point at the top of the reading pane when the user left."""
