"""The article that is shown: where one is in it, its quotations, and the hits of a search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.message import Message

from reader.errors import DamagedError
from reader.tui.article_layout import ArticleDocument
from reader.tui.formatting import MUTED, provenance
from reader.tui.reader_screen import when
from reader.tui.widgets.article_view import EMPTY, ArticleView

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.timer import Timer

    from reader.library import Library
    from reader.model import Quotation, Span
    from reader.tui.picker import Place

SAVE_AFTER = 2.0
"""Seconds after the last scrolling when the place is written."""


class ArticlePane(Vertical):
    """One article of the library, shown where it was left."""

    view = query_one("#text", ArticleView)

    class Pointed(Message):
        """Another quotation is under the cursor, or none."""

    @dataclass
    class Told(Message):
        """There is something to say of what was asked for."""

        message: str

    def __init__(self, library: Library, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._library = library
        self._passages: tuple[Span, ...] = ()
        """Passages of the article that a search found."""
        self._passage = 0
        """Number of the one gone to last."""
        self._saving: Timer | None = None

    def compose(self) -> ComposeResult:
        """Nothing but the text."""
        yield ArticleView(id="text")

    # -- which article ----------------------------------------------------------------------

    @property
    def article_id(self) -> str:
        """The id of the article shown; empty where there is none."""
        return self.view.document.id

    def show(self, id: str | None) -> None:
        """Show an article where it was left."""
        if id is None or id == self.article_id:
            return
        self.save_place()
        self.view.open(self._document(id), self._library.reading.of(id).offset)
        self.show_bookmarks()

    def show_again(self) -> None:
        """Show what has changed in the article, at the place one is at."""
        view = self.view
        if not self.article_id:
            return
        top, hits, here = view.top, view.hits, self.quotation
        view.open(self._document(self.article_id), top)
        view.hits = hits
        numbers = {q.start: number for number, q in enumerate(view.document.quotations)}
        view.current = numbers.get(here.start) if here else None
        self.show_bookmarks()

    def show_nothing(self) -> None:
        """Show that there is no article."""
        self.view.open(EMPTY)

    def _document(self, id: str) -> ArticleDocument:
        heading = self._library.articles.heading(id)
        try:
            article, quotations = self._library.articles.quoted(id)
        except DamagedError as error:
            return ArticleDocument(id, f"{heading.title}\n{error.message}. {error.hint}", "")
        return ArticleDocument(id, article.text, provenance(article, heading), quotations)

    def show_bookmarks(self) -> None:
        """Mark the quotations that are bookmarked."""
        starts = self._library.bookmarks.quotations_in(self.article_id)
        quotations = enumerate(self.view.document.quotations)
        self.view.bookmarked = frozenset(n for n, q in quotations if q.start in starts)

    def save_place(self) -> None:
        """Remember the place in the article."""
        if self._saving:
            self._saving.stop()
            self._saving = None
        id, top = self.article_id, self.view.top
        if id:
            library = self._library
            when(self.app, library.later(lambda: library.reading.leave_at(id, top)))

    @on(ArticleView.Scrolled)
    def _scrolled(self) -> None:
        if self._saving:
            self._saving.stop()
        self._saving = self.set_timer(SAVE_AFTER, self.save_place)

    @property
    def progress(self) -> Content:
        """How much of the article has been on screen; nothing while there is no room for it."""
        if not self.article_id or not self.view.size:
            return Content("")
        return Content(f"{self.view.fraction:.0%}").stylize(MUTED)

    def toggle_speakers(self) -> None:
        """Name the speakers in the margin, or stop."""
        self.view.name_speakers = not self.view.name_speakers
        self._tell(f"Speakers in the margin: {'on' if self.view.name_speakers else 'off'}")

    def _tell(self, message: str) -> None:
        self.post_message(self.Told(message))

    # -- its quotations ---------------------------------------------------------------------

    @property
    def quotation(self) -> Quotation | None:
        """The quotation under the cursor."""
        view = self.view
        return None if view.current is None else view.document.quotations[view.current]

    def step_quotation(self, step: int) -> None:
        """Go to the next quotation or the one before, from the cursor or the top of the pane."""
        self._to_quotation(step, lambda _: True)

    def step_same_speaker(self, step: int) -> None:
        """Go to the next quotation by the same speaker, or the one before."""
        here = self.quotation
        if here is None or here.speaker is None:
            self._tell("Go to a quotation with a speaker first: . is the next one.")
            return
        self._to_quotation(step, lambda other: other.speaker == here.speaker)

    def _to_quotation(self, step: int, fits: Callable[[Quotation], bool]) -> None:
        view = self.view
        quotations = view.document.quotations
        if view.current is not None:
            start = view.current + step
        else:
            start = next((n for n, q in enumerate(quotations) if q.end > view.top), len(quotations))
            start -= step < 0
        found = (n for n in range(start, len(quotations) if step > 0 else -1, step))
        number = next((n for n in found if fits(quotations[n])), None)
        if number is None:
            self._tell("No further quotation." if quotations else "No quotations in this article.")
            return
        self.point_at(number)

    def point_at(self, number: int | None) -> None:
        """Put the cursor on a quotation, or on none."""
        self.view.current = number
        self.post_message(self.Pointed())

    @on(ArticleView.Pointed)
    def _pointed(self, event: ArticleView.Pointed) -> None:
        self.point_at(event.quotation)

    # -- places in it -----------------------------------------------------------------------

    def go_to(self, place: Place) -> None:
        """Mark the hits of a search in the article, and bring the first on screen."""
        self.view.hits = place.hits
        self._passages, self._passage = place.passages, 0
        if place.span:
            self._reveal(place.span)

    def _reveal(self, span: Span) -> None:
        """Bring words on screen; a quotation among them is under the cursor."""
        quotations = self.view.document.quotations
        here = (n for n, q in enumerate(quotations) if (q.start, q.end) == (span.start, span.end))
        self.point_at(next(here, None))
        self.view.reveal(span)

    def step_hit(self, step: int) -> None:
        """Go to the next hit, or the one before; without hits, to the next quotation."""
        if not self.view.hits:
            self.step_quotation(step)
            return
        self._passage = (self._passage + step) % len(self._passages)
        self._reveal(self._passages[self._passage])
        self._tell(f"Hit {self._passage + 1} of {len(self._passages)}. Esc forgets them.")

    def forget(self) -> bool:
        """Forget the hits and the quotation under the cursor; whether there were any."""
        if not self.view.hits and self.view.current is None:
            return False
        self.view.hits = ()
        self.point_at(None)
        return True
