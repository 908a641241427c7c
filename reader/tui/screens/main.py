"""The main screen: a list of articles, and the one that is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.getters import query_one

from reader.library import ALL, Sort, View
from reader.text import show
from reader.tui import background
from reader.tui.actions.articles import count_as_read
from reader.tui.background import Background, Report
from reader.tui.commands import bindings, footer
from reader.tui.formatting import attribution
from reader.tui.panes.article_pane import ArticlePane
from reader.tui.panes.panes import Panes
from reader.tui.panes.sidebar import Sidebar
from reader.tui.reader_screen import ReaderScreen
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.bars import InfoBar, KeyBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.worker import Worker

    from reader.tui.picker import Place
    from reader.tui.reader_screen import Commands

UPDATE_AFTER = 0.4
"""Seconds after the start when the screen is drawn and there is time for other things."""


class MainScreen(ReaderScreen[None]):
    """A list beside an article, below them a line of information and a line of keys."""

    NAME = "main"
    BINDINGS: ClassVar[list[BindingType]] = bindings(NAME)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]  # noqa: RUF012
    AUTO_FOCUS = "#list"

    panes = query_one("#panes", Panes)
    sidebar = query_one("#sidebar", Sidebar)
    article_pane = query_one("#article", ArticlePane)
    info = query_one("#info", InfoBar)

    def __init__(self, commands: Callable[[MainScreen], Commands]) -> None:
        super().__init__()
        self._commands = commands

    def compose(self) -> ComposeResult:
        """The panes and the bars."""
        with Panes(id="panes"):
            yield Sidebar(self.library, id="sidebar")
            yield ArticlePane(self.library, id="article")
        yield InfoBar(id="info")
        yield KeyBar(footer(self.NAME, self.reader.keys_in_force), id="keys")

    def commands(self) -> Commands:
        """Reading, finding, keeping, and the room for them."""
        return self._commands(self)

    # -- starting and leaving ---------------------------------------------------------------

    def on_mount(self) -> None:
        """Show everything where it was; what is new comes after the first frame."""
        recall, panes, sidebar = self.library.recall, self.panes, self.sidebar
        view, settings = self.article_pane.view, self.reader.settings
        view.measure = settings.measure
        view.name_speakers = bool(recall("name_speakers", settings.margin_speakers))
        sidebar.view = View.of(str(recall("shown", "")))
        sidebar.sort = Sort(str(recall("sort", Sort.FILED)))
        panes.list_width = int(str(recall("list_width", panes.list_width)))
        panes.list_hidden = bool(recall("list_hidden", False))
        sidebar.list_articles(str(recall("article", "")))
        self.preview()
        if recall("reading", False):
            panes.focus_article()
        if self.library.is_empty:
            self.call_after_refresh(self._bring_up_to_date)
        else:
            self.set_timer(UPDATE_AFTER, self._bring_up_to_date)

    def remember(self) -> None:
        """Keep where the user is for the next start."""
        self.article_pane.save_place()
        state = {
            "article": self.article_pane.article_id,
            "shown": str(self.sidebar.view),
            "sort": self.sidebar.sort,
            "list_width": self.panes.list_width,
            "list_hidden": self.panes.list_hidden,
            "name_speakers": self.article_pane.view.name_speakers,
            "reading": self.panes.reading,
        }
        library = self.library
        self.when(library.later(lambda: library.remember(**state)))

    # -- which article is shown -------------------------------------------------------------

    @on(Sidebar.Rested)
    def preview(self) -> None:
        """Show the article under the cursor; looking at it is not reading it."""
        self.sidebar.rest()
        self.article_pane.show(self.sidebar.article_id)
        self.show_info()

    def catch_up(self) -> ArticlePane:
        """The article pane, which shows what the cursor is on, though it has not come to rest."""
        if self.sidebar.is_moving:
            self.preview()
        return self.article_pane

    def open_article(self, id: str | None) -> None:
        """Show an article to read it: the keys go there, and it counts as read."""
        if id is not None:
            self.article_pane.show(id)
            self.show_info()
            self.panes.focus_article()
            count_as_read(self, self.article_pane.article_id)

    @on(Sidebar.Opened)
    def _row_opened(self) -> None:
        self.open_article(self.sidebar.article_id)

    def go_to(self, place: Place | None) -> None:
        """Open an article at a place; nowhere is where the user was."""
        self.sidebar.refresh_all()
        self.article_pane.show_bookmarks()
        if place is None:
            return
        if place.article not in self.sidebar.article_ids:
            self.sidebar.view = ALL
        self.sidebar.list_articles(place.article)
        self.open_article(place.article)
        self.article_pane.go_to(place)

    # -- what has changed -------------------------------------------------------------------

    def article_changed(self, id: str, *, quotations: bool = False) -> None:
        """Draw an article's row and its marks anew, and its `quotations` if they are others."""
        if id == self.article_pane.article_id:
            if quotations:
                self.article_pane.show_again()
            self.article_pane.show_bookmarks()
        self.sidebar.refresh_article(id)

    def all_read(self) -> None:
        """List what is left to read."""
        self.sidebar.list_what_is_left()

    def list_changed(self, keep: str | None = None, *, follow: bool = False) -> None:
        """List the articles again, the cursor where the article `keep` is, or was."""
        self.sidebar.list_articles(keep or self.sidebar.article_id or self.article_pane.article_id)
        if follow and keep and not self.sidebar.article_ids:
            self.article_pane.show_nothing()
        elif follow:
            self.preview()
            self.article_pane.show_again()

    @on(Sidebar.Listed)
    def _listed(self) -> None:
        self.article_pane.show_bookmarks()
        self.show_info()

    # -- what there is to know --------------------------------------------------------------

    def tell(self, message: str | Content) -> None:
        """Say something on the info bar for a moment."""
        self.info.flash(Content(message) if isinstance(message, str) else message)

    @on(ArticlePane.Told)
    def _told(self, told: ArticlePane.Told) -> None:
        self.tell(told.message)

    @on(ArticlePane.Pointed)
    def _pointed(self) -> None:
        self.info.stop_flash()
        self.show_info()

    @on(ArticleView.Scrolled)
    @on(InfoBar.FlashEnded)
    def show_info(self) -> None:
        """Say who said the quotation under the cursor, or where in the list that is."""
        pane = self.article_pane
        told = attribution(pane.quotation) if pane.quotation else self.sidebar.place
        self.info.show(told, pane.progress)

    def on_resize(self) -> None:
        """Put the panes side by side, or one above the other."""
        self.panes.fit_sidebar()

    # -- behind the screen ------------------------------------------------------------------

    def _bring_up_to_date(self) -> None:
        """See what has come in since the last start, and keep looking."""
        for notice in self.library.notices:
            self.notify(show(notice), severity="warning", timeout=10, markup=False)
        behind = Background(self.library, self.post_message)
        self.set_interval(background.LOOK_EVERY, lambda: self._look_outside(behind))
        worker: Worker[None] = self.run_worker(
            lambda: behind.bring_up_to_date(lambda: worker.is_cancelled), thread=True
        )

    def _look_outside(self, behind: Background) -> None:
        if change := behind.look_outside():
            self.when(change)

    @on(Report)
    def _reported(self, report: Report) -> None:
        if report.articles:
            self.list_changed()
            if not self.article_pane.article_id:
                self.preview()
        if report.quotations:
            self.sidebar.refresh_all()
            self.article_pane.show_again()
        if report.said:
            self.tell(report.said)
        if report.waiting:
            self.sidebar.say(report.waiting)
        for problem in report.problems:
            self.notify(problem, severity="error", timeout=10, markup=False)
