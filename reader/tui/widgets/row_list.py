"""A list that formats only the rows on screen, however many there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from reader.tui.commands import bindings
from reader.tui.textual_internals import LinesView
from reader.tui.widgets.lines import draw, refresh_changed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.binding import BindingType

Row = TypeVar("Row")


class RowList(LinesView, Generic[Row], can_focus=True):
    """Rows of one or more lines each, one under the cursor.

    Scrolling counts rows, not lines, so that no height is asked for but of the rows on screen:
    a hundred thousand rows cost what ten do.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("list")
    COMPONENT_CLASSES: ClassVar[set[str]] = {"row-list--cursor", "row-list--empty"}

    cursor: reactive[int] = reactive(0, repaint=False)
    """Index of the row under the cursor."""
    placeholder: reactive[Content] = reactive(Content(""))
    """Shown where there are no rows."""

    @dataclass
    class Moved(Message):
        """The cursor is on another row."""

        row_list: RowList[Any]
        index: int

        @property
        def control(self) -> RowList[Any]:
            """The list."""
            return self.row_list

        def can_replace(self, message: Message) -> bool:
            """Only where the cursor ends up matters."""
            return isinstance(message, RowList.Moved)

    @dataclass
    class Chosen(Message):
        """A row was chosen, with Enter or the mouse."""

        row_list: RowList[Any]
        index: int

        @property
        def control(self) -> RowList[Any]:
            """The list."""
            return self.row_list

    def __init__(
        self,
        format_row: Callable[[Row, int], list[Content]],
        *,
        id: str | None = None,
    ) -> None:
        """`format_row(row, width)` gives a row's lines, each at most `width` cells."""
        super().__init__(id=id)
        self.format_row = format_row
        self.rows: Sequence[Row] = ()
        self._shown: list[tuple[int, int, Content]] | None = None
        self._heights: dict[tuple[int, int], int] = {}
        self._shown_in = Size(0, 0)

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    def show(self, rows: Sequence[Row], cursor: int = 0, top: int | None = None) -> None:
        """List other rows, the cursor on one of them, and perhaps a certain row the first on
        screen; tells nobody that it moved."""
        before = self._drawn()
        self.rows = rows
        self.set_reactive(RowList.cursor, self.validate_cursor(cursor))
        self._measure()
        if top:
            self._fit()
            self.scroll_to(y=top, animate=False, force=True)
        self._bring_on_screen(self.cursor)
        refresh_changed(self, before, self._drawn())

    def refresh_row(self, index: int) -> None:
        """Draw one row anew; its height must not have changed."""
        self._shown = None
        self._layout()
        self._repaint(index)

    def refresh_rows(self) -> None:
        """Draw every row anew; heights may have changed."""
        self._measure()
        self.refresh()

    # -- state ------------------------------------------------------------------------------

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(cursor, len(self.rows) - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Repaint the rows the cursor left and reached, and bring the latter on screen."""
        self._repaint(old, new)
        self._bring_on_screen(new)
        self.post_message(self.Moved(self, new))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Forget the rows that were on screen."""
        self._shown = None
        if not old_value:
            self._fit()
        super().watch_scroll_y(old_value, new_value)

    def forget_drawn(self) -> None:
        """Drop the rows that were drawn in other colours."""
        self._shown = None

    def on_resize(self) -> None:
        """Measure the rows anew for another width."""
        self.refresh_rows()
        self._bring_on_screen(self.cursor)

    # -- keys and mouse ---------------------------------------------------------------------

    def action_move(self, rows: int) -> None:
        """Move the cursor."""
        self.cursor += rows

    def action_page(self, pages: int) -> None:
        """Move the cursor by what is on screen."""
        shown = self._layout()
        rows = shown[-1][0] - shown[0][0] if shown else 0
        self.cursor += pages * max(1, rows)

    def action_first(self) -> None:
        """Move the cursor to the first row."""
        self.cursor = 0

    def action_last(self) -> None:
        """Move the cursor to the last row."""
        self.cursor = len(self.rows) - 1

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.rows:
            self.post_message(self.Chosen(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Choose the row under the mouse."""
        layout = self._layout()
        if event.y < len(layout):
            self.cursor = layout[event.y][0]
            self.action_choose()

    # -- drawing ----------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        width = self.scrollable_content_region.width
        if not self.rows:
            lines = self.placeholder.wrap(max(1, width - 2)) if y > 0 else []
            style = self.get_visual_style("row-list--empty")
            line = lines[y - 1].pad_left(1) if 0 < y <= len(lines) else Content("")
            return draw(self, line, style, width)
        layout = self._layout()
        if y >= len(layout):
            return Strip.blank(width, self.visual_style.rich_style)
        index, _, line = layout[y]
        style = self.get_visual_style(*(("row-list--cursor",) if index == self.cursor else ()))
        return draw(self, line, style, width)

    def _layout(self) -> list[tuple[int, int, Content]]:
        """(row, line of the row, what it says) for each line on screen that has one."""
        size = self.scrollable_content_region.size
        if self._shown is None or self._shown_in != size:  # a scroll bar comes and goes unannounced
            width, height = self._shown_in = size
            self._shown = []
            index = self.scroll_offset.y
            while len(self._shown) < height and index < len(self.rows):
                lines = self.format_row(self.rows[index], width)
                self._heights[index, width] = len(lines)
                self._shown += [(index, number, line) for number, line in enumerate(lines)]
                index += 1
            del self._shown[height:]
        return self._shown

    def _height(self, index: int, width: int) -> int:
        if (height := self._heights.get((index, width))) is None:
            height = len(self.format_row(self.rows[index], width))
            self._heights[index, width] = height
        return height

    def _first_to_show(self, last: int, width: int, height: int) -> int:
        """The first of the rows that fit into `height` lines when `last` is the lowest."""
        room = height - self._height(last, width)
        first = last
        while first > 0 and (room := room - self._height(first - 1, width)) >= 0:
            first -= 1
        return first

    def _drawn(self) -> list[tuple[bool, Content]]:
        """(is it under the cursor, what it says) for each line of a row that is on screen."""
        return [(row == self.cursor, line) for row, _, line in self._shown or ()]

    def _measure(self) -> None:
        self._shown = None
        self._heights.clear()
        if self.scroll_offset.y:
            self._fit()
            return
        # Where the end is nobody sees from the top: as many rows will fit there as fit here.
        width, height = self.scrollable_content_region.size
        fit = sum(number + 1 == self._height(row, width) for row, number, _ in self._layout())
        self.virtual_size = Size(0, max(0, len(self.rows) - max(1, fit)) + height)

    def _fit(self) -> None:
        """Let the last row be the lowest line that can be scrolled to."""
        width, height = self.scrollable_content_region.size
        last = len(self.rows) - 1
        top = self._first_to_show(last, width, height) if self.rows and height else 0
        self.virtual_size = Size(0, top + height)

    def _bring_on_screen(self, index: int) -> None:
        width, height = self.scrollable_content_region.size
        if not self.rows or not height:
            return
        top = self.scroll_offset.y
        if index < top or top < self._first_to_show(index, width, height):
            if not top:
                self._fit()
            # To the middle, so that the next few moves need not draw every row again.
            room = height // 2 + self._height(index, width)
            self.scroll_to(y=self._first_to_show(index, width, room), animate=False, force=True)

    def _repaint(self, *indexes: int) -> None:
        """Draw rows anew, unless all on screen will be: then nobody knows yet where they are."""
        ys = [y for y, (row, *_) in enumerate(self._shown or ()) if row in indexes]
        if ys:
            self.refresh(*(Region(0, y, self._shown_in.width, 1) for y in ys))
