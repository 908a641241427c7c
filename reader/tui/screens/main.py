"""The main screen: what can be done with the article and the quotations in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work

from reader.library import Show
from reader.text import counted
from reader.tui.commands import bindings
from reader.tui.formatting import attribution, citation
from reader.tui.screens.upkeep import Upkeep
from reader.tui.widgets.article_view import EMPTY, ArticleView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.binding import BindingType
    from textual.content import Content

    from reader.model import Quotation, Span
    from reader.tui.screens.finder import Place


class MainScreen(Upkeep):
    """Quotations, keeping, finding."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("main")

    _stops: tuple[Span, ...] = ()
    """Passages of the open article that a search found."""
    _stop = 0
    """Number of the one gone to last."""

    # -- quotations -------------------------------------------------------------------------

    @property
    def quotation(self) -> Quotation | None:
        """The quotation under the cursor."""
        view = self.article_view
        return None if view.current is None else view.document.quotations[view.current]

    def action_quotation(self, step: int) -> None:
        """To the next quotation or the one before, from the cursor or from the top of the pane."""
        self._to_quotation(step, lambda _: True)

    def action_same_speaker(self, step: int) -> None:
        """To the next quotation by the speaker of this one."""
        here = self.quotation
        if here is None or here.speaker is None:
            self.tell("Go to a quotation with a speaker first: . is the next one.")
            return
        self._to_quotation(step, lambda other: other.speaker == here.speaker)

    def _to_quotation(self, step: int, fits: Callable[[Quotation], bool]) -> None:
        self.catch_up()
        view = self.article_view
        quotations = view.document.quotations
        if view.current is not None:
            start = view.current + step
        else:
            start = next((n for n, q in enumerate(quotations) if q.end > view.top), len(quotations))
            start -= step < 0
        found = (n for n in range(start, len(quotations) if step > 0 else -1, step))
        number = next((n for n in found if fits(quotations[n])), None)
        if number is None:
            self.tell("No further quotation." if quotations else "No quotations in this article.")
            return
        self.point_at(number)

    def point_at(self, number: int | None) -> None:
        """Make a quotation current, or none."""
        self.article_view.current = number
        self.stop_telling()
        self.show_info()

    @on(ArticleView.Pointed)
    def _pointed(self, event: ArticleView.Pointed) -> None:
        self.action_focus_article()
        self.point_at(event.quotation)

    def information(self) -> Content:
        """Who said the quotation under the cursor, how sure that is and why."""
        if self.quotation is None:
            return super().information()
        return attribution(self.quotation)

    # -- finding ----------------------------------------------------------------------------

    def action_search(self, query: str = "") -> None:
        """Search everywhere."""
        from reader.tui.screens.search import SearchScreen

        self.app.push_screen(SearchScreen(self.library, query), self.go_to)

    def action_speakers(self) -> None:
        """List who is quoted anywhere, to search what one of them said."""
        from reader.tui.screens.speakers import SpeakersScreen

        def search(_: Place | None) -> None:
            if speakers.chosen:
                self.action_search(f'speaker:"{speakers.chosen}" ')

        speakers = SpeakersScreen(self.library)
        self.app.push_screen(speakers, search)

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

    # -- keeping ----------------------------------------------------------------------------

    @property
    def _target(self) -> str | None:
        """The article that keys act on: the one under the cursor, or the one being read."""
        if self.focused is self.article_view:
            return self.article_view.document.id or None
        return self.row_list.row

    def action_bookmark_article(self) -> None:
        """Keep the article, or stop keeping it."""
        if (id := self._target) is None:
            return
        title = self.library.heading(id).title
        kept = self.library.things.toggle_bookmark(self.library.article(id), title)
        self.redraw_row(id)
        self.tell("★ Article bookmarked." if kept else "Bookmark removed. u brings it back.")

    def action_bookmark_quotation(self) -> None:
        """Keep the quotation under the cursor, or stop keeping it."""
        quotation, id = self.quotation, self.article_view.document.id
        if quotation is None:
            self.tell("Go to a quotation first: . is the next one.")
            return
        title = self.library.heading(id).title
        kept = self.library.things.toggle_bookmark(self.library.article(id), title, quotation)
        self.redraw_row(id)
        self.tell(
            "★ Quotation kept. ' lists them." if kept else "No longer kept. u brings it back."
        )

    def action_copy_quotation(self) -> None:
        """Copy the exact words with their speaker and where they stand."""
        quotation, document = self.quotation, self.article_view.document
        if quotation is None:
            self.tell("Go to a quotation first: . is the next one.")
            return
        heading = self.library.heading(document.id)
        words = document.text[quotation.start : quotation.end]
        text = citation(words, quotation.speaker or "", heading.title, heading.source)
        self.app.copy_to_clipboard(text)
        self.tell("Copied, with speaker and source.")

    def action_copy_article(self) -> None:
        """Copy the headline and where the article is from."""
        if (id := self._target) is not None:
            heading = self.library.heading(id)
            self.app.copy_to_clipboard(f"{heading.title} ({heading.source})")
            self.tell("Reference copied.")

    # -- the list ---------------------------------------------------------------------------

    def action_toggle_read(self) -> None:
        """Mark the article as read, or as unread."""
        if (id := self._target) is not None:
            read = not self.library.things.reading(id).read
            self.library.things.set_read([id], read)
            self.redraw_row(id)
            self.tell("Marked as read." if read else "Marked as unread.")

    def action_mark_all_read(self) -> None:
        """Mark every article listed as read."""
        self._mark_read(self.row_list.rows)

    @work(thread=True, group="mark")
    def _mark_read(self, ids: Sequence[str]) -> None:
        changed = self.library.things.set_read(ids, read=True)
        self.app.call_from_thread(self._marked_read, changed)

    def _marked_read(self, changed: int) -> None:
        self.list_articles(self.row_list.row)
        self.tell(f"{counted(changed, 'article')} marked as read. u takes it back.")

    def action_remove_article(self) -> None:
        """Take the article out of the library."""
        if (id := self._target) is None:
            return
        self.library.things.remove_articles([id])
        self.list_articles(id)
        if self.row_list.rows:
            self.preview()
        else:
            self.article_view.open(EMPTY)
        self.tell("Article removed. u brings it back.")

    def action_undo(self) -> None:
        """Take the last change back."""
        what = self.library.things.undo()
        self.list_articles(self.row_list.row)
        self.preview()
        self.tell(f"Undone: {what}." if what else "Nothing to undo.")
