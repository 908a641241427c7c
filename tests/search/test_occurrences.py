"""Where a query occurs in one text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.search import find

TEXT = "Putin’s path to nowhere. It’s a PATH, he said, that leads Türkiye nowhere; a trough."


def found(query: str) -> list[str]:
    return [span.of(TEXT) for span in find(query, TEXT)]


def test_a_word_is_found_wherever_it_stands() -> None:
    assert found("path") == ["path", "PATH"]
    assert found("nowere") == ["nowhere", "nowhere"]
    assert found("turkiye") == ["Türkiye"]


def test_words_are_found_together_in_any_order() -> None:
    assert found("path nowhere") == ["path to nowhere", "PATH, he said, that leads Türkiye nowhere"]
    assert found("nowhere path") == found("path nowhere")


def test_words_far_apart_are_no_occurrence() -> None:
    assert found("putin trough") == []


def test_the_last_word_may_be_unfinished() -> None:
    assert found("putins pa") == ["Putin’s path"]
    assert found("pa ") == []


def test_nothing_is_found_for_nothing() -> None:
    assert found("") == []
    assert found("!?") == []


@given(st.text(), st.text())
def test_never_raises_and_stays_inside(query: str, text: str) -> None:
    spans = find(query, text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
