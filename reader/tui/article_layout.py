"""An article laid out for a width: which words stand on which line."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import Enum, auto
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from reader.model import Quotation, Span
from reader.text import Shown, after_pile, each_paragraph, show, showable
from reader.tui.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

GUTTER = 3
"""Columns kept free left of the text, where a bar marks the lines with a quotation."""
MARGIN = 11
"""Columns right of the text from which speakers are named there."""
FULL_MARGIN = 16
"""Columns wide enough for most names."""
PIECE = 4096
"""Code points of a paragraph laid out at a time, in a millisecond or two: it may be a megabyte."""


class Columns(NamedTuple):
    """Cells left of the text, of the text, and right of it."""

    left: int
    measure: int
    right: int


def columns(width: int, measure: int, *, margin: bool) -> Columns:
    """A column of at most `measure` cells, in the middle unless a `margin` needs the room."""
    measure = max(1, min(measure, width - GUTTER - 1))
    spare = width - measure
    left = spare // 2
    if margin and spare >= GUTTER + MARGIN:
        left = min(left, spare - FULL_MARGIN)
    left = max(min(GUTTER, spare), left)
    return Columns(left, measure, max(0, spare - left))


class LinePart(Enum):
    """What a line of a laid out article belongs to."""

    TITLE = auto()
    PROVENANCE = auto()
    BODY = auto()
    BLANK = auto()


@dataclass(frozen=True, slots=True)
class ArticleDocument:
    """What the reading pane shows: a text, its quotations, and a line on where it is from."""

    id: str
    text: str
    provenance: str
    quotations: tuple[Quotation, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """One line of a laid out article: what is drawn, and where it stands in the stored text."""

    part: LinePart
    shown: Shown
    """What may be drawn of the whole paragraph."""
    within: Span
    """The line's characters in the shown paragraph."""
    base: int
    """Where the paragraph begins in the stored text."""

    @property
    def text(self) -> str:
        """The characters to draw."""
        return self.within.of(self.shown.text)

    @property
    def source(self) -> Span:
        """The code points of the stored text the line shows; none where it is not the article's."""
        if self.part not in (LinePart.TITLE, LinePart.BODY):
            return Span(self.base, self.base)
        start, end = self.within.start, self.within.end
        first = self.base + self.shown.to_source(start)
        return Span(first, self.base + self.shown.to_source(end - 1) + 1)

    def column(self, offset: int) -> int:
        """The character of the line that shows the code point at `offset`, kept on the line."""
        character = self.shown.to_shown(offset - self.base) - self.within.start
        return max(0, min(character, self.within.end - self.within.start))

    def offset(self, column: int) -> int:
        """The code point shown by a character of the line."""
        if self.part not in (LinePart.TITLE, LinePart.BODY):
            return self.base
        character = min(self.within.start + max(0, column), self.within.end)
        return self.base + self.shown.to_source(character)


class ArticleLayout:
    """An article broken into lines of at most `measure` cells, by and by. It draws nothing."""

    def __init__(self, document: ArticleDocument, measure: int) -> None:
        self.document = document
        self.lines: list[ArticleLine] = []
        self.is_whole = False
        """Whether all of the article is in `lines`."""
        self._laying = self._lay_all(measure)
        self._line_starts: list[int] = []
        self._quotation_starts = [q.start for q in document.quotations]
        self._ends_so_far = list(accumulate((q.end for q in document.quotations), max))

    def lay(self, enough: Callable[[], bool] = lambda: False) -> None:
        """Lay out more of the article, at least a piece, until `enough` says so or it is whole."""
        for lines in self._laying:
            self.lines += lines
            self._line_starts += [line.source.start for line in lines]
            if enough():
                return
        self.is_whole = True

    def reaches(self, offset: int, more: int = 0) -> bool:
        """Whether the line that shows the code point at `offset`, and `more` after it, are laid
        out."""
        return self.is_whole or self.line_of(offset) + more < len(self.lines) - 1

    def _lay_all(self, measure: int) -> Iterator[list[ArticleLine]]:
        document = self.document
        yield [_blank(0)]
        for number, span in enumerate(each_paragraph(document.text)):
            yield from self._lay(LinePart.BODY if number else LinePart.TITLE, span, measure)
            if number == 0 and document.provenance:
                shown = Shown(show(document.provenance))
                cuts = wrap(shown.text, measure)
                yield [ArticleLine(LinePart.PROVENANCE, shown, within, span.end) for within in cuts]
            yield [_blank(span.end)]

    def _lay(self, part: LinePart, paragraph: Span, measure: int) -> Iterator[list[ArticleLine]]:
        """The lines of a paragraph, those of each piece of it; lines go on from piece to piece."""
        text, start, size = self.document.text, paragraph.start, PIECE
        while start < paragraph.end:
            end = paragraph.end
            if end - start > size:
                end = min(end, after_pile(text, start + size))
            shown = showable(text[start:end])
            lines = [
                ArticleLine(part, shown, within, start) for within in wrap(shown.text, measure)
            ]
            if end < paragraph.end:
                if len(lines) < 2:  # little of the piece is shown
                    size *= 2
                    continue
                end = lines.pop().source.start
            yield lines
            start, size = end, PIECE

    def line_of(self, offset: int) -> int:
        """The number of the line that shows the code point at `offset`."""
        return max(0, bisect_right(self._line_starts, offset) - 1)

    def quotations_on(self, line: ArticleLine) -> list[int]:
        """The numbers of the quotations that have words on a line, outer before inner."""
        source, quotations = line.source, self.document.quotations
        first = bisect_right(self._ends_so_far, source.start)
        last = bisect_left(self._quotation_starts, source.end)
        return [n for n in range(first, last) if quotations[n].end > source.start]

    def quotation_at(self, offset: int) -> int | None:
        """The innermost quotation that holds a code point."""
        holding = [
            number
            for number in self.quotations_on(self.lines[self.line_of(offset)])
            if self.document.quotations[number].start
            <= offset
            < self.document.quotations[number].end
        ]
        return holding[-1] if holding else None


def _blank(offset: int) -> ArticleLine:
    return ArticleLine(LinePart.BLANK, Shown(""), Span(0, 0), offset)
