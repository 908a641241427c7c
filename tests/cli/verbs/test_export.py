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
