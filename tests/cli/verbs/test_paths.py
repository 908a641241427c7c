"""`reader paths`."""

from __future__ import annotations


def test_paths_are_told_and_none_is_made(run, data):
    paths = run("paths", "--json").json
    assert paths["data"] == str(data)
    assert set(paths) == {"data", "cache", "config", "log", "seeds"}
    assert not data.exists()
