"""`reader list`."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.usefixtures("library")


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


def test_list_tells_what_is_bookmarked(run, ids):
    run("bookmarks", "add", ids[1])
    assert [item["bookmarked"] for item in run("list", "--json").json] == [False, True, False]
    assert run("list").rows[1][1] == "unread+bookmarked"
