"""Who really said it: the user's word over the program's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from reader.library.corrections import REASON
from reader.model import Span
from reader.text import fold
from reader.tui.excerpt import in_context
from reader.tui.formatting import MUTED, attribution, brief
from reader.tui.picker import PickerResult, PickerScreen

if TYPE_CHECKING:
    from reader.job import Job
    from reader.model import Article, Quotation

NAME = 200
"""Code points a name may have."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who said it."""

    speaker: str | None
    """None where nobody did."""
    as_extracted: bool = False
    """Whether the program is to decide again."""


class CorrectingScreen(PickerScreen[Verdict, Verdict]):
    """Everyone the article names, anyone else the user types, or nobody."""

    PROMPT = "Who said it? Choose, or type a name…"
    CHOOSE = "they said it"

    def __init__(
        self, article: Article, quotations: tuple[Quotation, ...], quotation: Quotation
    ) -> None:
        super().__init__()
        self.article = article
        self.quotations = quotations
        self.quotation = quotation

    def find(self, query: str, job: Job) -> PickerResult[Verdict]:
        """The names that fit, and the one typed."""
        from reader.quotes import named_people

        typed = " ".join(query.split())[:NAME]
        speakers = [q.speaker for q in self.quotations if q.speaker]
        names = list(dict.fromkeys(speakers + named_people(self.article.text)))
        rows = [Verdict(name) for name in names if fold(typed) in fold(name)]
        if typed and typed not in names:
            rows.append(Verdict(typed))
        if not typed:
            rows.append(Verdict(None))
        if not typed and self.quotation.reason == REASON:
            rows.append(Verdict(None, as_extracted=True))
        return PickerResult(
            rows, Content("You decide: nothing that is extracted later changes it.")
        )

    def format_row(self, row: Verdict, width: int) -> list[Content]:
        """The name, and whether it is the one shown now."""
        if row.as_extracted:
            line = Content(" as extracted: take your correction back").stylize(MUTED)
        elif row.speaker is None:
            line = Content(" nobody: a title, a term, words nobody said").stylize(MUTED)
        else:
            now = row.speaker == self.quotation.speaker
            line = Content.assemble(f" {brief(row.speaker)}", (" · now" if now else "", MUTED))
        return [line.truncate(width, ellipsis=True)]

    def preview(self, row: Verdict) -> Content:
        """The quotation in its paragraph, and who is said to have said it now."""
        span = Span(self.quotation.start, self.quotation.end)
        return Content.assemble(
            attribution(self.quotation), "\n\n", in_context(self.article.text, span)
        )

    def answer(self, row: Verdict) -> Verdict:
        """The verdict that was chosen."""
        return row
