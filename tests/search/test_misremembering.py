"""Each way of misremembering a quotation, over the seed articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from reader.search import Index

NOWHERE, TROUGH, TUNNEL = "path to nowhere", "feeding trough", "light at the end of the tunnel"
THUG, MERZ, COME = "pure thug", "unsuccessful attempt", "he can come to Moscow"
MEDINSKY, CRIMINAL, LENIENCY = "Medinsky’s work", "serious war criminal", "no room for leniency"
CHARGE = "tragedy that is currently"

REMEMBERED = {
    "as it was": [("path to nowhere", NOWHERE), ("feeding trough", TROUGH)],
    "typo": [("path to nowere", NOWHERE), ("feeding troufh", TROUGH), ("leniancy", LENIENCY)],
    "by ear": [("feeding trof", TROUGH)],
    "finished by mistake": [("feeding trof ", TROUGH), ("feed trou ", TROUGH)],
    "transposed letters": [("lihgt at the end of the tunenl", TUNNEL)],
    "dropped words": [("light end tunnel", TUNNEL), ("unsuccessful absolve", MERZ)],
    "added words": [("a long path to nowhere", NOWHERE)],
    "another order": [("war immoral thug pure", THUG), ("moscow come zelensky ready", COME)],
    "another word": [
        ("failed attempt to absolve himself", MERZ),
        ("no space for leniency", LENIENCY),
    ],
    "unfinished words": [
        ("feed trou", TROUGH),
        ("unsucc att abs", MERZ),
        ("path to nowh", NOWHERE),
    ],
    "another ending": [("feeds troughs", TROUGH), ("satisfies medinsky working", MEDINSKY)],
    "spelt the other way": [
        ("no room for leniencey", LENIENCY),
        ("criticised militarisation", "criticized what"),
    ],
    "no apostrophe": [
        ("its a path to nowhere to just meet", "It’s a path"),
        ("medinskys", MEDINSKY),
    ],
    "straight quotes": [("it's a path to nowhere, to just meet", "It’s a path")],
    "curly quotes": [("it’s a path to nowhere, to just meet", "It’s a path")],
    "joined words": [("feedingtrough", TROUGH), ("pathto nowhere", NOWHERE)],
    "split words": [("feeding tro ugh", TROUGH), ("tun nel light end", TUNNEL)],
    "the middle of it": [("to absolve himself maybe not himself", MERZ)],
    "two fragments": [("unsuccessful attempt tragedy unfolding", CHARGE)],
    "the speaker named": [
        ("putin path nowhere", NOWHERE),
        ("merz serious criminal", CRIMINAL),
        ("zakharova trough", TROUGH),
    ],
    "another spelling of a name": [("zelenskyy can come to moscow", COME)],
    "no accents": [("turkiye talks", "Türkiye"), ("turkey talks resumed", "Türkiye")],
    "capitals": [("FEEDING TROUGH", TROUGH)],
}


@pytest.mark.parametrize(
    ("query", "meant"), [pair for pairs in REMEMBERED.values() for pair in pairs]
)
def test_the_quotation_meant_comes_first_and_is_close(index: Index, query: str, meant: str) -> None:
    results = index.search(query)
    assert meant in results.hits[0].passage.text
    assert results.close


@pytest.mark.parametrize(
    ("query", "speaker"),
    [
        ("path to nowere", "Vladimir Putin"),
        ("feeding trof", "Maria Zakharova"),
        ("zelensky moscow meeting", "Vladimir Putin"),
        ("putin path nowhere", "Vladimir Putin"),
    ],
)
def test_a_quotation_comes_before_the_paragraph_that_holds_it(
    index: Index, query: str, speaker: str
) -> None:
    first = index.search(query).hits[0].passage
    assert (first.kind, first.speaker) == ("quotation", speaker)


@pytest.mark.parametrize(
    "query",
    [
        "xyzzy plugh",
        "penguins migrate through the sahara",
        "giant leap for mankind moon",
        "bitcoin will replace the dollar",
        "the referee stole our penalty",
        "netflix password sharing crackdown",
        "qqqq",
        "?!… — ",
        "",
    ],
)
def test_what_nobody_said_is_not_close(index: Index, query: str) -> None:
    assert not index.search(query).close


def test_typing_narrows_to_the_quotation(index: Index) -> None:
    query = "unsuccessful attempt to absolve"
    found = [index.search(query[:length]).hits for length in range(7, len(query) + 1)]
    assert all(MERZ in hits[0].passage.text for hits in found)
