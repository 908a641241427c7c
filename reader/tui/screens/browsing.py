"""Browsing and reading: the list, its filters, and the article that is open."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from textual import on, work
from textual.content import Content
from textual.reactive import var
from textual.worker import get_current_worker

from reader.library import Library, Show, Sort
from reader.text import counted
from reader.tui.article_layout import ArticleDocument
from reader.tui.formatting import heading_row, provenance, short
from reader.tui.screens.panes import Panes
from reader.tui.timers import run_after
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.timer import Timer

    from reader.settings import Settings

SETTLED = 0.4
"""Seconds after the start when the screen is drawn and there is time for other things."""
REST = 0.12
"""Seconds the cursor rests on a row before the article is shown: a key costs one small frame."""
NO_REST = 0.004
"""The same after a jump, or after keys that were waiting: in the frame that shows the row."""
WAITED = 0.015
"""Seconds between two moves that no hand makes: the keys were waiting."""
SORTED_AT_ONCE = 500
"""Articles whose headings can all be read within a frame; more are sorted in a worker."""
SAVE_AFTER = 2.0
"""Seconds after the last scrolling when the place is written."""


class Browsing(Panes):
    """Which articles are listed, and which is shown."""

    shown: var[Show] = var(Show.ALL)
    sort: var[Sort] = var(Sort.FILED)

    def __init__(self, library: Library, keymap: Mapping[str, str], settings: Settings) -> None:
        super().__init__(keymap)
        self.library = library
        self.settings = settings
        self._rest: Timer | None = None
        self._save: Timer | None = None
        self._moved = 0, 0.0
        """To which row the cursor was moved last, and when, by `monotonic`."""

    # -- starting and leaving ---------------------------------------------------------------

    def on_mount(self) -> None:
        """Everything where it was; what is new in the seed files comes after the first frame."""
        super().on_mount()
        recall = self.library.recall
        view = self.article_view
        view.measure = self.settings.measure
        view.name_speakers = bool(recall("name_speakers", self.settings.margin_speakers))
        self.shown = Show(str(recall("shown", Show.ALL)))
        self.sort = Sort(str(recall("sort", Sort.FILED)))
        self.list_width = int(str(recall("list_width", self.list_width)))
        self.list_hidden = bool(recall("list_hidden", False))
        self.list_articles(str(recall("article", "")))
        self.preview()
        if recall("reading", False):
            self.action_focus_article()
        if self.library.is_empty:
            self.call_after_refresh(self.bring_up_to_date)
        else:
            self.set_timer(SETTLED, self.bring_up_to_date)

    def bring_up_to_date(self) -> None:
        """See what has come in since the last start."""

    def remember(self) -> None:
        """Keep where the user is for the next start."""
        self.leave_article()
        state = {
            "article": self.article_view.document.id,
            "shown": self.shown,
            "sort": self.sort,
            "list_width": self.list_width,
            "list_hidden": self.list_hidden,
            "name_speakers": self.article_view.name_speakers,
            "reading": self.reading,
        }
        self.when(self.library.later(lambda: self.library.remember(**state)))

    # -- the list ---------------------------------------------------------------------------

    def format_row(self, row: str, width: int) -> list[Content]:
        """A heading, with what the user made of the article."""
        library = self.library
        return heading_row(
            library.heading(row),
            width,
            read=row in library.things.read,
            bookmarked=library.is_bookmarked(row),
        )

    def list_articles(self, keep: str | None = None) -> None:
        """List what the filter shows, the cursor on the article `keep`, or on the one open."""
        keep = keep or self.article_view.document.id
        if self.sort is Sort.FILED or len(self.library) <= SORTED_AT_ONCE:
            self._list(self.library.ids(self.shown, self.sort), keep)
        else:
            self._sort(keep)

    @work(thread=True, exclusive=True, group="sort")
    def _sort(self, keep: str) -> None:
        """List articles whose order takes a while to find."""
        worker = get_current_worker()
        ids = self.library.ids(self.shown, self.sort, lambda: worker.is_cancelled)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._list, ids, keep)
            self.app.call_from_thread(self.preview)

    def _list(self, ids: list[str], keep: str) -> None:
        try:
            cursor = ids.index(keep)
        except ValueError:
            cursor = self.row_list.cursor
        self.row_list.placeholder = Content(
            {
                Show.ALL: "The library is empty.",
                Show.UNREAD: "Nothing unread. Press 1 for all articles.",
                Show.BOOKMARKED: "No bookmarks yet. Press b on an article, B on a quotation.",
            }[self.shown]
        )
        self.row_list.show(ids, cursor)
        self.show_counts()
        self.show_kept()
        self.show_info()

    def show_counts(self) -> None:
        """The filters with their numbers."""
        counts = self.library.counts()
        self.tabs.tabs = [
            (
                f"{show.capitalize()} {short(counts.of(show))}",
                f"screen.show('{show}')",
                show is self.shown,
            )
            for show in Show
        ]
        self.tabs.note = "" if self.sort is Sort.FILED else f"↓ {self.sort}"

    def redraw_row(self, id: str) -> None:
        """Something about an article has changed."""
        if id == self.article_view.document.id:
            self.show_kept()
        rows = self.row_list.rows
        at = self.row_list.cursor
        if at < len(rows) and rows[at] == id:
            self.row_list.refresh_row(at)
        elif id in rows:
            self.row_list.refresh_row(rows.index(id))
        self.show_counts()

    def action_show(self, show: str) -> None:
        """List what another filter shows."""
        self.shown = Show(show)
        self.list_articles(self.row_list.row)
        if not self.reading:
            self.preview()

    def action_next_filter(self) -> None:
        """The next filter."""
        filters = list(Show)
        self.action_show(filters[(filters.index(self.shown) + 1) % len(filters)])

    def action_next_sort(self) -> None:
        """The next order."""
        self.sort = self.sort.next
        self.list_articles(self.row_list.row)
        self.tell(f"Sorted {self.sort}")

    # -- showing and opening ----------------------------------------------------------------

    @on(RowList.Moved, "#list")
    def _cursor_moved(self, moved: RowList.Moved) -> None:
        if self._rest:
            self._rest.stop()
        row, now = self._moved
        self._moved = moved.index, monotonic()
        step = abs(moved.index - row) == 1 and self._moved[1] - now > WAITED
        self._rest = run_after(self, REST if step else NO_REST, self.preview)

    @on(RowList.Chosen, "#list")
    def _row_chosen(self) -> None:
        self.open_article(self.row_list.row)

    def preview(self) -> None:
        """Show the article under the cursor; looking at it is not reading it."""
        if self._rest:
            self._rest.stop()
            self._rest = None
        self.show_article(self.row_list.row)

    def catch_up(self) -> None:
        """Show at once what the cursor is on, before something is done with it."""
        if self._rest:
            self.preview()

    def show_article(self, id: str | None) -> None:
        """Show an article where it was left."""
        view = self.article_view
        if id is None or id == view.document.id:
            return
        self.leave_article()
        view.open(self._document(id), self.library.things.reading(id).offset)
        self.show_kept()
        self.show_info()

    def show_again(self) -> None:
        """Something about the open article has changed."""
        view = self.article_view
        if not view.document.id:
            return
        top, hits, current = view.top, view.hits, view.current
        start = None if current is None else view.document.quotations[current].start
        view.open(self._document(view.document.id), top)
        view.hits = hits
        numbers = {q.start: number for number, q in enumerate(view.document.quotations)}
        view.current = None if start is None else numbers.get(start)
        self.show_kept()

    def _document(self, id: str) -> ArticleDocument:
        article, heading = self.library.article(id), self.library.heading(id)
        quotations = self.library.quotations(id)
        return ArticleDocument(id, article.text, provenance(article, heading), quotations)

    def show_kept(self) -> None:
        """Mark the quotations of the open article that are bookmarked."""
        view, things = self.article_view, self.library.things
        if view.document.id in things.kept:
            quotations = enumerate(view.document.quotations)
            kept = (n for n, q in quotations if things.bookmark(view.document.id, q))
            view.kept = frozenset(kept)
        else:
            view.kept = frozenset()

    def open_article(self, id: str | None) -> None:
        """Show an article to read it: the keys go there, and it counts as read."""
        if id is None:
            return
        self.show_article(id)
        self.action_focus_article()
        self.count_as_read()

    def count_as_read(self) -> None:
        """The open article is being read."""
        id, things = self.article_view.document.id, self.library.things
        if id and id not in things.read:
            change = self.library.later(lambda: things.set_read([id], read=True, quietly=True))
            self.when(change, lambda _: self.redraw_row(id))

    def leave_article(self) -> None:
        """Remember the place in the open article."""
        if self._save:
            self._save.stop()
            self._save = None
        id, top = self.article_view.document.id, self.article_view.top
        if id:
            self.when(self.library.later(lambda: self.library.things.leave_at(id, top)))

    @on(ArticleView.Scrolled)
    def _article_scrolled(self) -> None:
        self.show_info()
        if self._save:
            self._save.stop()
        self._save = self.set_timer(SAVE_AFTER, self.leave_article)

    # -- reading on -------------------------------------------------------------------------

    def action_read_on(self) -> None:
        """A page on; at the end, the next unread article."""
        view = self.article_view
        if self.focused is not view:
            self.open_article(self.row_list.row)
        elif not view.at_end:
            self.count_as_read()
            view.action_page(1)
        else:
            self.count_as_read()
            self._next_unread()

    def action_read_back(self) -> None:
        """A page back."""
        self.article_view.action_page(-1)

    def _next_unread(self) -> None:
        rows, start = self.row_list.rows, self.row_list.cursor
        for index in (*range(start + 1, len(rows)), *range(start)):
            if rows[index] not in self.library.things.read:
                self._go_to(index)
                return
        self.tell("No unread article is left in this list.")

    def action_step(self, rows: int) -> None:
        """Open the article so many rows below."""
        index = self.row_list.cursor + rows
        if 0 <= index < len(self.row_list.rows):
            self._go_to(index)
        else:
            self.tell("This is the last article." if rows > 0 else "This is the first article.")

    def _go_to(self, index: int) -> None:
        with self.prevent(RowList.Moved):
            self.row_list.cursor = index
        self.open_article(self.row_list.rows[index])

    # -- what is known of the place ---------------------------------------------------------

    def information(self) -> Content:
        """The article's place in the list."""
        if not self.row_list.rows:
            return Content("")
        place = f"{self.row_list.cursor + 1:,} of {counted(len(self.row_list.rows), 'article')}"
        return Content(place).stylize("$foreground-muted")

    def progress(self) -> Content:
        """How much of the article has been on screen; nothing while there is no room for it."""
        if not self.article_view.document.id or not self.article_view.size:
            return Content("")
        return Content(f"{self.article_view.fraction:.0%}").stylize("$foreground-muted")
