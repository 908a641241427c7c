"""Exact words and their signs."""

from __future__ import annotations

import pytest

from reader.search import Index, Passage

TEXTS = {
    "c": "She wrote the pump’s program in C, over a winter",
    "sharp": "She wrote the gate’s program in C# (over a spring)",
    "plus": "She wrote the crane’s program in C++.",
    "net": "The ledger runs on .NET and on paper",
    "web": "The notice went out on ASP.NET",
    "fishing": "Fishing in a net is allowed",
    "lab": "R&D at the harbour has a budget",
    "spread": "R and D are letters, R D too",
    "half": "Half the catch, 50% of it, was sold",
    "fifty": "50 of the boats were out",
    "price": "A ticket is $5",
    "number": "Berth 5 is free",
    "dots": "The U. S. flag and the U.S. anthem",
    "tags": "They marched for #harbour and the crane",
}


@pytest.fixture(scope="module")
def index() -> Index:
    return Index.build(Passage(name, 0, len(text), "text", text) for name, text in TEXTS.items())


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"C"', "c"),
        ('"c#"', "sharp"),
        ('"C++"', "plus"),
        ('"in C#" gate', "sharp"),
        ('".NET"', "net web"),
        ('"net"', "net web fishing"),
        ('"R&D"', "lab"),
        ('"r & d"', "lab"),
        ('"r d"', "lab spread"),
        ('"50%"', "half"),
        ('"50"', "half fifty"),
        ('"$5"', "price"),
        ('"5"', "price number"),
        ('"%"', "half"),
        ('"u s"', "dots"),
        ('"U.S."', "dots"),
        ('"#harbour"', "tags"),
        ('"program in" -C++', "c sharp"),
        ('"program in" -c#', "c plus"),
        ('"program in" -"C"', "sharp plus"),
        ('"pump\'s program"', "c"),
    ],
)
def test_signs_are_heeded(index: Index, query: str, found: str) -> None:
    assert {hit.passage.article for hit in index.search(query).hits} == set(found.split())


def test_signs_alone_are_no_words(index: Index) -> None:
    assert [problem.message for problem in index.search('"?!"').problems] == [
        "There are no words in the quotation marks."
    ]
