"""The list of articles: its filter, its order, and the article under the cursor."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.reactive import var
from textual.worker import get_current_worker

from reader.job import Job
from reader.library import ALL, BOOKMARKED, UNREAD, Sort, View
from reader.text import counted
from reader.tui.formatting import MUTED, heading_row, short_count
from reader.tui.timers import run_after
from reader.tui.widgets.bars import Tabs
from reader.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.timer import Timer

    from reader.library import Library

STEP_DELAY = 0.12
"""Seconds the cursor rests on a row before the article is shown: a key costs one small frame."""
JUMP_DELAY = 0.004
"""The same after a jump, or after keys that were waiting: in the frame that shows the row."""
BY_HAND = 0.015
"""Seconds between two moves that no hand makes: the keys were waiting."""
SORTED_AT_ONCE = 500
"""Articles whose headings can all be read within a frame; more are sorted in a worker."""
VIEWS = (ALL, UNREAD, BOOKMARKED)
"""The views that stand above the list."""
EMPTY = {
    ALL: "The library is empty.",
    UNREAD: "Nothing unread. Press 1 for all articles.",
    BOOKMARKED: "No bookmarks yet. Press b on an article, B on a quotation.",
}


class Sidebar(Vertical):
    """The articles of a view, in an order; the views stand above them."""

    view: var[View] = var(ALL)
    """Which articles are listed."""
    sort: var[Sort] = var(Sort.FILED)
    """The order in force."""

    tabs = query_one("#tabs", Tabs)
    row_list: query_one[RowList[str]] = query_one("#list", RowList)

    class Listed(Message):
        """Other articles are listed, or others of them are bookmarked or read."""

    class Rested(Message):
        """The cursor has come to rest on an article."""

    class Opened(Message):
        """The article under the cursor is to be read."""

    def __init__(self, library: Library, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._library = library
        self._resting: Timer | None = None
        self._listed: tuple[Sequence[str], str | None, int] = (), None, 0
        """What was listed last, on which the cursor was, and which row was the first on screen."""
        self._moved = 0, 0.0
        """To which row the cursor was moved last, and when, by `monotonic`."""

    def compose(self) -> ComposeResult:
        """The filters, and the list."""
        yield Tabs(id="tabs")
        yield RowList(self._format_row, id="list")

    def _format_row(self, row: str, width: int) -> list[Content]:
        library = self._library
        return heading_row(
            library.articles.heading(row),
            width,
            read=library.reading.is_read(row),
            bookmarked=library.bookmarks.any_in(row),
        )

    @property
    def article_ids(self) -> Sequence[str]:
        """The ids of the articles listed."""
        return self.row_list.rows

    @property
    def article_id(self) -> str | None:
        """The id of the article under the cursor."""
        return self.row_list.row

    @property
    def place(self) -> Content:
        """Where in the list the cursor is."""
        if not self.article_ids:
            return Content("")
        at = f"{self.row_list.cursor + 1:,} of {counted(len(self.article_ids), 'article')}"
        return Content(at).stylize(MUTED)

    # -- what is listed ---------------------------------------------------------------------

    def list_articles(self, keep: str | None, *, anew: bool = False) -> None:
        """List the articles of the view, the cursor on the article `keep` if it is among them.

        Those listed stay, though they may have been read since, unless the view is listed `anew`.
        """
        if anew:
            self._listed = (), None, 0
        elif self.article_ids:
            self._listed = self.article_ids, self.article_id, self.row_list.scroll_offset.y
        if self.sort is Sort.FILED or len(self._library.articles) <= SORTED_AT_ONCE:
            self._list(self._ids(), keep)
        else:
            self._sort(keep)

    def list_what_is_left(self) -> None:
        """List what belongs to the view now; an undo brings back what was listed."""
        self._listed = self.article_ids, self.article_id, self.row_list.scroll_offset.y
        self._list(self._library.listing.ids(self.view, Sort.FILED), self.article_id)

    def _ids(self, job: Job | None = None) -> list[str]:
        """The articles of the view, and those that were listed."""
        listing, job = self._library.listing, job or Job()
        ids, stay = listing.ids(self.view, self.sort, job), self._listed[0]
        if not set(stay) - set(ids):
            return ids
        wanted = {*ids, *stay}
        return [id for id in listing.ids(ALL, self.sort, job) if id in wanted]

    @work(thread=True, exclusive=True, group="sort")
    def _sort(self, keep: str | None) -> None:
        """List articles whose order takes a while to find."""
        worker = get_current_worker()
        ids = self._ids(Job(is_cancelled=lambda: worker.is_cancelled))
        if not worker.is_cancelled:
            self.app.call_from_thread(self._list, ids, keep)
            self.post_message(self.Rested())

    def _list(self, ids: list[str], keep: str | None) -> None:
        if not self.article_ids:
            keep = self._listed[1] or keep
        try:
            cursor = ids.index(keep or "")
        except ValueError:
            cursor = self.row_list.cursor
        self.row_list.placeholder = Content(EMPTY.get(self.view, "No articles here."))
        top = None if self.article_ids else self._listed[2]
        self.row_list.show(ids, cursor, top)
        self._show_counts()
        self.post_message(self.Listed())

    def next_view(self) -> View:
        """The view after the one in force, round and round."""
        at = VIEWS.index(self.view) if self.view in VIEWS else -1
        return VIEWS[(at + 1) % len(VIEWS)]

    def say(self, message: str) -> None:
        """Tell something where there are no rows yet."""
        if not self.article_ids:
            self.row_list.placeholder = Content(message)

    def refresh_article(self, id: str) -> None:
        """Draw the row of an article whose height is as before, and the numbers above."""
        rows, at = self.article_ids, self.row_list.cursor
        if at < len(rows) and rows[at] == id:
            self.row_list.refresh_row(at)
        elif id in rows:
            self.row_list.refresh_row(rows.index(id))
        self._show_counts()

    def refresh_all(self) -> None:
        """Draw every row anew, and the numbers above."""
        self.row_list.refresh_rows()
        self._show_counts()

    def _show_counts(self) -> None:
        count = self._library.listing.count
        self.tabs.tabs = [
            (
                f"{view.kind.capitalize()} {short_count(count(view))}",
                f"screen.do('show.{view.kind}')",
                view == self.view,
            )
            for view in VIEWS
        ]
        self.tabs.note = "" if self.sort is Sort.FILED else f"↓ {self.sort}"

    # -- the cursor -------------------------------------------------------------------------

    @property
    def is_moving(self) -> bool:
        """Whether the cursor has moved and has not come to rest yet."""
        return self._resting is not None

    def rest(self) -> None:
        """Take the cursor to be at rest: whoever asks has seen where it is."""
        if self._resting:
            self._resting.stop()
            self._resting = None

    @on(RowList.Moved)
    def _cursor_moved(self, moved: RowList.Moved) -> None:
        self.rest()
        row, now = self._moved
        self._moved = moved.index, monotonic()
        by_a_step = abs(moved.index - row) == 1 and self._moved[1] - now > BY_HAND
        delay = STEP_DELAY if by_a_step else JUMP_DELAY
        self._resting = run_after(self, delay, lambda: self.post_message(self.Rested()))

    @on(RowList.Chosen)
    def _row_chosen(self) -> None:
        self.post_message(self.Opened())

    def step(self, rows: int) -> bool:
        """Put the cursor so many rows below; whether there is a row."""
        return self._move_to(self.row_list.cursor + rows)

    def step_to_unread(self) -> bool:
        """Put the cursor on the next article that is not read; whether there is one."""
        start = self.row_list.cursor
        for index in (*range(start + 1, len(self.article_ids)), *range(start)):
            if not self._library.reading.is_read(self.article_ids[index]):
                return self._move_to(index)
        return False

    def _move_to(self, index: int) -> bool:
        if not 0 <= index < len(self.article_ids):
            return False
        with self.prevent(RowList.Moved):
            self.row_list.cursor = index
        return True
