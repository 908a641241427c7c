"""`reader bookmarks` and `reader export`."""

from __future__ import annotations

import csv
import io
import json

import pytest

from reader.storage import Change, Store

pytestmark = pytest.mark.usefixtures("library")


@pytest.fixture
def ids(run) -> list[str]:
    return [row[0] for row in run("list").rows]


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
        store.change([Change.removed(ids[0], True)])
        store.delete([ids[0]])
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


def test_bookmarks_are_exported_as_their_file_is_called(run, ids, tmp_path):
    run("bookmarks", "add", ids[0], "--quotation", "1")
    target = tmp_path / "kept.csv"
    assert run("export", "-o", str(target)).code == 0
    (row,) = csv.DictReader(io.StringIO(target.read_text(encoding="utf-8")))
    assert row["quotation"] == "We will finish the northern pier in October,"
    assert row["speaker"] == "Anna Brown"


def test_quotations_of_a_speaker_are_exported(run):
    ran = run("export", "quotations", "--speaker", "okafor", "--format", "jsonl")
    (line,) = ran.out.splitlines()
    assert json.loads(line)["speaker"] == "Peter Okafor"


def test_an_export_of_nothing_writes_no_file(run, tmp_path):
    ran = run("export", "-o", str(tmp_path / "kept.md"))
    assert (ran.code, list(tmp_path.glob("kept*"))) == (1, [])


def test_an_export_that_cannot_be_written_is_told(run, ids):
    run("bookmarks", "add", ids[0])
    ran = run("export", "-o", "/nowhere/kept.md")
    assert ran.code == 2
    assert "/nowhere/kept.md" in ran.err
