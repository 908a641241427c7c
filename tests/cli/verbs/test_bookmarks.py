"""`reader bookmarks`."""

from __future__ import annotations

import csv
import io
import time
from datetime import datetime, timedelta

import pytest

from reader.storage import REMOVED, Change, Removal, Store
from tests.storage.history import delete

pytestmark = pytest.mark.usefixtures("library")


def test_there_are_none_at_first(run):
    ran = run("bookmarks")
    assert (ran.code, ran.out) == (1, "")
    assert run("bookmarks", "--json").json == []


def test_an_article_and_a_quotation_are_kept_newest_first(run, ids):
    assert run("bookmarks", "add", ids[1][:7]).code == 0
    assert run("bookmarks", "add", ids[0], "--quotation", "2").code == 0
    quotation, article = run("bookmarks", "list", "--json").json
    assert quotation["text"] == "Nobody has stopped since the flood,"
    assert quotation["article"] == ids[0]
    assert (article["article"], article["text"]) == (ids[1], None)


def test_adding_twice_keeps_one(run, ids):
    run("bookmarks", "add", ids[0])
    ran = run("bookmarks", "add", ids[0])
    assert ran.code == 0
    assert "already" in ran.err
    assert len(run("bookmarks").rows) == 1


def test_removing(run, ids):
    run("bookmarks", "add", ids[0])
    run("bookmarks", "add", ids[0], "--quotation", "1")
    assert run("bookmarks", "remove", ids[0], "--quotation", "1").code == 0
    assert [bookmark["text"] for bookmark in run("bookmarks", "--json").json] == [None]
    assert run("bookmarks", "remove", ids[0]).code == 0
    assert run("bookmarks", "remove", ids[0]).code == 1


def test_a_bookmark_is_removed_by_the_name_that_the_list_gives(run, ids):
    run("bookmarks", "add", ids[0])
    run("bookmarks", "add", ids[0], "--quotation", "1")
    run("bookmarks", "add", ids[0], "--quotation", "2")
    names = [row[0] for row in run("bookmarks").rows]
    assert len(set(names)) == 3
    for name in names:
        assert run("bookmarks", "remove", name).code == 0
    assert run("bookmarks").rows == []


def test_a_bookmark_whose_article_is_gone_is_removed(run, ids, data):
    run("bookmarks", "add", ids[0], "--quotation", "2")
    run("bookmarks", "add", ids[0])
    with Store.open(data) as store:
        store.user_data.change([Change(REMOVED, ids[0], Removal())])
        delete(store, [ids[0]])
    assert run("bookmarks", "remove", ids[0][:5]).code == 0
    ran = run("bookmarks", "remove", ids[0][:5])
    (name,) = (row[0] for row in run("bookmarks").rows)
    assert ran.code == 1
    assert name in ran.err
    assert run("bookmarks", "remove", name).code == 0
    assert run("bookmarks").rows == []


@pytest.mark.parametrize("name", ["", ":", "zzz", "zzz:3", ":3"])
def test_a_bookmark_that_is_not_there_is_not_found(run, ids, name):
    run("bookmarks", "add", ids[0])
    assert run("bookmarks", "remove", name).code == 1
    assert len(run("bookmarks").rows) == 1


def test_a_quotation_that_the_article_has_not(run, ids):
    ran = run("bookmarks", "add", ids[0], "--quotation", "9")
    assert ran.code == 1
    assert "2 quotations" in ran.err
    assert run("bookmarks", "add", ids[0], "--quotation", "0").code == 2


def test_a_bookmark_is_given_a_note_and_more_tags(run, ids):
    run("bookmarks", "add", ids[0], "--note", "ask them", "--tag", "todo")
    run("bookmarks", "add", ids[0], "--tag", "sea", "--tag", "todo")
    (bookmark,) = run("bookmarks", "--json").json
    assert (bookmark["note"], bookmark["tags"]) == ("ask them", ["todo", "sea"])
    assert "already" in run("bookmarks", "add", ids[0]).err
    assert run("search", "tag:todo", "--json").code == 0


def test_a_corrected_speaker_is_the_same_in_list_export_and_search(run, ids):
    run("bookmarks", "add", ids[0], "--quotation", "1")
    run("correct", ids[0], "1", "--speaker", "Ida Lund")
    assert run("bookmarks", "--json").json[0]["speaker"] == "Ida Lund"
    assert run("bookmarks").rows[0][2] == "Ida Lund"
    assert "Ida Lund" in run("export", "--format", "csv").out
    assert "Ida Lund" in run("export", "--speaker", "lund").out
    assert run("quotes", ids[0], "--json").json[0]["speaker"] == "Ida Lund"
    assert run("search", "speaker:lund", "is:bookmarked", "--json").json[0]["speaker"] == "Ida Lund"


def test_undo_says_what_the_command_did(run, ids):
    run("bookmarks", "add", ids[0], "--quotation", "1", "--note", "ask her")
    assert "bookmarking the quotation" in run("undo").err


@pytest.mark.parametrize(
    "tag", ["a, b", "a,", "", "  ", "\u200b", "a\nb", "a\tb", "a\u2028b", "\x1b"]
)
def test_what_is_no_tag_is_refused_before_anything_is_kept(run, ids, tag):
    ran = run("bookmarks", "add", ids[0], "--tag", "sea", "--tag", tag)
    assert ran.code == 2
    assert "tag" in ran.err
    assert run("bookmarks", "--json").json == []


def test_a_tag_is_one_with_its_spaces_and_in_any_script(run, ids):
    run("bookmarks", "add", ids[0], "--tag", " harbour  news ", "--tag", "कृषि", "--tag", "👩‍💻")
    run("bookmarks", "add", ids[0], "--tag", "cafe\u0301")
    run("bookmarks", "add", ids[0], "--tag", "caf\u00e9")
    (bookmark,) = run("bookmarks", "--json").json
    assert bookmark["tags"] == ["harbour news", "कृषि", "👩‍💻", "café"]


def test_days_are_those_of_the_users_time_zone(run, ids, monkeypatch):
    run("bookmarks", "add", ids[0])
    (kept,) = run("bookmarks", "--json").json
    with monkeypatch.context() as patched:
        patched.setenv("TZ", "XYZ-14")
        time.tzset()
        shown = [run("bookmarks", "--json").json[0]["created"], run("bookmarks").rows[0][1]]
        (cited,) = csv.DictReader(io.StringIO(run("export", "--format", "csv").out))
    time.tzset()
    assert set(shown) == {cited["kept"]}
    there = datetime.fromisoformat(shown[0])
    assert there == datetime.fromisoformat(kept["created"])
    assert there.utcoffset() == timedelta(hours=14)
