"""How sure a hit is: as sure as the words typed make it, and no surer."""

from __future__ import annotations

import pytest

from reader.search import Hit, Index, Passage

HEADLINES = [
    "The harbour board bought a new crane for the quay",
    "Ferry 318 left at 09:45 with 62 on board",
    "The lighthouse of 1874 was lit again in 2016",
    "A storm took the roof off the old boathouse",
    "Tickets cost 7,250 kroner, or 1450 for a child",
]


@pytest.fixture(scope="module")
def index() -> Index:
    return Index.build(
        Passage(f"{number}", 0, len(text), "title", text) for number, text in enumerate(HEADLINES)
    )


def first(index: Index, query: str) -> Hit:
    return index.search(query).hits[0]


@pytest.mark.parametrize("query", ["crane", "the crane", "crane and", "a crane of the", "crane th"])
def test_words_that_tell_nothing_change_nothing(index: Index, query: str) -> None:
    results = index.search(query)
    assert results.close
    assert results.hits[0].passage.text == HEADLINES[0]
    assert results.hits[0].score == pytest.approx(first(index, "crane").score, abs=0.02)
    assert all(hit.score < 0.1 for hit in results.hits[1:])


@pytest.mark.parametrize(
    "query", ["fog", "fir", "rod", "lot", "the fog", "tea", "roop", "lift", "dorm", "brane"]
)
def test_a_short_word_with_a_slip_is_no_close_match(index: Index, query: str) -> None:
    results = index.search(query)
    assert not results.close
    assert all(hit.score < 0.5 for hit in results.hits)


@pytest.mark.parametrize(
    ("query", "number"),
    [("lighthose", 2), ("boathuose", 3), ("harbuor bord", 0), ("storm took the rof", 3)],
)
def test_a_long_word_or_one_among_others_may_have_a_slip(
    index: Index, query: str, number: int
) -> None:
    results = index.search(query)
    assert results.close
    assert results.hits[0].passage.text == HEADLINES[number]


def test_a_slip_costs_more_in_a_shorter_word(index: Index) -> None:
    scores = [
        first(index, query).score for query in ("lighthuse", "kroer", "roff ", "lif ", "lighthouse")
    ]
    assert scores[0] > scores[1] > scores[2]
    assert scores[4] > scores[0]


@pytest.mark.parametrize(
    "query", ["319", "2017", "1784", "ferry 381", "0945 317", "2061", "15", "kroner 7520", "1872 "]
)
def test_another_number_is_no_close_match(index: Index, query: str) -> None:
    assert not index.search(query).close


@pytest.mark.parametrize(
    ("query", "number"),
    [("318", 1), ("ferry 318", 1), ("2016", 2), ("7,250", 4), ("7250", 4), ("1,450", 4)],
)
def test_the_number_itself_is(index: Index, query: str, number: int) -> None:
    results = index.search(query)
    assert results.close
    assert results.hits[0].passage.text == HEADLINES[number]


def test_a_number_that_is_not_there_is_told(index: Index) -> None:
    assert "no “319”" in first(index, "ferry 319").reason
    assert index.search("ferry 319").suggestion == "319"


def test_a_number_begun_is_told_as_another(index: Index) -> None:
    results = index.search("31")
    assert not results.close
    assert results.hits[0].score < 0.2
    assert "“31” read as “318”, another number" in results.hits[0].reason


def test_the_word_itself_comes_before_a_likeness_that_somebody_said() -> None:
    said = Passage("a", 0, 30, "quotation", "The boat will leave for the fog bank", "Ann Lee")
    told = Passage("b", 0, 20, "title", "A fox in the harbour")
    hits = Index.build([said, told]).search("fox").hits
    assert hits[0].passage == told
    assert all(hit.score < 0.5 for hit in hits[1:])


def test_a_common_word_itself_comes_before_a_likeness_that_somebody_said() -> None:
    said = Passage("a", 0, 30, "quotation", "The fox ran off over the quay", "Ann Lee")
    told = Passage("b", 0, 20, "title", "A plan for the harbour")
    hits = Index.build([said, told]).search("for").hits
    assert hits[0].passage == told
    assert all(hit.score < 0.5 for hit in hits[1:])
