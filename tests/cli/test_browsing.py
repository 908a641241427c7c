"""`reader list`, `show`, `quotes` and `search`."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.usefixtures("library")


def ids(run) -> list[str]:
    return [row[0] for row in run("list").rows]


def test_list_gives_a_line_for_each_article_as_filed(run):
    ran = run("list")
    assert ran.code == 0
    assert [row[-1] for row in ran.rows] == [
        "The harbour will be rebuilt before winter",
        "A choir sings for the lighthouse keeper",
        "Snow closes the road over the pass",
    ]
    assert {row[1] for row in ran.rows} == {"unread"}


def test_list_as_json_has_what_programs_need(run):
    first, _, last = run("list", "--json").json
    assert first["title"] == "The harbour will be rebuilt before winter"
    assert first["source"] == "news"
    assert (first["quotations"], last["quotations"]) == (2, 0)
    assert first["words"] == 31
    assert first["read"] is False
    assert first["bookmarked"] is False


def test_list_tells_what_is_bookmarked(run):
    run("bookmarks", "add", ids(run)[1])
    assert [item["bookmarked"] for item in run("list", "--json").json] == [False, True, False]
    assert run("list").rows[1][1] == "unread+bookmarked"


def test_show_takes_the_beginning_of_an_id(run):
    id = ids(run)[2]
    ran = run("show", id[:6])
    assert ran.out.splitlines() == [
        "Snow closes the road over the pass",
        "The road is shut for three days. Nobody was hurt.",
    ]
    assert ran.code == 0


def test_show_as_json_has_text_and_quotations_that_cut_it(run):
    article = run("show", ids(run)[0], "--json").json
    words = [article["text"][q["start"] : q["end"]] for q in article["quotations"]]
    assert words == [q["text"] for q in article["quotations"]]
    assert words[0] == "We will finish the northern pier in October,"
    assert article["origin"] == {"file": "news.txt", "first_line": 1, "last_line": 3}


def test_an_article_that_is_not_there_is_not_found(run):
    ran = run("show", "zzzz")
    assert (ran.code, ran.out) == (1, "")
    assert "zzzz" in ran.err


def test_an_id_that_fits_several_articles_is_a_mistake(run):
    common = {id[0] for id in ids(run)}
    prefix = "" if len(common) > 1 else common.pop()
    assert run("show", prefix).code in (1, 2)


def test_quotes_of_all_articles_and_of_one(run):
    assert len(run("quotes").rows) == 3
    assert [row[1] for row in run("quotes", ids(run)[0]).rows] == ["1", "2"]
    assert run("quotes", ids(run)[2]).code == 1


@pytest.mark.parametrize("name", ["Anna Brown", "brown", "ana browm"])
def test_quotes_of_a_speaker_named_nearly(run, name):
    said = run("quotes", "--speaker", name, "--json").json
    assert {quotation["speaker"] for quotation in said} == {"Anna Brown"}
    assert len(said) == 2


def test_no_quotation_of_a_speaker_is_nothing_found(run):
    ran = run("quotes", "--speaker", "Zebulon", "--json")
    assert (ran.code, ran.json) == (1, [])


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


FIELDS = {
    "list": "id title source published words quotations speaker read bookmarked",
    "quotes": "article number start end text kind speaker role confidence reason title source",
    "search harbour": "score kind text speaker article start end matches reason title source",
    "bookmarks": "id article title text start speaker note tags created",
    "keys": "id keys title help group",
}
"""What programs rely on: a field may be added, none may go."""


@pytest.mark.parametrize("command", FIELDS)
def test_json_has_the_fields_that_programs_rely_on(run, command):
    run("bookmarks", "add", ids(run)[0], "--quotation", "1")
    for item in run(*command.split(), "--json").json:
        assert set(FIELDS[command].split()) <= item.keys()


def test_json_of_an_article_has_the_fields_that_programs_rely_on(run):
    fields = "id title source origin url author published words read bookmarked text quotations"
    assert set(fields.split()) <= run("show", ids(run)[0], "--json").json.keys()
