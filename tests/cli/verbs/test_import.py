"""`reader import`."""

from __future__ import annotations

import io
import sys
from types import SimpleNamespace

import pytest

pytestmark = pytest.mark.usefixtures("library")


@pytest.mark.usefixtures("library")
def test_import_adds_what_is_new(run, tmp_path):
    file = tmp_path / "more.txt"
    file.write_text("Another headline\nA body.\n", encoding="utf-8")
    assert "1 article added" in run("import", str(file)).err
    assert len(run("list").rows) == 4
    ran = run("import", str(file))
    assert ran.code == 0
    assert "0 articles added, 1 were there already" in ran.err


@pytest.mark.usefixtures("library")
def test_import_goes_on_after_a_file_that_cannot_be_read(run, tmp_path):
    file = tmp_path / "more.txt"
    file.write_text("Another headline\nA body.\n", encoding="utf-8")
    ran = run("import", str(tmp_path / "none.txt"), str(file))
    assert ran.code == 2
    assert "none.txt" in ran.err
    assert len(run("list").rows) == 4


def test_import_reads_standard_input(run, monkeypatch):
    data = b"Another headline\nA body.\n"
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    assert "1 article added" in run("import", "-").err
    assert run("list").rows[-1][5] == "Another headline"
