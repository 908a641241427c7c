"""The lists one can search, and going where they lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.tui.screens.main import MainScreen


def search(screen: MainScreen, query: str = "") -> None:
    """Search everywhere."""
    from reader.tui.screens.search import SearchScreen

    screen.app.push_screen(SearchScreen(query), screen.go_to)


def list_speakers(screen: MainScreen) -> None:
    """List who is quoted anywhere, to search what one of them said."""
    from reader.tui.screens.speakers import SpeakersScreen

    def search_for(speaker: str | None) -> None:
        if speaker:
            search(screen, f'speaker:"{speaker}" ')

    screen.app.push_screen(SpeakersScreen(), search_for)


def search_article(screen: MainScreen) -> None:
    """Find words in the open article."""
    from reader.tui.screens.in_article import InArticleScreen

    if id := screen.catch_up().article_id:
        screen.app.push_screen(InArticleScreen(screen.library.articles.get(id)), screen.go_to)


def list_quotations(screen: MainScreen) -> None:
    """List the quotations of the open article."""
    from reader.tui.screens.quotations import QuotationsScreen

    if id := screen.catch_up().article_id:
        article, quotations = screen.library.articles.quoted(id)
        screen.app.push_screen(QuotationsScreen(article, quotations), screen.go_to)


def list_bookmarks(screen: MainScreen) -> None:
    """List what is kept."""
    from reader.tui.screens.bookmarks import BookmarksScreen

    screen.app.push_screen(BookmarksScreen(), screen.go_to)
