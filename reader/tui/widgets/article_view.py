"""The reading pane: an article in a column, its quotations set off."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.content import Span as Styled
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive, var
from textual.strip import Strip

from reader.model import Span
from reader.quotes import UNCERTAIN
from reader.tui.formatting import brief
from reader.tui.page import GUTTER, MARGIN, Columns, Document, Line, Page, Part, columns
from reader.tui.widgets.lines import draw
from reader.tui.widgets.scrolling import LinesView

if TYPE_CHECKING:
    from textual import events
    from textual.selection import Selection
    from textual.style import Style

TINTS = 6
"""Colours for speakers; in the order they are first quoted, round and round."""
EMPTY = Document("", "", "")
SLICE = 0.004
"""Seconds a long article is laid out for before the keys are looked at again."""
PAUSE = 0.001
"""Seconds between two slices."""


class ArticleView(LinesView, can_focus=True):
    """One article. A quotation may be current; hits of a search may be marked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "line(1)", "Down", show=False, id="page.down"),
        Binding("up,k", "line(-1)", "Up", show=False, id="page.up"),
        Binding("pagedown,ctrl+d", "page(1)", "Page down", show=False, id="page.page_down"),
        Binding("pageup,ctrl+u", "page(-1)", "Page up", show=False, id="page.page_up"),
        Binding("home,g", "scroll_home", "Beginning", show=False, id="page.first"),
        Binding("end,G", "scroll_end", "End", show=False, id="page.last"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article--title",
        "article--provenance",
        "article--quotation",
        "article--current",
        "article--hit",
        "article--selection",
        *(f"article--speaker-{n}" for n in range(TINTS + 1)),
    }

    document: reactive[Document] = reactive(EMPTY, repaint=False)
    """The article shown."""
    current: reactive[int | None] = reactive[int | None](None, repaint=False)
    """Number of the quotation under the cursor."""
    hits: reactive[tuple[Span, ...]] = reactive[tuple[Span, ...]]((), repaint=False)
    """Words found by a search."""
    kept: reactive[frozenset[int]] = reactive[frozenset[int]](frozenset(), repaint=False)
    """Numbers of the quotations that are bookmarked."""
    measure: reactive[int] = reactive(64, repaint=False)
    """Longest line, in cells."""
    name_speakers: reactive[bool] = reactive(True, repaint=False)
    """Whether speakers are named in the margin where there is room."""
    placeholder: var[Content] = var(Content(""))
    """Shown where there is no article."""

    @dataclass
    class Scrolled(Message):
        """Another part of the article is on screen."""

        offset: int
        """Code point at the top."""

        def can_replace(self, message: Message) -> bool:
            """Only where it ends up matters."""
            return isinstance(message, ArticleView.Scrolled)

    @dataclass
    class Pointed(Message):
        """A quotation was made current with the mouse, or none."""

        quotation: int | None

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._page = Page(EMPTY, 1)
        self._page.lay()
        self._tints: dict[str, int] = {}
        self._place = 0
        """Code point asked for at the top: the line that holds it may begin before it."""
        self._place_line = 0
        """The line at the top when the view is at that place."""
        self._is_to_go = False
        """Whether the view is to go to that place as soon as it is laid out."""
        self._sought: Span | None = None
        """Words that were to be brought on screen last: a quotation, a hit."""
        self._is_to_reveal = False
        """Whether they are to be brought there as soon as they are laid out."""
        self._is_to_keep = False
        """The same for words that were there before the lines changed."""
        self._height = 0
        """Lines on screen when it was last laid out."""

    # -- what others ask and tell -----------------------------------------------------------

    @property
    def top(self) -> int:
        """The code point at the top of the pane; no other layout of the same words moves it."""
        if self._is_to_go or not self._is_laid_out:
            return self._place
        number = min(self.scroll_offset.y, len(self._page.lines) - 1)
        # Where the pane has grown at the end of the article, Textual has moved it already.
        has_moved = self.at_end and self.scrollable_content_region.height > self._height
        if number == self._place_line or (has_moved and number < self._place_line):
            return self._place
        return self._page.lines[number].source.start

    @property
    def _is_laid_out(self) -> bool:
        """Whether the page is the document's: in a small terminal the pane may be hidden."""
        return self._page.document is self.document

    def _reaches(self, offset: int) -> bool:
        """Whether a code point is laid out, and the lines after it that fill the pane: without
        them it could not be scrolled to the top."""
        return self._is_laid_out and self._page.reaches(offset, self.size.height)

    @property
    def fraction(self) -> float:
        """How much of the article has been on screen when read to the last line shown."""
        if not self._is_laid_out:
            return 0.0
        lines = self._page.lines
        total, seen = len(lines) - 1, self.scroll_offset.y + self.scrollable_content_region.height
        if not self._page.is_whole:
            last = lines[max(0, min(seen, total))]
            return last.source.start / len(self.document.text)
        return min(1.0, seen / total) if total > 0 else 1.0

    @property
    def at_end(self) -> bool:
        """Whether the last line is on screen."""
        return self._page.is_whole and self.scroll_offset.y >= self.max_scroll_y

    def open(self, document: Document, offset: int = 0) -> None:
        """Show an article, `offset` at the top."""
        self.hits = ()
        self.current = None
        self._sought = None
        self.document = document
        self._go_to(offset)

    def reveal(self, span: Span) -> None:
        """Bring words on screen, with some lines before them; other lines keep them there."""
        self._sought, self._is_to_keep = span, False
        self._is_to_reveal = not self._reaches(span.end - 1)
        if self._is_to_reveal:
            return
        first, last = self._lines_of(span)
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if self._is_to_go:  # to what is not laid out yet, far behind these words
            self._is_to_go = False
            self._place, self._place_line = self._page.lines[top].source.start, top
        if not (top <= first and last < top + height):
            self._scroll_to_line(max(0, first - height // 3))

    def _keep(self, span: Span) -> None:
        """Scroll as little as brings words on screen. The reading goes on from where it was."""
        self._is_to_keep = False
        first, last = self._lines_of(span)
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        line = min(first, max(top, last + 1 - height))
        if line != top:
            self._scroll_to_line(line)
            self._place_line = line

    def _lines_of(self, span: Span) -> tuple[int, int]:
        """The first line and the last that show words."""
        return self._page.line_of(span.start), self._page.line_of(span.end - 1)

    def _is_on_screen(self, span: Span) -> bool:
        """Whether words begin on screen, as it was laid out last or as it is now."""
        height = max(self._height, self.scrollable_content_region.height)
        return 0 <= self._page.line_of(span.start) - self.scroll_offset.y < height

    def text_of(self, selection: Selection) -> str:
        """The stored text's own words under a selection made on screen."""
        start = self._offset_at(selection.start or Offset(0, 0))
        end = (
            self._offset_at(selection.end) if selection.end is not None else len(self.document.text)
        )
        return self.document.text[start:end]

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected words, as Textual asks for them."""
        return self.text_of(selection), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw what is selected now."""
        self.refresh()

    # -- state ------------------------------------------------------------------------------

    def watch_document(self, document: Document) -> None:
        """Lay the new article out."""
        speakers = dict.fromkeys(q.speaker for q in document.quotations if q.speaker)
        self._tints = {speaker: n % TINTS + 1 for n, speaker in enumerate(speakers)}
        self._lay_out()

    def watch_measure(self) -> None:
        """Other lines."""
        self._lay_out(keep_place=True)

    def watch_name_speakers(self) -> None:
        """The column may move."""
        self._lay_out(keep_place=True)

    def watch_current(self, _: int | None, current: int | None) -> None:
        """Show the current quotation."""
        if current is not None:
            quotation = self.document.quotations[current]
            self.reveal(Span(quotation.start, quotation.end))
        else:
            self._sought = None
        self.refresh()

    def watch_kept(self) -> None:
        """Mark what is bookmarked."""
        self.refresh()

    def watch_hits(self, hits: tuple[Span, ...]) -> None:
        """Mark what was found."""
        if not hits:
            self._sought = None
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell how far the reading is."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Scrolled(self.top))

    def on_resize(self) -> None:
        """Other lines, the same words at the top."""
        self._lay_out(keep_place=True)

    # -- keys and mouse ---------------------------------------------------------------------

    def action_line(self, lines: int) -> None:
        """Scroll by lines."""
        self._scroll_to_line(self.scroll_offset.y + lines)

    def action_page(self, pages: int) -> None:
        """Scroll by what is on screen, two lines of it staying."""
        height = self.scrollable_content_region.height
        self._scroll_to_line(self.scroll_offset.y + pages * max(1, height - 2))

    def action_scroll_home(self) -> None:
        """To the beginning."""
        self._go_instead(0)

    def action_scroll_end(self) -> None:
        """To the end."""
        self._go_instead(len(self.document.text))

    def on_click(self, event: events.Click) -> None:
        """Make the quotation under the mouse current."""
        if self.text_selection is None:
            offset = self._offset_at(event.offset + self.scroll_offset)
            self.post_message(self.Pointed(self._page.quotation_at(offset)))

    # -- layout -----------------------------------------------------------------------------

    def _columns(self) -> Columns:
        width = self.scrollable_content_region.width
        return columns(width, self.measure, margin=self.name_speakers)

    def _lay_out(self, *, keep_place: bool = False) -> None:
        if not self.size:
            return
        top, sought = self.top, self._sought
        is_there = sought is not None and (self._is_to_keep or self._is_on_screen(sought))
        self._is_to_keep = keep_place and is_there
        self._page = Page(self.document, self._columns().measure)
        if keep_place:
            self._place, self._is_to_go = top, True
        self._height = self.scrollable_content_region.height
        self._lay_on(self._page)
        self.refresh()
        self.post_message(self.Scrolled(self.top))

    def _lay_on(self, page: Page) -> None:
        """Lay out more of a page, for so long that no key has to wait."""
        if page is not self._page:
            return
        is_first, end = not page.lines, perf_counter() + SLICE
        page.lay(lambda: page.reaches(0, self.size.height) and perf_counter() > end)
        is_awaited = self._is_to_go and self._reaches(self._place)
        sought = self._sought if self._is_to_reveal or self._is_to_keep else None
        if sought and not self._reaches(sought.end - 1):
            sought = None
        if is_first or is_awaited or sought or page.is_whole:
            self.virtual_size = Size(0, max(0, len(page.lines) - 1))
        if is_awaited:
            self._go_to(self._place)
        if sought and self._is_to_reveal:
            self.reveal(sought)
        elif sought and not self._is_to_go:
            self._keep(sought)
        if not page.is_whole:
            self.set_timer(PAUSE, partial(self._lay_on, page))
        elif not is_first:
            self.post_message(self.Scrolled(self.top))

    def _go_to(self, offset: int) -> None:
        """Put a code point at the top, at once or when it is laid out."""
        self._place = offset
        self._is_to_go = not self._reaches(offset)
        if not self._is_to_go:
            self._place_line = self._page.line_of(offset) if offset else 0
            self._scroll_to_line(self._place_line)

    def _go_instead(self, offset: int) -> None:
        """The same in place of all that waits for its lines."""
        self._is_to_reveal = self._is_to_keep = False
        self._go_to(offset)

    def _scroll_to_line(self, line: int) -> None:
        self.scroll_to(y=line, animate=False, force=True)

    def _offset_at(self, place: Offset) -> int:
        """The code point at a place of the page, in cells; ends of lines are within reach."""
        lines = self._page.lines
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
        """One line of the screen."""
        number = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if not self.document.text:
            style = self.get_visual_style("article--provenance")
            message = self.placeholder.pad_left(GUTTER) if y == 1 else Content("")
            return draw(self, message, style, width)
        if number >= len(self._page.lines) or not self._is_laid_out:
            return Strip.blank(width, self.visual_style.rich_style)
        line = self._page.lines[number]
        left, measure, right = self._columns()
        content = Content.assemble(
            self._gutter(line, left),
            self._words(line).pad_right(max(0, measure - Content(line.text).cell_length)),
            self._margin(number, right),
        )
        return draw(self, content, self.visual_style, width).apply_offsets(0, number)

    def _words(self, line: Line) -> Content:
        quotations, source = self.document.quotations, line.source
        spans: list[Styled] = []
        if line.part is Part.TITLE:
            spans.append(Styled(0, len(line.text), self._style("title")))
        elif line.part is Part.PROVENANCE:
            spans.append(Styled(0, len(line.text), self._style("provenance")))
        for number in self._page.quotations_on(line):
            quotation = quotations[number]
            style = self._tint(number) + self._style("quotation")
            if number == self.current:
                style += self._style("current")
            spans.append(Styled(line.column(quotation.start), line.column(quotation.end), style))
        if line.part in (Part.TITLE, Part.BODY):
            for hit in self.hits:
                if hit.start < source.end and source.start < hit.end:
                    start, end = line.column(hit.start), line.column(hit.end)
                    spans.append(Styled(start, end, self._style("hit")))
        if selected := self._selected(line):
            spans.append(Styled(selected.start, selected.end, self._style("selection")))
        return Content(line.text, spans)

    def _selected(self, line: Line) -> Span | None:
        selection = self.text_selection
        if selection is None or line.part not in (Part.TITLE, Part.BODY):
            return None
        start = self._offset_at(selection.start or Offset(0, 0))
        end = (
            self._offset_at(selection.end) if selection.end is not None else len(self.document.text)
        )
        source = line.source
        if start >= source.end or end <= source.start:
            return None
        return Span(line.column(start), line.column(end))

    def _gutter(self, line: Line, width: int) -> Content:
        """A bar beside lines with a quotation, bolder beside the current one; a star if kept."""
        on_line = self._page.quotations_on(line)
        if not on_line or width < GUTTER:
            return Content(" " * width)
        current = self.current in on_line
        number = self.current if current and self.current is not None else on_line[0]
        sign = "▌" if current else "▏"
        begins = [n for n in on_line if self.document.quotations[n].start >= line.source.start]
        star = "★" if self.kept.intersection(begins) else " "
        bar = (sign, self._tint(number))
        return Content.assemble(" " * (width - GUTTER), (star, "$text-warning"), bar, " ")

    def _margin(self, number: int, width: int) -> Content:
        """The speaker, on the first line of a quotation that has one and room beside it."""
        if not self.name_speakers or width < MARGIN:
            return Content(" " * width)
        line = self._page.lines[number]
        for quotation_number in self._page.quotations_on(line):
            quotation = self.document.quotations[quotation_number]
            if quotation.speaker and line.source.start <= quotation.start:
                name = brief(quotation.speaker.rpartition(" ")[2])
                name += "?" * (quotation.confidence < UNCERTAIN)
                style = self._tint(quotation_number)
                label = Content(f" {name}").truncate(width - 1, ellipsis=True)
                return label.stylize(style).pad_right(width - label.cell_length)
        return Content(" " * width)

    def _tint(self, number: int) -> Style:
        speaker = self.document.quotations[number].speaker
        return self._style(f"speaker-{self._tints.get(speaker or '', 0)}")

    def _style(self, name: str) -> Style:
        return self.get_visual_style(f"article--{name}", partial=True)
