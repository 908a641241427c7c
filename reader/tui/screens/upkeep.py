"""The library while it is open: new articles, better extraction, what other processes write."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import work
from textual.content import Content
from textual.worker import get_current_worker

from reader.text import counted, show
from reader.tui.screens.browsing import Browsing

if TYPE_CHECKING:
    from reader.library import Filled, Progress

LOOK_EVERY = 2.0
"""Seconds between two looks at what other processes have written; a look costs two `stat`s."""


class Upkeep(Browsing):
    """Brings in what is new in the seed files and what other processes write."""

    def bring_up_to_date(self) -> None:
        """See what has come in since the last start, and keep looking."""
        for notice in self.library.notices:
            self.notify(show(notice), severity="warning", timeout=10, markup=False)
        self.set_interval(LOOK_EVERY, self.look_outside)
        self.fill()

    @work(thread=True, group="fill")
    def fill(self) -> None:
        """Add what is new in the seed files, telling how far it is."""
        worker = get_current_worker()
        tell = partial(self.app.call_from_thread, self._filling)
        filled = self.library.fill(tell, lambda: worker.is_cancelled)
        if worker.is_cancelled:
            return
        self.app.call_from_thread(self._filled, filled)
        tell = partial(self.app.call_from_thread, self._extracting)
        if again := self.library.re_extract(tell, lambda: worker.is_cancelled, gently=True):
            self.app.call_from_thread(self._extracted, again)

    def _filling(self, progress: Progress) -> None:
        if not self.row_list.rows:
            self.row_list.placeholder = Content(
                f"Reading {show(progress.what)}: line {progress.done:,} of {progress.total:,}…"
            )

    def _filled(self, filled: Filled) -> None:
        if filled.added:
            self.list_articles(self.row_list.row)
            if not self.article_view.document.id:
                self.preview()
            self.tell(f"{counted(filled.added, 'new article')}.")
        for problem in filled.problems:
            message = show(f"{problem.message} {problem.hint}")
            self.notify(message, severity="error", timeout=10, markup=False)

    def _extracting(self, progress: Progress) -> None:
        if progress.done < progress.total:
            articles = counted(progress.total, "article")
            self.tell(f"Finding quotations: {progress.done:,} of {articles}…")

    def _extracted(self, count: int) -> None:
        self.row_list.refresh_rows()
        self.show_again()
        self.tell(f"Quotations found in {counted(count, 'article')}.")

    def look_outside(self) -> None:
        """Take in what another process has written."""
        if self.library.is_behind:
            self.when(self.library.later(self.library.refresh), self._refreshed)

    def _refreshed(self, changed: bool) -> None:
        if changed:
            self.list_articles(self.row_list.row)
            self.show_again()
