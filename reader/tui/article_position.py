"""Where one is in an article: what is at the top of its pane, and which words stay on it."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.model import Span
    from reader.tui.article_layout import ArticleLayout


class Viewport(NamedTuple):
    """What is laid out of an article, and which of its lines are on screen."""

    layout: ArticleLayout
    first: int
    height: int

    def reaches(self, offset: int) -> bool:
        """Whether a code point is laid out, and the lines after it that fill the pane: without
        them it could not be scrolled to the top."""
        return self.layout.reaches(offset, self.height)

    @property
    def at_end(self) -> bool:
        """Whether the last line is on screen."""
        return self.layout.is_whole and self.first + self.height >= len(self.layout.lines) - 1

    @property
    def fraction(self) -> float:
        """How much of the article has been on screen when read to the last line shown."""
        lines, seen = self.layout.lines, self.first + self.height
        if not lines:
            return 0.0
        total = len(lines) - 1
        if not self.layout.is_whole:
            return lines[min(seen, total)].source.start / len(self.layout.document.text)
        return min(1.0, seen / total) if total > 0 else 1.0


class Request(Enum):
    """What is wanted of words as soon as they are laid out."""

    REVEAL = auto()
    """To be brought on screen, with some lines before them."""
    KEEP = auto()
    """To stay on screen, where they were before the lines changed."""


class ArticlePosition:
    """A place in an article that is laid out by and by, and anew when the room changes.

    Where one goes last decides. What answers with a line wants it scrolled to the top.
    """

    def __init__(self) -> None:
        self._place = 0
        """Code point asked for at the top: the line that holds it may begin before it."""
        self._line: int | None = None
        """The line at the top when the view is at that place; none until it is laid out."""
        self._words: Span | None = None
        """Words that were to be on screen last: a quotation, a hit."""
        self._request: Request | None = None
        """What is still to be done for them."""
        self._height = 0
        """Lines on screen when the article was last laid out."""

    def top(self, viewport: Viewport) -> int:
        """The code point at the top of the pane; no other layout of the same words moves it."""
        lines = viewport.layout.lines
        if self._line is None or not lines:
            return self._place
        number = min(viewport.first, len(lines) - 1)
        # Where the pane has grown at the end of the article, Textual has moved it already.
        has_moved = viewport.at_end and viewport.height > self._height
        if number == self._line or (has_moved and number < self._line):
            return self._place
        return lines[number].source.start

    def go_to(self, place: int, viewport: Viewport) -> int | None:
        """Put a code point at the top, at once or when it is laid out."""
        self._place, self._line, self._request = place, None, None
        return self.next_line(viewport)

    def reveal(self, words: Span, viewport: Viewport) -> int | None:
        """Bring words on screen, at once or when they are laid out; other lines keep them there."""
        self._words, self._request = words, Request.REVEAL
        return self._line_for_words(viewport)

    def forget_words(self) -> None:
        """Let other lines take them off the screen."""
        self._words = self._request = None

    def change_lines(self, viewport: Viewport) -> None:
        """The article is laid out anew: be at the same place then, and keep words on screen."""
        is_there = self._line is not None  # and not on the way to another place
        if self._words and not self._request and is_there:
            below = viewport.layout.line_of(self._words.start) - viewport.first
            is_on_screen = (
                0 <= below < max(self._height, viewport.height)
            )  # before, or as it is now
            self._request = Request.KEEP if is_on_screen else None
        self._place, self._line, self._height = self.top(viewport), None, viewport.height

    def next_line(self, viewport: Viewport) -> int | None:
        """The line for what waited and is laid out now; to be asked again when it is scrolled."""
        if self._line is None and viewport.reaches(self._place):
            self._line = viewport.layout.line_of(self._place) if self._place else 0
            return self._line
        return self._line_for_words(viewport)

    def _line_for_words(self, viewport: Viewport) -> int | None:
        words, request = self._words, self._request
        if not (words and request and viewport.reaches(words.end - 1)):
            return None
        if request is Request.KEEP and self._line is None:
            return None  # the place comes first
        self._request = None
        top, height = viewport.first, viewport.height
        first, last = viewport.layout.line_of(words.start), viewport.layout.line_of(words.end - 1)
        if self._line is None:  # to what is not laid out yet, far behind these words
            self._place, self._line = viewport.layout.lines[top].source.start, top
        if top <= first and last < top + height:
            return None
        if request is Request.REVEAL:
            return max(0, first - height // 3)
        # As little as brings them there; and the reading goes on from where it was.
        self._line = min(first, max(top, last + 1 - height))
        return self._line
