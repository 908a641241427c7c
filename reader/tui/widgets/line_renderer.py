"""How the lines of an article look: its quotations set off, hits marked, speakers beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.content import Span as Styled

from reader.quotes import UNCERTAIN
from reader.tui.article_layout import GUTTER, MARGIN, ArticleLayout, ArticleLine, Columns, LinePart
from reader.tui.formatting import brief

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.style import Style

    from reader.model import Quotation, Span
    from reader.tui.article_layout import ArticleDocument

SPEAKER_COLOURS = 6
"""Colours for speakers; in the order they are first quoted, round and round."""
PARTS = {LinePart.TITLE: "title", LinePart.PROVENANCE: "provenance"}
"""Parts of an article with a style of their own."""


def speaker_colours(document: ArticleDocument) -> dict[str | None, int]:
    """The number of each speaker's colour."""
    speakers = dict.fromkeys(q.speaker for q in document.quotations if q.speaker)
    return {speaker: n % SPEAKER_COLOURS + 1 for n, speaker in enumerate(speakers)}


@dataclass(frozen=True, slots=True)
class LineRenderer:
    """The lines of an article, as they are drawn at one moment."""

    layout: ArticleLayout
    columns: Columns
    style_of: Callable[[str], Style]
    speaker_colours: Mapping[str | None, int]
    current: int | None
    bookmarked: frozenset[int]
    marked: Sequence[tuple[str, Span]]
    """Words of the article over which another style is laid, and its name."""
    name_speakers: bool

    def render(self, number: int) -> Content:
        """One line, as wide as the columns."""
        line = self.layout.lines[number]
        left, measure, right = self.columns
        return Content.assemble(
            self._gutter(line, left),
            self._words(line).pad_right(max(0, measure - Content(line.text).cell_length)),
            self._margin(line, right),
        )

    def _words(self, line: ArticleLine) -> Content:
        spans: list[Styled] = []
        if part := PARTS.get(line.part):
            spans.append(Styled(0, len(line.text), self.style_of(part)))
        for number in self.layout.quotations_on(line):
            quotation = self._quotation(number)
            style = self._speaker_style(quotation) + self.style_of("quotation")
            if number == self.current:
                style += self.style_of("current")
            spans.append(Styled(line.column(quotation.start), line.column(quotation.end), style))
        source = line.source
        for name, words in self.marked if line.part in (LinePart.TITLE, LinePart.BODY) else ():
            if words.start < source.end and source.start < words.end:
                start, end = line.column(words.start), line.column(words.end)
                spans.append(Styled(start, end, self.style_of(name)))
        return Content(line.text, spans)

    def _gutter(self, line: ArticleLine, width: int) -> Content:
        """A bar beside lines with a quotation, bolder at the current one; a star if bookmarked."""
        on_line = self.layout.quotations_on(line)
        if not on_line or width < GUTTER:
            return Content(" " * width)
        number, sign = on_line[0], "▏"
        if self.current is not None and self.current in on_line:
            number, sign = self.current, "▌"
        begins = [n for n in on_line if self._quotation(n).start >= line.source.start]
        star = "★" if self.bookmarked.intersection(begins) else " "
        bar = (sign, self._speaker_style(self._quotation(number)))
        return Content.assemble(" " * (width - GUTTER), (star, "$text-warning"), bar, " ")

    def _margin(self, line: ArticleLine, width: int) -> Content:
        """The speaker, on the first line of a quotation that has one and room beside it."""
        if not self.name_speakers or width < MARGIN:
            return Content(" " * width)
        for number in self.layout.quotations_on(line):
            quotation = self._quotation(number)
            if quotation.speaker and line.source.start <= quotation.start:
                name = brief(quotation.speaker.rpartition(" ")[2])
                name += "?" * (quotation.confidence < UNCERTAIN)
                label = Content(f" {name}").truncate(width - 1, ellipsis=True)
                label = label.stylize(self._speaker_style(quotation))
                return label.pad_right(width - label.cell_length)
        return Content(" " * width)

    def _quotation(self, number: int) -> Quotation:
        return self.layout.document.quotations[number]

    def _speaker_style(self, quotation: Quotation) -> Style:
        return self.style_of(f"speaker-{self.speaker_colours.get(quotation.speaker, 0)}")
