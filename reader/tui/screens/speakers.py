"""Everyone who is quoted in the library, to search what one of them said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from reader.text import counted, fold
from reader.tui.formatting import MUTED, brief
from reader.tui.picker import PickerResult, PickerScreen

if TYPE_CHECKING:
    from reader.job import Job
    from reader.search import Facet


class SpeakersScreen(PickerScreen["Facet", str]):
    """The speakers, the most quoted first, or those that fit what is typed."""

    PROMPT = "A name, or what you remember of it…"
    CHOOSE = "search what they said"

    def find(self, query: str, job: Job) -> PickerResult[Facet]:
        """The speakers whose name fits."""
        from reader.search import CancelledError, find

        try:
            speakers = self.library.search.speakers(job)
        except CancelledError:  # another query has taken its place
            return PickerResult((), Content(""))
        rows = [
            speaker
            for speaker in speakers
            if not query.strip() or fold(query) in fold(speaker.value) or find(query, speaker.value)
        ]
        return PickerResult(rows, Content(f"{len(rows)} of {counted(len(speakers), 'speaker')}"))

    def format_row(self, row: Facet, width: int) -> list[Content]:
        """The name and how often it is quoted."""
        line = Content.assemble(f" {brief(row.value)} ", (f"❝ {row.count:,}", MUTED))
        return [line.truncate(width, ellipsis=True)]

    def preview(self, row: Facet) -> Content:
        """The whole name, and how often the speaker is quoted."""
        return Content.assemble(
            (f"❝ {brief(row.value)}\n\n", "bold"),
            (f"{counted(row.count, 'quotation')} in the library. Enter searches them.", MUTED),
        )

    def answer(self, row: Facet) -> str:
        """The name of the speaker that was chosen."""
        return row.value
