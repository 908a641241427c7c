"""What happens behind the screen: new articles, better extraction, what other processes write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from reader.job import Job
from reader.text import counted, show

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from reader.job import Progress
    from reader.library import Library
LOOK_EVERY = 2.0
"""Seconds between two looks at what other processes have written; a look costs two `stat`s."""


@dataclass
class Report(Message):
    """What has changed in the library, and how far it is."""

    said: str = ""
    """What to say for a moment."""
    waiting: str = ""
    """What to say where there is no article to show yet."""
    articles: bool = False
    """Whether there are others, or the user has made something else of them."""
    quotations: bool = False
    """Whether others were found in them."""
    problems: tuple[str, ...] = ()
    """What went wrong, each in words."""


class Background:
    """Keeps an open library up to date, and reports each change and how far it is.

    It knows no screen: `report` may be called from any thread, and holds up nobody.
    """

    def __init__(self, library: Library, report: Callable[[Report], object]) -> None:
        self._library = library
        self._report = report

    def bring_up_to_date(self, is_cancelled: Callable[[], bool]) -> None:
        """Add what is new in the seed files, then extract what an older version did; takes long."""
        result = self._library.importing.seeds(Job(self._importing, is_cancelled))
        if is_cancelled():
            return
        problems = tuple(show(f"{p.message} {p.hint}") for p in result.problems)
        if result.added or result.moved or problems:
            said = f"{counted(result.added, 'new article')}." if result.added else ""
            self._report(
                Report(said, articles=bool(result.added or result.moved), problems=problems)
            )
        job = Job(self._extracting, is_cancelled)
        if again := self._library.importing.find_quotations(job, gently=True):
            said = f"Quotations found in {counted(again, 'article')}."
            self._report(Report(said, quotations=True))

    def _importing(self, progress: Progress) -> None:
        place = f"line {progress.done:,} of {progress.total:,}"
        self._report(Report(waiting=f"Reading {show(progress.what)}: {place}…"))

    def _extracting(self, progress: Progress) -> None:
        if progress.done < progress.total:
            articles = counted(progress.total, "article")
            self._report(Report(f"Finding quotations: {progress.done:,} of {articles}…"))

    def look_outside(self) -> Future[None] | None:
        """Take in what another process has written, if anything, in the library's own thread."""
        if not self._library.is_behind:
            return None
        return self._library.later(self._refresh)

    def _refresh(self) -> None:
        if self._library.refresh():
            self._report(Report(articles=True, quotations=True))
