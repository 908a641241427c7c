"""`reader extract`."""

from __future__ import annotations

import io
import json
import sys
from types import SimpleNamespace

import pytest

TEXT = "Title\n“We will win on Sunday,” said Anna Brown.\n"


@pytest.fixture
def typed(monkeypatch):
    """Give bytes on standard input."""

    def give(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))

    return give


def test_extract_reads_standard_input(run, typed):
    typed(TEXT.encode())
    ran = run("extract")
    assert ran.code == 0
    assert ran.rows[0][0] == "Anna Brown"
    assert ran.rows[0][2] == "We will win on Sunday,"


def test_extract_writes_an_object_for_each_file(run, tmp_path):
    files = [tmp_path / "one.txt", tmp_path / "two.txt"]
    files[0].write_text(TEXT, encoding="utf-8")
    files[1].write_text("Nothing.\n", encoding="utf-8")
    ran = run("extract", "--json", *map(str, files))
    one, two = map(json.loads, ran.out.splitlines())
    assert (one["file"], two["file"]) == tuple(map(str, files))
    assert one["quotes"][0]["text"] == "We will win on Sunday,"
    assert two["quotes"] == []


def test_extract_offsets_count_the_text_as_it_is(run, tmp_path):
    file = tmp_path / "dos.txt"
    file.write_bytes("Tïtle\r\n\r\n“We will win on Sunday,” said Anna Brown.\r\n".encode())
    quote = json.loads(run("extract", "--json", str(file)).out)["quotes"][0]
    text = file.read_bytes().decode()
    assert text[quote["start"] : quote["end"]] == "We will win on Sunday,"
    assert text[quote["speaker_start"] : quote["speaker_end"]].endswith("Brown")


def test_extract_lines_in_lines_out(run, typed):
    items = [{"id": 7, "text": TEXT}, {"id": "b", "text": "Nothing."}]
    typed("\n".join(map(json.dumps, items)).encode())
    ran = run("extract", "--jsonl")
    first, second = map(json.loads, ran.out.splitlines())
    assert ran.code == 0
    assert (first["id"], second) == (7, {"id": "b", "quotes": []})
    (quote,) = first["quotes"]
    assert set(quote) == {
        "start", "end", "kind", "speaker", "speaker_start", "speaker_end", "cue", "confidence",
        "reason",
    }  # fmt: skip
    assert TEXT[quote["start"] : quote["end"]] == "We will win on Sunday,"
    assert quote["speaker"] == "Anna Brown"


@pytest.mark.parametrize(
    "line", [b"{", b"[1]", b'{"id": 1}', b'{"text": 3}', b"\xff", b"[" * 10**5]
)
def test_a_line_that_is_none_of_ours_is_named(run, typed, line):
    typed(b'{"id": 1, "text": ""}\n' + line)
    ran = run("extract", "--jsonl")
    assert ran.code == 2
    assert json.loads(ran.out) == {"id": 1, "quotes": []}
    assert "line 2" in ran.err


def test_nobody_said_anything(run, typed):
    typed(b"Nothing.")
    assert run("extract").code == 1


def test_a_file_that_cannot_be_read_leaves_the_others_alone(run, tmp_path):
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(TEXT, encoding="utf-8")
    bad.write_bytes(b"caf\xe9")
    ran = run("extract", str(bad), str(tmp_path / "none.txt"), str(good))
    assert ran.code == 2
    assert "0xe9" in ran.err
    assert "none.txt" in ran.err
    assert ran.rows[0][0] == "Anna Brown"


@pytest.mark.parametrize("number", [b"NaN", b"Infinity", b"-Infinity", b"1e999", b"-1E400"])
def test_what_is_no_number_of_json_is_refused_by_its_line(run, typed, number):
    typed(b'{"id": 1.5, "text": ""}\n{"id": ' + number + b', "text": "x"}')
    ran = run("extract", "--jsonl")
    assert ran.code == 2
    assert ran.out == '{"id": 1.5, "quotes": []}\n'
    assert "line 2" in ran.err
    assert number.decode() in ran.err
