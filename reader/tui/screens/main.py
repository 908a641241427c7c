"""The main screen: all that the screens below it bring, and finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from reader.library import Show
from reader.tui.commands import bindings
from reader.tui.screens.keeping import Keeping

if TYPE_CHECKING:
    from textual.binding import BindingType

    from reader.model import Span
    from reader.tui.screens.picker import Place


class MainScreen(Keeping):
    """Finding: the lists one can search, and going where they lead."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("main")

    _stops: tuple[Span, ...] = ()
    """Passages of the open article that a search found."""
    _stop = 0
    """Number of the one gone to last."""

    def action_search(self, query: str = "") -> None:
        """Search everywhere."""
        from reader.tui.screens.search import SearchScreen

        self.app.push_screen(SearchScreen(self.library, query), self.go_to)

    def action_speakers(self) -> None:
        """List who is quoted anywhere, to search what one of them said."""
        from reader.tui.screens.speakers import SpeakersScreen

        def search(speaker: str | None) -> None:
            if speaker:
                self.action_search(f'speaker:"{speaker}" ')

        self.app.push_screen(SpeakersScreen(self.library), search)

    def action_list_quotations(self) -> None:
        """List the quotations of the open article."""
        self.catch_up()
        from reader.tui.screens.quotations import QuotationsScreen

        id = self.article_view.document.id
        if id:
            screen = QuotationsScreen(self.library.article(id), self.library.quotations(id))
            self.app.push_screen(screen, self.go_to)

    def action_bookmarks(self) -> None:
        """List what is kept."""
        from reader.tui.screens.bookmarks import BookmarksScreen

        self.app.push_screen(BookmarksScreen(self.library), self.go_to)

    def go_to(self, place: Place | None) -> None:
        """Open an article at a place; nowhere is where the user was."""
        self.show_counts()
        self.show_kept()
        self.row_list.refresh_rows()
        if place is None:
            return
        if place.article not in self.row_list.rows:
            self.shown = Show.ALL
        self.list_articles(place.article)
        self.open_article(place.article)
        view = self.article_view
        view.hits = place.hits
        self._stops, self._stop = place.stops, 0
        if place.span:
            self._reveal(place.span)

    def _reveal(self, span: Span) -> None:
        """Bring words on screen; a quotation among them is under the cursor."""
        quotations = self.article_view.document.quotations
        here = (n for n, q in enumerate(quotations) if (q.start, q.end) == (span.start, span.end))
        self.point_at(next(here, None))
        self.article_view.reveal(span)

    def action_search_article(self) -> None:
        """Find words in the open article."""
        self.catch_up()
        from reader.tui.screens.in_article import InArticleScreen

        if self.article_view.document.id:
            article = self.library.article(self.article_view.document.id)
            self.app.push_screen(InArticleScreen(article), self.go_to)

    def action_hit(self, step: int) -> None:
        """To the next hit, or the one before; without hits, to the next quotation."""
        view = self.article_view
        if not view.hits:
            self.action_quotation(step)
            return
        self._stop = (self._stop + step) % len(self._stops)
        self._reveal(self._stops[self._stop])
        self.tell(f"Hit {self._stop + 1} of {len(self._stops)}. Esc forgets them.")

    def action_back(self) -> None:
        """One step back: out of zen, from the hits and the quotation, to the list."""
        view = self.article_view
        if self.zen:
            self.zen = False
        elif view.hits or view.current is not None:
            view.hits = ()
            self.point_at(None)
        else:
            self.action_focus_list()
