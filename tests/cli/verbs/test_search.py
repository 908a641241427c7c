"""`reader search`."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.usefixtures("library")


def test_search_finds_the_misspelt(run):
    ran = run("search", "loudst", "evning", "--json")
    assert ran.code == 0
    best = ran.json[0]
    assert best["text"] == "It was the loudest evening of my life,"
    assert best["speaker"] == "Anna Brown"
    article = run("show", best["article"], "--json").json
    assert article["text"][best["start"] : best["end"]] == best["text"]
    assert [article["text"][a:b] for a, b in best["matches"]] == ["loudest", "evening"]


def test_search_in_articles_passes_quotations_over(run):
    kinds = {
        hit["kind"] for hit in run("search", "loudest evening", "--in", "articles", "--json").json
    }
    assert kinds == {"text"}
    kinds = {
        hit["kind"] for hit in run("search", "loudest evening", "--in", "quotes", "--json").json
    }
    assert kinds == {"quotation"}


def test_search_for_a_speaker_and_a_limit(run):
    hits = run("search", "--speaker", "brown", "the", "--json").json
    assert {hit["speaker"] for hit in hits} == {"Anna Brown"}
    assert len(run("search", "speaker:brown", "--limit", "1").rows) == 1


def test_a_search_without_a_close_match_finds_nothing(run):
    ran = run("search", "quantum chromodynamics lattice")
    assert (ran.code, ran.out) == (1, "")
    assert "No close match" in ran.err
    assert run("search", "quantum chromodynamics lattice", "--json").json == []


def test_a_condition_that_stands_in_the_way_is_named(run):
    ran = run("search", "speaker:okafor loudest evening")
    assert ran.code == 1
    assert "without “speaker:okafor”" in ran.err


def test_a_search_for_nothing_is_a_mistake(run):
    assert run("search", "  ").code == 2


def test_a_mistake_in_a_query_is_told(run):
    ran = run("search", "spaker:brown loudest evening")
    assert "speaker:" in ran.err
    assert ran.code == 0


@pytest.mark.parametrize(
    "words",
    [["-morning"], ["-hotel"], ["-speaker:nobody"], ["-l"], ["-2019"], ["-C++"], ["--", "-hotel"]],
)
def test_words_may_be_left_out(run, words):
    plain = run("search", "loudest", "evening", "--limit", "1")
    for query in (["loudest", "evening", *words], [*words, "loudest", "evening"]):
        assert run("search", "--limit", "1", *query).out == plain.out
    assert run("search", "loudest", "--limit", "3", "-evening").code == 1
    assert run("search", "loudest", "--limit", "3", "evening").rows
    without = run("search", "loudest", "-speaker:brown", "--json").json
    assert "Anna Brown" not in {hit["speaker"] for hit in without}


def test_options_are_options_beside_words_to_leave_out(run):
    assert run("search", "-harbour", "loudest", "--json", "--limit", "1").json
    assert run("search", "-harbour", "-h").out.startswith("usage: reader search")
    assert run("search", "-harbour", "--nonsense").code == 2
    assert run("search", "loudest", "--limit", "-3").code == 2
    assert run("list", "-x").code == 2


def test_what_is_pasted_is_read_in_part_and_that_is_said(run):
    ran = run("search", "evening " * 2000)
    assert "In the query: Only the first 1,000 characters are read." in ran.err
