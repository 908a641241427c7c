"""Where a query occurs in one text."""

from __future__ import annotations

from itertools import pairwise

import pytest
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


AGENDA = (
    "In 12 items, item 12 was read; Item 21 and item 112 were not. Paths and a pathh, the path."
)


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("item 12", ["item 12", "12 items"]),
        ("item 21", ["Item 21"]),
        ("item 112", ["item 112"]),
        ("item 13", []),
        ("the path", ["the path"]),
        ("path ", ["path", "Paths", "pathh"]),
        ("bath", []),
    ],
)
def test_the_exact_places_come_first_and_none_is_lost(query: str, places: list[str]) -> None:
    assert [span.of(AGENDA) for span in find(query, AGENDA)] == places


def test_a_part_of_a_clause_without_spaces_is_found() -> None:
    text = "灯塔亮了，旧灯塔暗了。新灯，塔。"
    assert [span.start for span in find("灯塔", text)] == [0, 6]
    assert [span.of(text) for span in find("暗", text)] == ["暗"]


def test_a_long_text_and_query_take_no_long_time() -> None:
    text = "哈" * 20_000 + " ha" * 20_000
    assert find("哈" * 1000, text)
    assert find("ha " * 300, text)


@given(st.text(), st.text())
def test_never_raises_and_stays_inside(query: str, text: str) -> None:
    spans = find(query, text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(sorted(spans)))
