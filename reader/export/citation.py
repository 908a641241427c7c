"""What is exported: an article or a quotation, with all that citing it needs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    """An article, or a quotation in one, with all that citing it needs."""

    article: str
    """The article's id."""
    title: str
    """The article's headline."""
    source: str
    """Where the article came from: a site, a paper, a file."""
    author: str = ""
    url: str = ""
    published: str = ""
    """ISO 8601 date or time; empty where it is not known."""
    text: str = ""
    """The quotation, letter for letter; empty where the whole article is meant."""
    start: int = 0
    """Where the quotation begins in the article, in code points."""
    speaker: str = ""
    role: str = ""
    """What the article says the speaker is."""
    confidence: float | None = None
    """Probability that the speaker is right; None where nobody is named or it is not known."""
    kept: str = ""
    """ISO 8601 time at which the user bookmarked it, in their time zone."""
    note: str = ""
    tags: tuple[str, ...] = ()
