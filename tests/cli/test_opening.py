"""The library as the verbs open it: the first use, damage, and other writers."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from reader.storage.engine import lock


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


def test_articles_that_are_lost_are_filled_in_and_bookmarks_stay(run, ids, library):
    run("bookmarks", "add", ids[0])
    (library / "articles.jsonl").write_bytes(b"")
    assert "10 articles" in run("list").err
    assert run("bookmarks").rows[0][0] == ids[0]


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
