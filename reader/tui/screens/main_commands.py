"""What the main screen does for each command of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library import ALL, BOOKMARKED, UNREAD, View
from reader.tui.actions.articles import (
    copy_reference,
    count_as_read,
    mark_all_read,
    remove_article,
    toggle_read,
    undo,
)
from reader.tui.actions.bookmarks import toggle_bookmark, write_note
from reader.tui.actions.quotations import copy_quotation, correct_speaker
from reader.tui.screens import finding

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.model import Quotation
    from reader.tui.reader_screen import Commands
    from reader.tui.screens.main import MainScreen

NO_QUOTATION = "Go to a quotation first: . is the next one."


def main_commands(screen: MainScreen) -> Commands:
    """What does each command of the main screen, by the ids of the table."""
    return {**_reading(screen), **_finding(screen), **_keeping(screen), **_viewing(screen)}


# -- reading ---------------------------------------------------------------------------------


def _reading(screen: MainScreen) -> Commands:
    return {
        "read.on": lambda: _read_on(screen),
        "read.back": lambda: screen.article_pane.view.action_page(-1),
        "article.next": lambda: _step(screen, 1, "This is the last article."),
        "article.previous": lambda: _step(screen, -1, "This is the first article."),
        "quotation.next": lambda: screen.catch_up().step_quotation(1),
        "quotation.previous": lambda: screen.catch_up().step_quotation(-1),
        "speaker.next": lambda: screen.catch_up().step_same_speaker(1),
        "speaker.previous": lambda: screen.catch_up().step_same_speaker(-1),
        "hit.next": lambda: screen.catch_up().step_hit(1),
        "hit.previous": lambda: screen.catch_up().step_hit(-1),
        "back": lambda: _back(screen),
    }


def _read_on(screen: MainScreen) -> None:
    """Read a page on; at the end, the next unread article."""
    pane = screen.article_pane
    if screen.focused is not pane.view:
        screen.open_article(screen.sidebar.article_id)
        return
    count_as_read(screen, pane.article_id)
    if not pane.view.at_end:
        pane.view.action_page(1)
    elif screen.sidebar.step_to_unread():
        screen.open_article(screen.sidebar.article_id)
    else:
        screen.tell("No unread article is left in this list.")


def _step(screen: MainScreen, rows: int, at_the_end: str) -> None:
    """Open the article so many rows below."""
    if screen.sidebar.step(rows):
        screen.open_article(screen.sidebar.article_id)
    else:
        screen.tell(at_the_end)


def _back(screen: MainScreen) -> None:
    """Go a step back: out of zen, from the hits and the quotation, to the list."""
    if screen.panes.zen:
        screen.panes.zen = False
    elif not screen.article_pane.forget():
        screen.panes.focus_list()


# -- finding ---------------------------------------------------------------------------------


def _finding(screen: MainScreen) -> Commands:
    return {
        "search": lambda: finding.search(screen),
        "speakers.list": lambda: finding.list_speakers(screen),
        "search.article": lambda: finding.search_article(screen),
        "article.quotations": lambda: finding.list_quotations(screen),
        "bookmarks": lambda: finding.list_bookmarks(screen),
    }


# -- keeping ---------------------------------------------------------------------------------


def _keeping(screen: MainScreen) -> Commands:
    return {
        "bookmark.article": lambda: _with_article(screen, _bookmark_article),
        "bookmark.quotation": lambda: _with_quotation(screen, _bookmark_quotation),
        "note": lambda: _note(screen),
        "correct": lambda: _with_quotation(screen, correct_speaker),
        "copy.quotation": lambda: _with_quotation(screen, _copy_quotation),
        "copy.article": lambda: _with_article(screen, _copy_reference),
        "article.toggle_read": lambda: _with_article(screen, toggle_read),
        "articles.mark_read": lambda: mark_all_read(screen, screen.sidebar.article_ids),
        "article.remove": lambda: _with_article(screen, remove_article),
        "undo": lambda: undo(screen),
    }


def _target(screen: MainScreen) -> str | None:
    """The article that keys act on: the one under the cursor, or the one being read."""
    if screen.focused is screen.article_pane.view:
        return screen.article_pane.article_id or None
    return screen.sidebar.article_id


def _with_article(screen: MainScreen, act: Callable[[MainScreen, str], object]) -> None:
    if (id := _target(screen)) is not None:
        act(screen, id)


def _with_quotation(
    screen: MainScreen, act: Callable[[MainScreen, str, Quotation], object]
) -> None:
    """Act on the quotation under the cursor; without one, say how to have one."""
    if quotation := screen.article_pane.quotation:
        act(screen, screen.article_pane.article_id, quotation)
    else:
        screen.tell(NO_QUOTATION)


def _bookmark_article(screen: MainScreen, id: str) -> None:
    kept, dropped = "★ Article bookmarked.", "Bookmark removed. u brings it back."
    toggle_bookmark(screen, id, None, kept, dropped)


def _bookmark_quotation(screen: MainScreen, id: str, quotation: Quotation) -> None:
    kept, dropped = "★ Quotation kept. ' lists them.", "No longer kept. u brings it back."
    toggle_bookmark(screen, id, quotation, kept, dropped)


def _note(screen: MainScreen) -> None:
    """Write a note on the quotation under the cursor, else on the article; it is kept then."""
    quotation = screen.article_pane.quotation
    id = screen.article_pane.article_id if quotation else _target(screen)
    if id is not None:
        bookmark = screen.library.bookmarks.on_or_new(id, quotation)
        write_note(screen, bookmark, "★ Kept, with your note. ' lists what you kept.")


def _copy_quotation(screen: MainScreen, id: str, quotation: Quotation) -> None:
    article, heading = screen.library.articles.get(id), screen.library.articles.heading(id)
    words, speaker = article.text[quotation.start : quotation.end], quotation.speaker or ""
    copy_quotation(screen, words, speaker, title=heading.title, source=heading.source)


def _copy_reference(screen: MainScreen, id: str) -> None:
    heading = screen.library.articles.heading(id)
    copy_reference(screen, f"{heading.title} ({heading.source})", "Reference copied.")


# -- the room --------------------------------------------------------------------------------


def _viewing(screen: MainScreen) -> Commands:
    panes, sidebar = screen.panes, screen.sidebar
    return {
        "show.all": lambda: _show(screen, ALL),
        "show.unread": lambda: _show(screen, UNREAD),
        "show.bookmarked": lambda: _show(screen, BOOKMARKED),
        "show.next": lambda: _show(screen, sidebar.next_view()),
        "sort.next": lambda: _sort(screen),
        "pane.other": panes.focus_other,
        "pane.list": panes.focus_list,
        "pane.article": panes.focus_article,
        "zen": panes.toggle_zen,
        "sidebar": panes.toggle_sidebar,
        "sidebar.wider": lambda: panes.widen_sidebar(4),
        "sidebar.narrower": lambda: panes.widen_sidebar(-4),
        "speakers": screen.article_pane.toggle_speakers,
    }


def _show(screen: MainScreen, view: View) -> None:
    """List the articles of another view."""
    sidebar = screen.sidebar
    sidebar.view = view
    sidebar.list_articles(sidebar.article_id or screen.article_pane.article_id, anew=True)
    if not screen.panes.reading:
        screen.preview()


def _sort(screen: MainScreen) -> None:
    screen.sidebar.sort = screen.sidebar.sort.next
    screen.list_changed()
    screen.tell(f"Sorted {screen.sidebar.sort}")
