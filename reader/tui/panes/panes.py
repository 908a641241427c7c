"""The list beside the article: the room each has, and which of them has the keys."""

from __future__ import annotations

from textual import on
from textual.containers import Horizontal
from textual.getters import query_one
from textual.reactive import reactive

from reader.tui.panes.article_pane import ArticlePane
from reader.tui.panes.sidebar import Sidebar
from reader.tui.widgets.article_view import ArticleView

SIDEBAR_WIDTHS = (24, 80)
"""Fewest and most columns the list may take."""
ARTICLE_WIDTH = 40
"""Columns the list leaves to the article."""
NARROW = 80
"""Columns below which the panes stand one above the other."""


class Panes(Horizontal):
    """The sidebar and the article pane, side by side or one above the other."""

    zen: reactive[bool] = reactive(False)
    """Nothing but the article."""
    list_hidden: reactive[bool] = reactive(False, toggle_class="-no-sidebar")
    list_width: reactive[int] = reactive(40)
    """Columns of the list where the panes stand side by side."""
    reading: reactive[bool] = reactive(False, toggle_class="-reading")
    """Whether the keys go to the article."""

    sidebar = query_one("#sidebar", Sidebar)
    article_pane = query_one("#article", ArticlePane)

    # -- room -------------------------------------------------------------------------------

    def validate_list_width(self, width: int) -> int:
        """Keep the width of the list within what is of use."""
        return max(SIDEBAR_WIDTHS[0], min(width, SIDEBAR_WIDTHS[1]))

    def watch_list_width(self) -> None:
        """Give the list its columns."""
        self.fit_sidebar()

    def fit_sidebar(self) -> None:
        """Give the list as many of its columns as the terminal has room for."""
        if self.is_mounted:
            columns = self.app.size.width
            room = max(SIDEBAR_WIDTHS[0], columns - ARTICLE_WIDTH)
            self.sidebar.styles.width = None if columns < NARROW else min(self.list_width, room)

    def watch_zen(self, zen: bool) -> None:
        """Leave the whole screen to the article: also the bars below the panes go."""
        self.screen.set_class(zen, "-zen")

    def toggle_zen(self) -> None:
        """Show nothing but the article, or everything again."""
        self.zen = not self.zen
        if self.zen:
            self.focus_article()

    def toggle_sidebar(self) -> None:
        """Hide or show the list."""
        self.list_hidden = not self.list_hidden
        if self.list_hidden:
            self.focus_article()

    def widen_sidebar(self, columns: int) -> None:
        """Give the list more or fewer columns."""
        self.list_width += columns

    # -- keys -------------------------------------------------------------------------------

    def focus_list(self) -> None:
        """Give the keys to the list, which is shown if it was hidden."""
        self.zen = self.list_hidden = False
        self.reading = False
        self.screen.set_focus(self.sidebar.row_list)

    def focus_article(self) -> None:
        """Give the keys to the article."""
        self.reading = True
        self.screen.set_focus(self.article_pane.view)

    def focus_other(self) -> None:
        """Give the keys to the other pane."""
        if self.screen.focused is self.article_pane.view:
            self.focus_list()
        else:
            self.focus_article()

    def on_descendant_focus(self) -> None:
        """Know where the keys go."""
        self.reading = self.screen.focused is self.article_pane.view

    @on(ArticleView.Pointed)
    def _pointed(self) -> None:
        self.focus_article()
