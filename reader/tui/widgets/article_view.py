"""The reading pane: an article in a column, its quotations set off."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive, var
from textual.strip import Strip

from reader.model import Span
from reader.tui.article_layout import GUTTER, ArticleDocument, ArticleLayout, Columns, columns
from reader.tui.article_position import ArticlePosition, Viewport
from reader.tui.commands import bindings
from reader.tui.textual_internals import LinesView
from reader.tui.timers import run_after
from reader.tui.widgets.line_renderer import SPEAKER_COLOURS, LineRenderer, speaker_colours
from reader.tui.widgets.lines import draw

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType
    from textual.selection import Selection
    from textual.style import Style

EMPTY = ArticleDocument("", "", "")
SLICE = 0.004
"""Seconds a long article is laid out for before the keys are looked at again."""
PAUSE = 0.001
"""Seconds between two slices."""


class ArticleView(LinesView, can_focus=True):
    """One article. A quotation may be current; hits of a search may be marked."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("article")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article--title",
        "article--provenance",
        "article--quotation",
        "article--current",
        "article--hit",
        "article--selection",
        *(f"article--speaker-{n}" for n in range(SPEAKER_COLOURS + 1)),
    }

    document: reactive[ArticleDocument] = reactive(EMPTY, repaint=False)
    """The article shown."""
    current: reactive[int | None] = reactive[int | None](None, repaint=False)
    """Number of the quotation under the cursor."""
    hits: reactive[tuple[Span, ...]] = reactive[tuple[Span, ...]]((), repaint=False)
    """Words found by a search."""
    bookmarked: reactive[frozenset[int]] = reactive[frozenset[int]](frozenset(), repaint=False)
    """Numbers of the quotations that are bookmarked."""
    measure: reactive[int] = reactive(64, repaint=False)
    """Longest line, in cells."""
    name_speakers: reactive[bool] = reactive(True, repaint=False)
    """Whether speakers are named in the margin where there is room."""
    placeholder: var[Content] = var(Content(""))
    """Shown where there is no article."""

    class Scrolled(Message):
        """Another part of the article is on screen."""

        def can_replace(self, message: Message) -> bool:
            """Only where it ends up matters."""
            return isinstance(message, ArticleView.Scrolled)

    @dataclass
    class Pointed(Message):
        """A quotation was made current with the mouse, or none."""

        quotation: int | None

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._text_layout = ArticleLayout(EMPTY, 1)
        self._speaker_colours: dict[str | None, int] = {}
        self._position = ArticlePosition()

    # -- what others ask and tell -----------------------------------------------------------

    @property
    def _viewport(self) -> Viewport:
        return Viewport(self._text_layout, self.scroll_offset.y, self.size.height)

    @property
    def top(self) -> int:
        """The code point at the top of the pane; no other layout of the same words moves it."""
        return self._position.top(self._viewport)

    @property
    def fraction(self) -> float:
        """How much of the article has been on screen when read to the last line shown."""
        return self._viewport.fraction

    @property
    def at_end(self) -> bool:
        """Whether the last line is on screen."""
        return self._viewport.at_end

    def open(self, document: ArticleDocument, offset: int = 0) -> None:
        """Show an article, `offset` at the top."""
        self.hits = ()
        self.current = None
        self._position.forget_words()
        self.document = document
        self._go_to(offset)

    def reveal(self, span: Span) -> None:
        """Bring words on screen, with some lines before them; other lines keep them there."""
        self._scroll_to_line(self._position.reveal(span, self._viewport))

    def text_of(self, selection: Selection) -> str:
        """The stored text's own words under a selection made on screen."""
        return self._selected(selection).of(self.document.text)

    def _selected(self, selection: Selection) -> Span:
        first, last = selection
        start = self._offset_at(first or Offset(0, 0))
        end = len(self.document.text) if last is None else self._offset_at(last)
        return Span(start, end)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected words, as Textual asks for them."""
        return self.text_of(selection), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw what is selected now."""
        self.refresh()

    # -- state ------------------------------------------------------------------------------

    def watch_document(self, document: ArticleDocument) -> None:
        """Lay the new article out."""
        self._speaker_colours = speaker_colours(document)
        self._text_layout = ArticleLayout(document, 1)  # until there is room to lay it out in
        self._position = ArticlePosition()
        self._lay_out()

    def watch_measure(self) -> None:
        """Lay the article out in lines of another length."""
        self._lay_out()

    def watch_name_speakers(self) -> None:
        """Lay the article out anew: its column may move."""
        self._lay_out()

    def watch_current(self, _: int | None, current: int | None) -> None:
        """Show the current quotation."""
        if current is not None:
            quotation = self.document.quotations[current]
            self.reveal(Span(quotation.start, quotation.end))
        else:
            self._position.forget_words()
        self.refresh()

    def watch_bookmarked(self) -> None:
        """Mark what is bookmarked."""
        self.refresh()

    def watch_hits(self, hits: tuple[Span, ...]) -> None:
        """Mark what was found."""
        if not hits:
            self._position.forget_words()
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell how far the reading is."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Scrolled())

    def on_resize(self) -> None:
        """Lay the article out for another size, the same words at the top."""
        self._lay_out()

    # -- keys and mouse ---------------------------------------------------------------------

    def action_line(self, lines: int) -> None:
        """Scroll by lines."""
        self._scroll_to_line(self.scroll_offset.y + lines)

    def action_page(self, pages: int) -> None:
        """Scroll by what is on screen, two lines of it staying."""
        height = self.scrollable_content_region.height
        self._scroll_to_line(self.scroll_offset.y + pages * max(1, height - 2))

    def action_scroll_home(self) -> None:
        """Scroll to the beginning."""
        self._go_to(0)

    def action_scroll_end(self) -> None:
        """Scroll to the end."""
        self._go_to(len(self.document.text))

    def on_click(self, event: events.Click) -> None:
        """Make the quotation under the mouse current."""
        if self.text_selection is None:
            offset = self._offset_at(event.offset + self.scroll_offset)
            self.post_message(self.Pointed(self._text_layout.quotation_at(offset)))

    # -- layout -----------------------------------------------------------------------------

    def _columns(self) -> Columns:
        width = self.scrollable_content_region.width
        return columns(width, self.measure, margin=self.name_speakers)

    def _lay_out(self) -> None:
        if not self.size:
            return
        self._position.change_lines(self._viewport)
        self._text_layout = ArticleLayout(self.document, self._columns().measure)
        self._lay_on(self._text_layout)
        self.refresh()
        self.post_message(self.Scrolled())

    def _lay_on(self, layout: ArticleLayout) -> None:
        """Lay out more of an article, for so long that no key has to wait."""
        if layout is not self._text_layout:
            return
        is_first, end = not layout.lines, perf_counter() + SLICE
        layout.lay(lambda: layout.reaches(0, self.size.height) and perf_counter() > end)
        if is_first or layout.is_whole:
            self._fit()
        while (line := self._position.next_line(self._viewport)) is not None:
            self._fit()
            self._scroll_to_line(line)
        if not layout.is_whole:
            run_after(self, PAUSE, partial(self._lay_on, layout))
        elif not is_first:
            self.post_message(self.Scrolled())

    def _fit(self) -> None:
        """Let what is laid out be scrolled to."""
        self.virtual_size = Size(0, len(self._text_layout.lines) - 1)

    def _go_to(self, offset: int) -> None:
        """Put a code point at the top, at once or when it is laid out."""
        self._scroll_to_line(self._position.go_to(offset, self._viewport))

    def _scroll_to_line(self, line: int | None) -> None:
        if line is not None:
            self.scroll_to(y=line, animate=False, force=True)

    def _offset_at(self, place: Offset) -> int:
        """The code point at a place of the article, in cells; ends of lines are within reach."""
        lines = self._text_layout.lines
        if place.y >= len(lines):
            return len(self.document.text)
        line = lines[max(0, place.y)]
        cells = place.x - self._columns().left
        column, text = 0, line.text
        while column < len(text) and cells > Content(text[: column + 1]).cell_length - 1:
            column += 1
        return line.offset(column)

    # -- drawing ----------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        number = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if not self.document.text:
            style = self.get_visual_style("article--provenance")
            message = self.placeholder.pad_left(GUTTER) if y == 1 else Content("")
            return draw(self, message, style, width)
        if number >= len(self._text_layout.lines):
            return Strip.blank(width, self.visual_style.rich_style)
        marked = [("hit", hit) for hit in self.hits]
        if selection := self.text_selection:
            marked.append(("selection", self._selected(selection)))
        lines = LineRenderer(
            self._text_layout,
            self._columns(),
            self._style,
            self._speaker_colours,
            self.current,
            self.bookmarked,
            marked,
            self.name_speakers,
        )
        return draw(self, lines.render(number), self.visual_style, width).apply_offsets(0, number)

    def _style(self, name: str) -> Style:
        return self.get_visual_style(f"article--{name}", partial=True)
