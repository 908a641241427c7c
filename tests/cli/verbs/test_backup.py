"""`reader backup` and `reader restore`."""

from __future__ import annotations


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


def test_what_is_no_backup_is_not_restored_nor_written_over(run, library, tmp_path):
    file = tmp_path / "letter.txt"
    file.write_text("Dear Anna,")
    assert run("restore", str(file)).code == 2
    assert run("backup", str(file)).code == 2
    assert file.read_text() == "Dear Anna,"
    assert run("restore", str(tmp_path / "none")).code == 2
