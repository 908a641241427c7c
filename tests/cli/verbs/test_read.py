"""`reader read`; what it does on a terminal is tested in `tests/terminal`."""

from __future__ import annotations


def test_settings_that_are_wrong_keep_the_screen_from_starting(run, tmp_path, monkeypatch):
    monkeypatch.setattr("reader.cli.verbs.read._require_terminal", lambda: None)
    (tmp_path / "reader.toml").write_text("measure = 7\n")
    ran = run("read")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("reader: ")
    assert "Traceback" not in ran.err
    assert "reader.toml" in ran.err
    assert "measure" in ran.err
