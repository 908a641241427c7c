"""Where one is in an article: what is at the top of its pane, and which words stay on it."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.model import Span
    from reader.tui.page import Page


class Window(NamedTuple):
    """What is laid out of an article, and which of its lines are on screen."""

    page: Page
    first: int
    height: int

    def reaches(self, offset: int) -> bool:
        """Whether a code point is laid out, and the lines after it that fill the pane: without
        them it could not be scrolled to the top."""
        return self.page.reaches(offset, self.height)

    @property
    def at_end(self) -> bool:
        """Whether the last line is on screen."""
        return self.page.is_whole and self.first + self.height >= len(self.page.lines) - 1

    @property
    def fraction(self) -> float:
        """How much of the article has been on screen when read to the last line shown."""
        lines, seen = self.page.lines, self.first + self.height
        if not lines:
            return 0.0
        total = len(lines) - 1
        if not self.page.is_whole:
            return lines[min(seen, total)].source.start / len(self.page.document.text)
        return min(1.0, seen / total) if total > 0 else 1.0


class Wish(Enum):
    """What is wanted of words as soon as they are laid out."""

    REVEAL = auto()
    """To be brought on screen, with some lines before them."""
    KEEP = auto()
    """To stay on screen, where they were before the lines changed."""


class Position:
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
        self._wish: Wish | None = None
        """What is still to be done for them."""
        self._height = 0
        """Lines on screen when the article was last laid out."""

    def top(self, window: Window) -> int:
        """The code point at the top of the pane; no other layout of the same words moves it."""
        lines = window.page.lines
        if self._line is None or not lines:
            return self._place
        number = min(window.first, len(lines) - 1)
        # Where the pane has grown at the end of the article, Textual has moved it already.
        has_moved = window.at_end and window.height > self._height
        if number == self._line or (has_moved and number < self._line):
            return self._place
        return lines[number].source.start

    def go_to(self, place: int, window: Window) -> int | None:
        """Put a code point at the top, at once or when it is laid out."""
        self._place, self._line, self._wish = place, None, None
        return self.next_line(window)

    def reveal(self, words: Span, window: Window) -> int | None:
        """Bring words on screen, at once or when they are laid out; other lines keep them there."""
        self._words, self._wish = words, Wish.REVEAL
        return self._line_for_words(window)

    def forget_words(self) -> None:
        """Let other lines take them off the screen."""
        self._words = self._wish = None

    def change_lines(self, window: Window) -> None:
        """The article is laid out anew: be at the same place then, and keep words on screen."""
        is_there = self._line is not None  # and not on the way to another place
        if self._words and not self._wish and is_there:
            below = window.page.line_of(self._words.start) - window.first
            is_on_screen = 0 <= below < max(self._height, window.height)  # before, or as it is now
            self._wish = Wish.KEEP if is_on_screen else None
        self._place, self._line, self._height = self.top(window), None, window.height

    def next_line(self, window: Window) -> int | None:
        """The line for what waited and is laid out now; to be asked again when it is scrolled."""
        if self._line is None and window.reaches(self._place):
            self._line = window.page.line_of(self._place) if self._place else 0
            return self._line
        return self._line_for_words(window)

    def _line_for_words(self, window: Window) -> int | None:
        words, wish = self._words, self._wish
        if not (words and wish and window.reaches(words.end - 1)):
            return None
        if wish is Wish.KEEP and self._line is None:
            return None  # the place comes first
        self._wish = None
        top, height = window.first, window.height
        first, last = window.page.line_of(words.start), window.page.line_of(words.end - 1)
        if self._line is None:  # to what is not laid out yet, far behind these words
            self._place, self._line = window.page.lines[top].source.start, top
        if top <= first and last < top + height:
            return None
        if wish is Wish.REVEAL:
            return max(0, first - height // 3)
        # As little as brings them there; and the reading goes on from where it was.
        self._line = min(first, max(top, last + 1 - height))
        return self._line
