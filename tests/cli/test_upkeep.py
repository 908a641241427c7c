"""`reader doctor`, `backup`, `restore`, `paths`, and the first use."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from reader.storage import lock


@pytest.fixture
def ids(run, library) -> list[str]:
    return [row[0] for row in run("list").rows]


def test_the_first_use_fills_the_library_from_the_seeds(run):
    ran = run("list")
    assert len(ran.rows) == 10
    assert "10 articles" in ran.err
    again = run("list")
    assert (again.out, again.err) == (ran.out, "")


def test_reading_commands_change_nothing(run, library):
    before = {file: file.read_bytes() for file in library.rglob("*") if file.is_file()}
    for arguments in (["list"], ["quotes"], ["bookmarks"], ["paths"], ["show", "zzz"]):
        run(*arguments)
    assert {file: file.read_bytes() for file in library.rglob("*") if file.is_file()} == before


def test_the_doctor_finds_a_sound_library_sound(run, library):
    ran = run("doctor")
    assert (ran.code, ran.out) == (0, "")
    assert "sound" in ran.err


def test_the_doctor_of_no_library_makes_none(run, data):
    assert run("doctor").code == 1
    assert not data.exists()


def test_the_doctor_finds_damage_and_repairs_it(run, ids, library):
    run("bookmarks", "add", ids[0])
    articles = library / "articles.jsonl"
    text = articles.read_bytes()
    articles.write_bytes(text.replace(b"Anna", b"Enna", 1))
    ran = run("doctor")
    assert ran.code == 2
    assert "articles.jsonl" in ran.out
    assert run("doctor", "--repair").code == 0
    assert run("doctor").code == 0
    assert [row[0] for row in run("bookmarks").rows] == [ids[0]]


def test_the_doctor_looks_at_the_search_index(run, library):
    run("search", "harbour")
    (note,) = library.glob("cache/search/current/articles.json")
    note.write_text("[")
    assert run("doctor").code == 2
    assert run("doctor", "--repair").code == 0
    assert run("search", "harbour").code == 0


def test_articles_that_are_lost_are_filled_in_and_bookmarks_stay(run, ids, library):
    run("bookmarks", "add", ids[0])
    (library / "articles.jsonl").write_bytes(b"")
    assert "10 articles" in run("list").err
    assert run("bookmarks").rows[0][0] == ids[0]


def test_a_backup_brings_bookmarks_to_another_machine(run, ids, tmp_path):
    run("bookmarks", "add", ids[0], "--quotation", "2")
    file = tmp_path / "mine.backup"
    assert run("backup", str(file)).code == 0
    other = ["--data-dir", str(tmp_path / "other")]
    run("bookmarks", "add", run("list", *other).rows[3][0], *other)
    assert run("restore", str(file), *other).code == 0
    assert len(run("bookmarks", *other).rows) == 2
    assert run("restore", str(file), *other).code == 0
    assert len(run("bookmarks", *other).rows) == 2


def test_what_was_done_is_taken_back_step_by_step(run, ids, tmp_path):
    assert run("undo").code == 1
    run("bookmarks", "add", ids[0], "--note", "mine")
    run("backup", str(tmp_path / "copy"))
    run("bookmarks", "remove", ids[0])
    run("bookmarks", "add", ids[1])
    before = run("bookmarks", "--json").out
    run("restore", str(tmp_path / "copy"))
    assert len(run("bookmarks").rows) == 2
    ran = run("undo")
    assert (ran.code, "restoring copy" in ran.err) == (0, True)
    assert run("bookmarks", "--json").out == before
    run("undo")
    run("undo")
    (kept,) = run("bookmarks", "--json").json
    assert (kept["article"], kept["note"]) == (ids[0], "mine")
    assert run("undo").code == 0
    assert run("undo").code == 1
    assert run("bookmarks").rows == []


def test_what_is_no_backup_is_not_restored_nor_written_over(run, library, tmp_path):
    file = tmp_path / "letter.txt"
    file.write_text("Dear Anna,")
    assert run("restore", str(file)).code == 2
    assert run("backup", str(file)).code == 2
    assert file.read_text() == "Dear Anna,"
    assert run("restore", str(tmp_path / "none")).code == 2


def test_paths_are_told_and_none_is_made(run, data):
    paths = run("paths", "--json").json
    assert paths["data"] == str(data)
    assert set(paths) == {"data", "cache", "config", "log", "seeds"}
    assert not data.exists()


def test_a_damaged_file_is_mended_when_it_is_read(run, ids, library):
    state = library / "state.jsonl"
    run("bookmarks", "add", ids[0])
    run("bookmarks", "add", ids[1])
    state.write_bytes(
        state.read_bytes().replace(b"Z", b"\xff", 1).replace(b'"created"', b'"crea', 1)
    )
    ran = run("bookmarks")
    assert "state.jsonl" in ran.err
    assert "Traceback" not in ran.err
    assert run("list").code == 0


@pytest.fixture
def being_written(library, monkeypatch):
    """Another process holds every lock of the library, and nobody is patient."""
    monkeypatch.setattr(lock, "PATIENCE", 0.05)
    with ExitStack() as held:
        for name in ("articles.jsonl.lock", "state.jsonl.lock"):
            held.enter_context(lock.locked(library / name))
        yield


def test_who_only_reads_waits_for_nobody(run, ids, being_written):
    for arguments in (["list"], ["show", ids[0]], ["quotes"], ["search", "harbour"], ["export"]):
        assert run(*arguments).code in (0, 1)


def test_who_writes_is_told_who_else_does(run, ids, being_written):
    ran = run("bookmarks", "add", ids[0])
    assert ran.code == 2
    assert "writing" in ran.err
