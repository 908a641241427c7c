"""Find words in the open article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from reader.model import Span
from reader.text import counted
from reader.tui.excerpt import HIT, excerpt, surroundings
from reader.tui.picker import PickerResult, PickerScreen, Place

if TYPE_CHECKING:
    from reader.job import Job
    from reader.model import Article

AROUND = 60
"""Code points shown on either side of an occurrence."""


class InArticleScreen(PickerScreen[Span, Place]):
    """Where the words stand in one article, typos forgiven; Enter goes there, n and N go on."""

    PROMPT = "Words in this article…"

    def __init__(self, article: Article) -> None:
        super().__init__()
        self.article = article
        self._spans: tuple[Span, ...] = ()

    def find(self, query: str, job: Job) -> PickerResult[Span]:
        """The occurrences: first those as typed, then those like it."""
        from reader.search import find

        self._spans = tuple(find(query, self.article.text))
        note = counted(len(self._spans), "place") if query.strip() else ""
        return PickerResult(self._spans, Content(note))

    def format_row(self, row: Span, width: int) -> list[Content]:
        """The part of a paragraph around an occurrence that a line holds."""
        text = self.article.text
        paragraph = text.rfind("\n", 0, row.start) + 1
        start = max(paragraph, row.start - min(AROUND, width // 3))
        within = Span(start, min(len(text), row.end + 2 * width))
        line = excerpt(text, within, [(row, HIT)]).first_line
        return [
            Content.assemble(" …" if start > paragraph else " ", line).truncate(
                width, ellipsis=True
            )
        ]

    def preview(self, row: Span) -> Content:
        """The occurrence in its paragraph."""
        return excerpt(self.article.text, surroundings(self.article.text, row), [(row, HIT)])

    def answer(self, row: Span) -> Place:
        """Where Enter leads: to the occurrence, all of them marked."""
        at = self._spans.index(row)
        return Place(self.article.id, row, self._spans, (*self._spans[at:], *self._spans[:at]))
