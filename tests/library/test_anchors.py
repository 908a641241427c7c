"""A place held by its words is found again, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reader.library.anchors import CONTEXT, anchor, locate
from reader.model import Anchor, Span
from reader.text import normal_form

texts = st.text(st.sampled_from("ab “”\n"), min_size=1, max_size=80)


@st.composite
def places(draw) -> tuple[str, Span]:
    text = draw(texts)
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


@given(places())
def test_in_an_unchanged_text_it_is_where_it_was(place):
    text, span = place
    assert locate(anchor(text, span), text) == span


@given(places(), texts)
def test_what_is_found_are_the_words_themselves(place, other):
    text, span = place
    found = locate(anchor(text, span), other)
    words = span.of(text)
    assert (found is None) == (normal_form(words) not in normal_form(other))
    if found:
        assert normal_form(found.of(other)) == normal_form(words)
        assert found.of(other) == words or words not in other


@given(places(), st.text(st.characters(min_codepoint=0x400, max_codepoint=0x44F), min_size=1))
def test_text_put_before_it_moves_it_along(place, before):
    text, span = place
    assume(text.find(span.of(text)) == text.rfind(span.of(text)))  # "aa" stands twice in "aaa"
    assert locate(anchor(text, span), before + text) == Span(
        span.start + len(before), span.end + len(before)
    )


def test_among_equal_words_those_with_the_same_neighbours_are_meant():
    text = "He said “yes” and she said “yes” but they said “yes” at last."
    second = text.index("yes", text.index("she"))
    held = anchor(text, Span(second, second + 3))
    moved = text.replace("He", "The old man")
    found = locate(held, moved)
    assert found
    assert moved[: found.start].endswith("she said “")


def test_among_equal_neighbours_the_nearest_is_meant():
    text = "x" * 50 + "yes" + "x" * 200 + "yes" + "x" * 50
    held = anchor(text, Span(253, 256))
    found = locate(held, "y" + text)
    assert found == Span(254, 257)


def test_the_neighbours_kept_are_few():
    held = anchor("a" * 100 + "word" + "b" * 100, Span(100, 104))
    assert (held.prefix, held.suffix) == ("a" * CONTEXT, "b" * CONTEXT)


def test_a_flood_of_equal_words_is_no_flood_of_work():
    text = "no " * 20_000
    held = anchor(text, Span(30_000, 30_002))
    assert locate(held, "x" + text) == Span(30_001, 30_003)


@pytest.mark.parametrize(
    "text",
    [
        "Head\n“The cafe\u0301 opens\u00a0in May,” she said. “The café opens in June.”",
        "Head\n“The ca\u00adfé  opens in May,” she said. “The café opens in June.”",
    ],
)
def test_words_are_found_in_another_form_of_the_text(text: str):
    place = Anchor("The café opens in May,", 7, "Head\n“", "” she said.")
    found = locate(place, text)
    assert found is not None
    assert found.of(text) == text[text.index("“") + 1 : text.index("”")]
    back = anchor(text, found)
    plain = "Head\n“The café opens in May,” she said."
    assert locate(back, plain) == Span(6, 28)
