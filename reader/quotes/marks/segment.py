"""A quoted segment: the words between one pair of marks in one paragraph."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Segment:
    """The words between one pair of marks in one paragraph."""

    start: int
    end: int
    opening: int
    """Where the opening mark stands; `start` where a paragraph runs on without one."""
    closing: int
    """First code point after the closing mark; `end` where there is none."""
    paragraph: int
    """Index of its paragraph in `reader.text.paragraphs`."""
    continues: bool = False
    """It carries on the quotation of the paragraph before."""


def trimmed(
    text: str, start: int, end: int, opening: int, closing: int, paragraph: int, continues: bool
) -> Segment:
    """A segment without the white space inside its marks."""
    words = text[start:end]
    end = start + len(words.rstrip())
    start = min(end, start + len(words) - len(words.lstrip()))
    return Segment(start, end, opening, closing, paragraph, continues)
