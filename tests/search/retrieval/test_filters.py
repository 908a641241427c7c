"""What each operator lets through."""

from __future__ import annotations

import pytest

from reader.search import Index, Marks, Passage

PASSAGES = {
    "title": Passage("a", 0, 11, "title", "War and tea", source="Times", published="2025-09-03"),
    "putin": Passage(
        "a", 20, 40, "quotation", "a path to tea at war", "Vladimir Putin", source="Times",
        quotation_kind="direct", published="2025-09-03",
    ),
    "zelenskyy": Passage(
        "b", 5, 30, "quotation", "the war path to the “tea”", "Volodymyr Zelenskyy",
        source="Le Café", quotation_kind="mixed", published="2025-08-01T10:00",
        tags=("peace talks",),
    ),
    "text": Passage("c", 0, 22, "text", "No date. War over teas", source="Blog"),
}  # fmt: skip
MARKS = Marks(
    read=frozenset({"a"}),
    bookmarks=frozenset({"b:5", "c"}),
    tags={"to cite": frozenset({"b:5"})},
)


@pytest.fixture(scope="module")
def index() -> Index:
    return Index.build(PASSAGES.values())


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("war", "title putin zelenskyy text"),
        ('"tea at war"', "putin"),
        ('"PATH to the tea"', "zelenskyy"),
        ('war -"path to"', "title text"),
        ("war -path", "title text"),
        ("war -putin", "title zelenskyy text"),
        ("speaker:putin", "putin"),
        ("speaker:puttin", "putin"),
        ("war speaker:zel", "zelenskyy"),
        ("speaker:zelensky", "zelenskyy"),
        ('speaker:"vladimir putin"', "putin"),
        ("war -speaker:putin", "title zelenskyy text"),
        ("source:cafe", "zelenskyy"),
        ("source:tmies", "title putin"),
        ('tag:"peace talks"', "zelenskyy"),
        ("tag:peace", "zelenskyy"),
        ('tag:"to cite"', "zelenskyy"),
        ("in:title", "title"),
        ("in:text", "text"),
        ("in:quote", "putin zelenskyy"),
        ("type:direct", "putin"),
        ("type:mixed", "zelenskyy"),
        ("is:read", "title putin"),
        ("is:unread", "zelenskyy text"),
        ("is:bookmarked", "zelenskyy text"),
        ("-is:bookmarked", "title putin"),
        ("before:2025-09", "zelenskyy"),
        ("after:2025-09-03", "title putin"),
        ("after:2025-08-01 before:2025-08-02", "zelenskyy"),
        ("speaker:putin in:title", ""),
        ("war speaker:nobody", ""),
    ],
)
def test_conditions(index: Index, query: str, found: str) -> None:
    hits = index.search(query, marks=MARKS).hits
    assert {hit.passage for hit in hits} == {PASSAGES[name] for name in found.split()}


def test_conditions_alone_are_met_or_not(index: Index) -> None:
    assert index.search("speaker:putin").close
    assert not index.search("speaker:nobody").close
