"""The quotations of the open article: going from one to the next, and what is told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from reader.tui.formatting import attribution
from reader.tui.screens.upkeep import Upkeep
from reader.tui.widgets.article_view import ArticleView

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.content import Content

    from reader.model import Quotation


class Quoting(Upkeep):
    """Which quotation is under the cursor."""

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
