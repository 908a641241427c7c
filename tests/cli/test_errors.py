"""What goes wrong becomes a sentence, a hint and an exit code; never a traceback."""

from __future__ import annotations

import pytest

from reader.cli.verbs import list as verb

SENTENCE = "reader: "


def assert_told(ran, code: int, *words: str) -> None:
    assert ran.code == code
    assert ran.err.startswith(SENTENCE)
    assert "Traceback" not in ran.err
    assert ran.out == ""
    for word in words:
        assert word in ran.err


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--frobnicate"], "--frobnicate"),
        (["lits"], "lits"),
        (["show"], "ARTICLE"),
        (["search"], "QUERY"),
        (["search", "x", "--limit", "many"], "many"),
        (["search", "x", "--limit", "0"], "0"),
        (["search", "x", "--in", "songs"], "songs"),
        (["extract", "--json", "--jsonl"], "--json"),
        (["export", "--format", "docx"], "docx"),
        (["list", "\x1b[31mred"], "red"),
    ],
)
def test_a_mistaken_command_line(run, data, arguments, word):
    ran = run(*arguments)
    assert_told(ran, 2, word, "--help")
    assert "\x1b" not in ran.err
    assert not data.exists()


def test_a_library_that_is_not_ours(run, data):
    data.mkdir()
    (data / "articles.jsonl").write_text('{"format": 99, "reader": "articles"}\n')
    before = (data / "articles.jsonl").read_bytes()
    assert_told(run("list"), 2, "articles.jsonl")
    assert (data / "articles.jsonl").read_bytes() == before


def test_a_data_directory_that_is_a_file(run, data):
    data.write_text("a file")
    assert_told(run("list"), 2, str(data))
    assert data.read_text() == "a file"


def test_a_data_directory_that_cannot_be_made(run):
    assert_told(run("list", "--data-dir", "/proc/reader"), 2, "/proc/reader", "--data-dir")


def test_the_data_directory_on_the_command_line_wins(run, data, tmp_path):
    other = tmp_path / "other"
    for arguments in (["--data-dir", str(other), "paths"], ["paths", "--data-dir", str(other)]):
        assert dict(run(*arguments).rows)["data"] == str(other)
    assert dict(run("paths").rows)["data"] == str(data)


def test_an_error_of_our_own_is_logged_and_has_a_code_of_its_own(run, data, monkeypatch):
    def fail(*_):
        raise RuntimeError("boom \x1b]0;title\x07")

    monkeypatch.setattr(verb, "run", fail)
    ran = run("list")
    assert_told(ran, 70, "RuntimeError", str(data / "reader.log"))
    log = (data / "reader.log").read_text(encoding="utf-8")
    assert "boom" in log
    assert "Traceback" in log
    assert "\x1b" not in log


def test_a_log_that_cannot_be_written_is_told(run, data, monkeypatch):
    def fail(*_):
        raise RuntimeError("boom")

    monkeypatch.setattr(verb, "run", fail)
    data.write_text("a file")
    assert_told(run("list"), 70, "could not be written")


def test_interrupted(run, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(verb, "run", interrupt)
    ran = run("list")
    assert (ran.code, ran.err) == (130, "")
