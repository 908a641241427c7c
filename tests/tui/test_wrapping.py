"""Breaking paragraphs into lines."""

from __future__ import annotations

from itertools import pairwise
from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.text import show
from reader.tui.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Callable

TEXTS = st.text(
    st.sampled_from("ab .\u00a0\u3000世界👍🇩🇪e\u0301◽◾กำ\u0e49नि\u1100\u1161…“”")
) | st.text().map(show)
NO_BREAK = set("\u00a0\u202f\u2007\u2060")
WIDTHS = st.integers(1, 30)


def lines(text: str, width: int) -> list[str]:
    return [span.of(text) for span in wrap(text, width)]


def test_breaks_at_spaces() -> None:
    assert lines("one two three four", 9) == ["one two", "three", "four"]


def test_the_space_at_a_break_belongs_to_no_line() -> None:
    assert lines("one   two", 4) == ["one", "two"]


def test_breaks_a_word_longer_than_a_line() -> None:
    assert lines("a Donaudampfschiff", 6) == ["a", "Donaud", "ampfsc", "hiff"]


def test_counts_cells_not_characters() -> None:
    assert lines("世界新闻", 4) == ["世界", "新闻"]
    assert lines("◽◾◽◾", 4) == ["◽◾", "◽◾"]


def test_a_character_wider_than_the_line_still_gets_one() -> None:
    assert lines("世a", 1) == ["世", "a"]


def test_nothing_has_no_lines() -> None:
    assert wrap("", 10) == []


@given(TEXTS, WIDTHS)
def test_lines_hold_every_character_but_spaces_in_order(text: str, width: int) -> None:
    spans = wrap(text, width)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join("".join(lines(text, width)).split()) == "".join(text.split())


@given(TEXTS, WIDTHS)
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    for line in lines(text, width):
        assert cell_len(line) <= width or len(line) == 1


@given(st.text("ab  "), st.integers(2, 20))
def test_a_word_is_broken_only_where_it_must_be(text: str, width: int) -> None:
    words = [word for word in text.split() if len(word) <= width]
    unbroken = [word for line in lines(text, width) for word in line.split()]
    for word in words:
        assert word in unbroken


@pytest.mark.parametrize(
    "make",
    [
        lambda n: "x" * n,
        lambda n: "世" * n,
        lambda n: " " * n + "x",
        lambda n: "a " * (n // 2),
        lambda n: "e" + "\u0941" * n,
        lambda n: ("a " * 20 + "\u0941" * 20) * (n // 60),
    ],
)
def test_cost_grows_with_the_text(make: Callable[[int], str]) -> None:
    def cost(size: int) -> float:
        text = make(size)
        started = process_time()
        wrap(text, 64)
        return process_time() - started

    small = min(cost(8_000) for _ in range(3))
    large = min(cost(64_000) for _ in range(2))
    assert large < 8 * small * 4 + 0.02  # eight times the text; four times for the noise


@given(text=st.text("ab \u2003\u00a0\u202f\u2007\u2060", max_size=60), width=st.integers(4, 20))
def test_no_line_breaks_at_a_space_that_forbids_it(text: str, width: int) -> None:
    lines = wrap(text, width)
    for one, other in pairwise(lines):
        gap = text[one.end : other.start]
        assert not set(gap) & NO_BREAK
        if not gap and {text[one.end - 1], text[other.start]} & NO_BREAK:  # there is no other place
            inside = range(one.start + 1, one.end)
            assert all(set(text[at - 1 : at + 1]) & NO_BREAK for at in inside)


def test_an_em_space_may_break() -> None:
    assert [line.of("one\u2003two") for line in wrap("one\u2003two", 5)] == ["one", "two"]


def test_a_no_break_space_does_not() -> None:
    text = "about 5\u00a0km away"
    assert [line.of(text) for line in wrap(text, 8)] == ["about", "5\u00a0km", "away"]
