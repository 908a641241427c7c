"""Drawing lines of text for Textual's Line API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

if TYPE_CHECKING:
    from textual.content import Content
    from textual.style import Style
    from textual.widget import Widget


def draw(widget: Widget, line: Content, style: Style, width: int) -> Strip:
    """One line of `line`, cut or filled to `width` cells, over `style`.

    Spans may name theme variables ("$text-muted"); no text is ever parsed as markup.
    """
    parse = widget.app.stylesheet.parse_style
    segments = [
        Segment(text, part.rich_style) for text, part in line.render(style, "", parse_style=parse)
    ]
    return Strip(segments).adjust_cell_length(width, style.rich_style).simplify()
