"""What is at the top of an article's pane and which words stay on it, without a screen."""

from __future__ import annotations

from itertools import count

from reader.model import Span
from reader.tui.article_layout import ArticleDocument, ArticleLayout
from reader.tui.article_position import ArticlePosition, Viewport

WORDS = [f"word{n:02}" for n in range(40)]
TEXT = "\n".join(WORDS) + "\n"
LAST = 2 * len(WORDS) - 1
"""The last line that says something: a blank one is before each word, and one after the last."""


def line(word: int) -> int:
    return 2 * word + 1


def at(word: int) -> int:
    return TEXT.index(WORDS[word])


def words(first: int, last: int) -> Span:
    return Span(at(first), at(last) + len(WORDS[last]))


class Pane:
    """Scrolls where it is told to, as far as there are lines."""

    def __init__(self, height: int = 10) -> None:
        self.layout = ArticleLayout(ArticleDocument("1", TEXT, ""), 20)
        self.first = 0
        self.position = ArticlePosition()
        self.change(height)

    @property
    def viewport(self) -> Viewport:
        return Viewport(self.layout, self.first, self.height)

    @property
    def top(self) -> int:
        return self.position.top(self.viewport)

    def scroll(self, to: int | None) -> None:
        if to is not None:
            self.first = max(0, min(to, len(self.layout.lines) - 1 - self.height))

    def lay(self, lines: int | None = None) -> None:
        """Lay out so many lines, or all of them."""
        self.layout.lay(lambda: lines is not None and len(self.layout.lines) >= lines)
        self.scroll(self.first)
        while (to := self.position.next_line(self.viewport)) is not None:
            self.scroll(to)

    def go_to(self, word: int) -> None:
        self.scroll(self.position.go_to(at(word), self.viewport))

    def reveal(self, span: Span) -> None:
        self.scroll(self.position.reveal(span, self.viewport))

    def change(self, height: int = 10, measure: int = 20, lines: int | None = None) -> None:
        self.height = height
        self.scroll(self.first)
        self.position.change_lines(self.viewport)
        self.layout = ArticleLayout(self.layout.document, measure)
        self.lay(lines)


def laid_out_to(lines: int) -> Pane:
    pane = Pane()
    pane.change(lines=lines)
    return pane


def test_a_place_is_at_the_top_at_once_or_when_it_is_laid_out() -> None:
    pane = Pane()
    pane.go_to(7)
    assert (pane.first, pane.top) == (line(7), at(7))
    pane = laid_out_to(20)
    pane.go_to(7)
    assert (pane.first, pane.top) == (0, at(7))
    pane.lay(line(7) + 5)  # it could not be at the top yet
    assert pane.first == 0
    pane.lay(line(7) + 15)
    assert (pane.first, pane.top) == (line(7), at(7))


def test_the_beginning_is_above_the_headline() -> None:
    pane = Pane()
    pane.go_to(7)
    pane.go_to(0)
    assert pane.first == 0


def test_the_place_gone_to_last_counts() -> None:
    pane = laid_out_to(20)
    pane.go_to(30)
    pane.go_to(0)
    pane.lay()
    assert (pane.first, pane.top) == (0, 0)


def test_the_top_is_what_was_scrolled_to() -> None:
    pane = Pane()
    pane.go_to(7)
    pane.first = line(9)
    assert pane.top == at(9)
    pane.first = 999  # lines went, and Textual has not scrolled yet
    assert pane.top == len(TEXT) - 1


def test_a_place_within_a_line_stays_the_place_however_long_the_lines_are() -> None:
    pane = Pane()
    pane.scroll(pane.position.go_to(at(7) + 3, pane.viewport))
    for measure in (20, 2, 20):
        pane.change(measure=measure)
        assert pane.top == at(7) + 3
    assert pane.first == line(7)


def test_the_place_stays_though_the_pane_grows_at_the_end() -> None:
    pane = Pane(height=4)
    pane.go_to(37)
    pane.change(height=6, measure=2)
    assert pane.top == at(37)


def test_words_on_screen_are_revealed_without_scrolling() -> None:
    pane = Pane()
    pane.reveal(words(1, 4))
    assert pane.first == 0
    pane.reveal(words(1, 5))
    assert pane.first == line(1) - 3 < line(1)
    pane.reveal(words(20, 20))
    assert pane.first == line(20) - 3


