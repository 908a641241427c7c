"""What an input draws of what it holds, which stays as it was typed or pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from reader.text import show

if TYPE_CHECKING:
    from collections.abc import Iterator


def drawable(text: str) -> str:
    """`text` sign for sign: what `show` draws as another sign is that one, and what it leaves out
    stays, so that places in both are the same; `harmless` takes it away."""
    if show(text) == text:
        return text
    return "".join(drawn if len(drawn := show(sign)) == 1 else sign for sign in text)


def harmless(strip: Strip) -> Strip:
    """A line without what may not be drawn, as wide as it was."""
    if all(show(segment.text) == segment.text for segment in strip):
        return strip
    width = strip.cell_length
    return Strip(_shown(strip)).adjust_cell_length(width)


def _shown(strip: Strip) -> Iterator[Segment]:
    for segment in strip:
        yield Segment(show(segment.text), segment.style, segment.control)
