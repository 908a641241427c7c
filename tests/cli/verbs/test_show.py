"""`reader show`."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.usefixtures("library")


def test_show_takes_the_beginning_of_an_id(run, ids):
    id = ids[2]
    ran = run("show", id[:6])
    assert ran.out.splitlines() == [
        "Snow closes the road over the pass",
        "The road is shut for three days. Nobody was hurt.",
    ]
    assert ran.code == 0


def test_show_as_json_has_text_and_quotations_that_cut_it(run, ids):
    article = run("show", ids[0], "--json").json
    words = [article["text"][q["start"] : q["end"]] for q in article["quotations"]]
    assert words == [q["text"] for q in article["quotations"]]
    assert words[0] == "We will finish the northern pier in October,"
    assert article["origin"] == {"file": "news.txt", "first_line": 1, "last_line": 3}


def test_an_article_that_is_not_there_is_not_found(run):
    ran = run("show", "zzzz")
    assert (ran.code, ran.out) == (1, "")
    assert "zzzz" in ran.err


def test_an_id_that_fits_several_articles_is_a_mistake(run, ids):
    common = {id[0] for id in ids}
    prefix = "" if len(common) > 1 else common.pop()
    assert run("show", prefix).code in (1, 2)


def test_json_of_an_article_has_the_fields_that_programs_rely_on(run, ids):
    fields = "id title source origin url author published words read bookmarked text quotations"
    assert set(fields.split()) <= run("show", ids[0], "--json").json.keys()
