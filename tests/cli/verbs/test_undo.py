"""`reader undo`."""

from __future__ import annotations


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
