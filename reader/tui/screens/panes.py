"""The two panes of the main screen, and the room each has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.reactive import reactive

from reader.tui.commands import footer, key_names, keys_of
from reader.tui.screens.reader_screen import ReaderScreen
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.bars import InfoBar, KeyBar, Tabs
from reader.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.timer import Timer

FLASH = 3.0
"""Seconds a message stays on the info bar."""
SIDEBAR_WIDTHS = (24, 80)
"""Fewest and most columns the list may take."""
ARTICLE_WIDTH = 40
"""Columns the list leaves to the article."""


class Panes(ReaderScreen[None]):
    """A list beside an article, below them a line of information and a line of keys."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]  # noqa: RUF012
    AUTO_FOCUS = "#list"

    zen: reactive[bool] = reactive(False, toggle_class="-zen")
    """Nothing but the article."""
    list_hidden: reactive[bool] = reactive(False, toggle_class="-no-sidebar")
    list_width: reactive[int] = reactive(40)
    """Columns of the list where the panes stand side by side."""
    reading: reactive[bool] = reactive(False, toggle_class="-reading")
    """Whether the keys go to the article."""

    tabs = query_one("#tabs", Tabs)
    row_list: query_one[RowList[str]] = query_one("#list", RowList)
    article_view = query_one("#article", ArticleView)
    info = query_one("#info", InfoBar)

    def __init__(self, keymap: Mapping[str, str]) -> None:
        super().__init__()
        self._keymap = keymap
        self._flash: Timer | None = None

    def compose(self) -> ComposeResult:
        """The panes and the bars."""
        with Horizontal(id="panes"):
            with Vertical(id="sidebar"):
                yield Tabs(id="tabs")
                yield RowList(self.format_row, id="list")
            yield ArticleView(id="article")
        yield InfoBar(id="info")
        yield KeyBar(id="keys")

    def format_row(self, row: str, width: int) -> list[Content]:
        """The lines of a row of the list."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Show the keys."""
        self.query_one(KeyBar).keys = [
            (
                key_names(keys_of(c, self._keymap).split(",")[0]),
                c.footer,
                _action(c.where, c.action),
            )
            for c in footer()
        ]

    # -- telling ----------------------------------------------------------------------------

    def tell(self, message: str | Content) -> None:
        """Say something on the info bar for a moment."""
        self.info.left = Content(message) if isinstance(message, str) else message
        if self._flash:
            self._flash.stop()
        self._flash = self.set_timer(FLASH, self._told)

    def stop_telling(self) -> None:
        """Make room on the info bar for what is asked for now."""
        if self._flash:
            self._flash.stop()
            self._flash = None

    def _told(self) -> None:
        self._flash = None
        self.show_info()

    def show_info(self) -> None:
        """Say what there is to know of the place, unless a message is being told."""
        self.info.right = self.progress()
        if self._flash is None:
            self.info.left = self.information()

    def information(self) -> Content:
        """What there is to know of the place the user is at."""
        raise NotImplementedError

    def progress(self) -> Content:
        """How far the reading is."""
        raise NotImplementedError

    # -- room -------------------------------------------------------------------------------

    def watch_list_width(self, width: int) -> None:
        """Give the list its columns."""
        if sidebar := self.query_one_optional("#sidebar"):
            room = max(SIDEBAR_WIDTHS[0], self.app.size.width - ARTICLE_WIDTH)
            sidebar.styles.width = None if self._narrow else min(width, room)

    def validate_list_width(self, width: int) -> int:
        """Within what is of use."""
        return max(SIDEBAR_WIDTHS[0], min(width, SIDEBAR_WIDTHS[1]))

    @property
    def _narrow(self) -> bool:
        return self.app.size.width < 80

    def on_resize(self) -> None:
        """Side by side, or one above the other."""
        self.watch_list_width(self.list_width)

    def on_descendant_focus(self) -> None:
        """Know where the keys go."""
        self.reading = self.focused is self.article_view

    def action_other_pane(self) -> None:
        """The keys to the other pane."""
        if self.focused is self.article_view:
            self.action_focus_list()
        else:
            self.action_focus_article()

    def action_focus_list(self) -> None:
        """The keys to the list, shown if it was hidden."""
        self.zen = self.list_hidden = False
        self.reading = False
        self.set_focus(self.row_list)

    def action_focus_article(self) -> None:
        """The keys to the article."""
        self.reading = True
        self.set_focus(self.article_view)

    def action_zen(self) -> None:
        """Nothing but the article, or everything again."""
        self.zen = not self.zen
        if self.zen:
            self.action_focus_article()

    def action_toggle_sidebar(self) -> None:
        """Hide or show the list."""
        self.list_hidden = not self.list_hidden
        if self.list_hidden:
            self.action_focus_article()

    def action_resize_sidebar(self, columns: int) -> None:
        """More or fewer columns for the list."""
        self.list_width += columns

    def action_toggle_speakers(self) -> None:
        """Name the speakers in the margin, or stop."""
        view = self.article_view
        view.name_speakers = not view.name_speakers
        self.tell(f"Speakers in the margin: {'on' if view.name_speakers else 'off'}")


def _action(where: str, action: str) -> str:
    return f"{'app' if where == 'app' else 'screen'}.{action}"
