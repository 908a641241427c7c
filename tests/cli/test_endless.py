"""What never ends, or is no file, is refused in a sentence, at once."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

READER = [sys.executable, "-m", "reader"]
PATIENCE = 30.0
"""Seconds; only what would wait for ever waits so long."""

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("library")]


def reader(*arguments: str, **environment: str) -> tuple[int, str]:
    ran = subprocess.run(
        [*READER, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        env=os.environ | environment,
    )
    assert ran.returncode != 70, ran.stderr
    return ran.returncode, ran.stderr


@pytest.fixture(params=["pipe", "/dev/zero", "/dev/null", "folder"])
def no_file(request, tmp_path) -> str:
    if request.param == "pipe":
        os.mkfifo(tmp_path / "pipe")
    if request.param == "folder":
        (tmp_path / "folder").mkdir()
    return str(tmp_path / request.param)


@pytest.mark.parametrize("verb", [["import"], ["extract"], ["extract", "--jsonl"], ["restore"]])
def test_what_is_no_file_is_not_read(verb, no_file):
    code, told = reader(*verb, no_file)
    assert code == 2
    assert no_file in told


def test_settings_that_are_no_file_are_refused(no_file):
    code, told = reader("keys", READER_CONFIG=no_file)
    assert code == 2
    assert no_file in told


def test_a_backup_is_not_written_to_what_is_no_file(no_file):
    code, told = reader("backup", no_file)
    assert code == 2
    assert no_file in told


def test_an_export_to_a_pipe_that_nobody_reads_is_refused(ids, tmp_path):
    reader("bookmarks", "add", ids[0])
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    code, told = reader("export", "-o", str(pipe))
    assert code == 2
    assert "nobody reads" in told
    assert pipe.is_fifo()


@pytest.mark.parametrize("nesting", [3_000, 100_000])
@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_deep_nesting_is_a_sentence(tmp_path, nesting, opening):
    value = opening * nesting + "1" + ("]" if opening == "[" else "}") * nesting
    kept = tmp_path / "kept"
    kept.write_text(
        '{"reader":"state","format":2,"generation":"x"}\n'
        f'["values",{{"x":{{"value":{value}}}}}]\n["bookmarks",{{"x":{{"unknown":{value}}}}}]\n'
    )
    assert reader("restore", str(kept))[0] in (0, 2)
    kept.write_text(value)
    assert reader("restore", str(kept))[0] == 2
    kept.write_text(f"a = {value.replace(':', '=')}")
    code, told = reader("keys", READER_CONFIG=str(kept))
    assert code == 2
    assert str(kept) in told
