"""The quotations of one article, to go to one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from reader.model import Span
from reader.text import counted
from reader.tui.excerpt import in_context
from reader.tui.formatting import MUTED, attribution, brief, title_lines
from reader.tui.picker import PickerResult, PickerScreen, Place

if TYPE_CHECKING:
    from reader.job import Job
    from reader.model import Article, Quotation


class QuotationsScreen(PickerScreen["Quotation", Place]):
    """Who said what in an article, in the order it was said, or what fits what is typed."""

    PROMPT = "Words of a quotation, or a speaker…"

    def __init__(self, article: Article, quotations: tuple[Quotation, ...]) -> None:
        super().__init__()
        self.article = article
        self.quotations = quotations

    def find(self, query: str, job: Job) -> PickerResult[Quotation]:
        """The quotations whose words or speaker fit."""
        from reader.search import find

        rows = [
            q
            for q in self.quotations
            if not query.strip()
            or find(query, f"{self.article.text[q.start : q.end]} {q.speaker or ''}")
        ]
        return PickerResult(
            rows, Content(f"{len(rows)} of {counted(len(self.quotations), 'quotation')}")
        )

    def format_row(self, row: Quotation, width: int) -> list[Content]:
        """The words, and who said them."""
        words = f"“{self.article.text[row.start : row.end]}”"
        speaker = brief(row.speaker or "speaker not named")
        return [
            *(Content(f" {line}") for line in title_lines(words, max(8, width - 3), 3)),
            Content(f"   {speaker} · {row.kind}").truncate(width - 1, ellipsis=True).stylize(MUTED),
        ]

    def preview(self, row: Quotation) -> Content:
        """The quotation in its paragraph, and why it is this speaker's."""
        span = Span(row.start, row.end)
        marks = [
            (part, style) for part, style in ((row.mention, "underline"), (row.cue, "bold")) if part
        ]
        return Content.assemble(
            attribution(row), "\n\n", in_context(self.article.text, span, marks)
        )

    def answer(self, row: Quotation) -> Place:
        """Where Enter leads: to the quotation."""
        return Place(self.article.id, Span(row.start, row.end))
