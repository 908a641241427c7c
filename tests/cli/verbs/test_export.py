"""`reader export`."""

from __future__ import annotations

import csv
import io
import json

import pytest

pytestmark = pytest.mark.usefixtures("library")


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


def test_what_is_there_is_written_over_only_where_that_is_asked_for(run, ids, tmp_path):
    run("bookmarks", "add", ids[0])
    target, link = tmp_path / "kept.md", tmp_path / "link.md"
    target.write_text("years of work")
    link.symlink_to(tmp_path / "nowhere")
    for file in (target, link):
        ran = run("export", "-o", str(file))
        assert ran.code == 2
        assert str(file) in ran.err
        assert "--force" in ran.err
    assert target.read_text() == "years of work"
    assert not (tmp_path / "nowhere").exists()
    target.chmod(0o640)
    assert run("export", "-o", str(target), "--force").code == 0
    assert target.read_text().startswith("## ")
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_dash_is_standard_output(run, ids):
    run("bookmarks", "add", ids[0])
    assert run("export", "-o", "-").out == run("export").out != ""


def test_an_ending_that_says_nothing_asks_for_the_format(run, ids, tmp_path):
    run("bookmarks", "add", ids[0])
    target = tmp_path / "kept.txt"
    ran = run("export", "-o", str(target))
    assert (ran.code, target.exists()) == (2, False)
    assert "--format" in ran.err
    assert run("export", "-o", str(target), "--format", "csv").code == 0
    assert target.read_text().startswith("quotation,")


def test_csv_has_a_byte_order_mark_on_request(run, ids, tmp_path):
    run("bookmarks", "add", ids[0])
    target = tmp_path / "kept.csv"
    run("export", "-o", str(target), "--bom")
    assert target.read_bytes().startswith(b"\xef\xbb\xbfquotation,")
    assert run("export", "--format", "csv", "--bom").out.startswith("\ufeffquotation,")
    assert not run("export", "--format", "csv").out.startswith("\ufeff")
    assert run("export", "--bom").code == 2
