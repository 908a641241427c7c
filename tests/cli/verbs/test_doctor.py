"""`reader doctor`."""

from __future__ import annotations


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