def test_words_are_revealed_when_they_are_laid_out() -> None:
    pane = laid_out_to(20)
    pane.reveal(words(15, 15))
    assert pane.first == 0
    pane.lay(line(15) + 15)
    assert pane.first == line(15) - 3


def test_a_place_is_gone_to_instead_of_words_and_words_instead_of_a_place() -> None:
    pane = laid_out_to(20)
    pane.reveal(words(15, 15))
    pane.go_to(0)
    pane.lay()
    assert pane.first == 0
    pane = laid_out_to(20)
    pane.go_to(30)
    pane.reveal(words(2, 2))
    assert (pane.first, pane.top) == (0, 0)
    pane.lay()
    assert pane.first == 0


def test_words_asked_for_after_a_place_are_revealed_from_there() -> None:
    pane = laid_out_to(20)
    pane.go_to(10)
    pane.reveal(words(12, 12))
    pane.lay()
    assert pane.first == line(10)


def test_words_are_kept_with_as_little_scrolling_as_can_be_and_the_place_stays() -> None:
    pane = Pane()
    pane.go_to(5)
    pane.reveal(words(8, 9))
    for _ in range(2):
        pane.change(height=5)
        assert (pane.first, pane.top) == (line(9) - 4, at(5))
    pane.change(height=2)  # there is room for their beginning only
    assert (pane.first, pane.top) == (line(8), at(5))
    pane.change(height=10)
    assert (pane.first, pane.top) == (line(5), at(5))


def test_the_beginning_stays_the_place_too_while_words_are_kept() -> None:
    pane = Pane()
    pane.reveal(words(3, 3))
    for height in (3, 4, 4):
        pane.change(height=height)
        assert (pane.first, pane.top) == (line(3) + 1 - height, 0)


def test_words_are_kept_though_lines_change_before_they_are_laid_out() -> None:
    pane = Pane()
    pane.reveal(words(30, 30))
    for lines in (5, 12):
        pane.change(height=3, lines=lines)
        assert pane.first < lines
    pane.lay()
    assert pane.first <= line(30) < pane.first + 3


def test_words_laid_out_before_the_place_wait_for_it() -> None:
    for height in range(3, 7):
        pane = Pane(height)
        pane.scroll(pane.position.go_to(at(7) + 4, pane.viewport))
        pane.reveal(Span(at(7), at(7) + 1))
        pane.change(height, measure=2, lines=1)
        while not pane.layout.is_whole:
            pane.lay(len(pane.layout.lines) + 1)
            assert pane.top == at(7) + 4
        assert pane.layout.lines[pane.first].source.start == at(7)


def test_words_scrolled_away_or_forgotten_are_not_kept() -> None:
    pane = Pane()
    pane.reveal(words(30, 30))
    for word in (33, 3):
        pane.go_to(word)
        pane.change(height=5)
        assert pane.first == line(word)
    pane.reveal(words(5, 5))
    pane.position.forget_words()
    pane.change(height=2)
    assert pane.first == line(3)


def test_words_are_not_kept_when_another_place_is_being_gone_to() -> None:
    pane = laid_out_to(20)
    pane.reveal(words(2, 2))
    pane.go_to(30)
    for lines in (20, None):
        pane.change(lines=lines)
    assert pane.first == line(30)


def test_where_nothing_is_laid_out_yet_the_place_is_kept() -> None:
    pane, position = Pane(), ArticlePosition()
    hidden = Viewport(ArticleLayout(pane.layout.document, 1), first=12, height=0)
    assert position.top(hidden) == 0
    assert position.go_to(at(7), hidden) is None
    assert position.reveal(words(8, 8), hidden) is None
    assert position.top(hidden) == at(7)
    assert not hidden.at_end
    assert hidden.fraction == 0
    position.change_lines(hidden)
    assert position.next_line(pane.viewport) == line(7)


def test_how_much_was_on_screen() -> None:
    pane = laid_out_to(20)
    assert not pane.viewport.at_end
    assert 0 < pane.viewport.fraction == pane.layout.lines[10].source.start / len(TEXT)
    pane.lay()
    shares = []
    for pane.first in count():
        shares.append(pane.viewport.fraction)
        if pane.viewport.at_end:
            break
    assert shares == sorted(set(shares))
    assert (pane.first, shares[-1]) == (LAST + 1 - 10, 1.0)
