"""Drawing lines of text for Textual's Line API."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content
    from textual.style import Style
    from textual.widget import Widget

    from reader.tui.textual_internals import LinesView


def draw(widget: Widget, line: Content, style: Style, width: int) -> Strip:
    """One line of `line`, cut or filled to `width` cells, over `style`.

    Spans may name theme variables ("$text-muted"); no text is ever parsed as markup.
    """
    parse = widget.app.stylesheet.parse_style
    segments = [
        Segment(text, part.rich_style) for text, part in line.render(style, "", parse_style=parse)
    ]
    return Strip(segments).adjust_cell_length(width, style.rich_style).simplify()


def refresh_changed(
    view: LinesView, before: Sequence[tuple[bool, Content]], after: Sequence[tuple[bool, Content]]
) -> None:
    """Draw the lines on screen that were something else; all if there were none, or are none.

    A line is (is it emphasised, what it says).
    """
    if not before or not after:
        view.refresh()
        return
    width = view.scrollable_content_region.width
    for y, (old, new) in enumerate(zip_longest(before, after)):
        if not (old and new and old[0] == new[0] and old[1].is_same(new[1])):
            view.refresh(Region(0, y, width, 1))
