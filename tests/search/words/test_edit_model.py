"""How likely one word was typed for another."""

from __future__ import annotations

from reader.search.words.edit_model import chance


def test_likelier_edits_have_higher_chances() -> None:
    assert chance("path", "path") > chance("pat", "path") > chance("pth", "path") > 0
    assert chance("nowere", "nowhere") > chance("mowere", "nowhere") > 0
    assert chance("pat", "pathology", typing=True) > chance("pat", "pathology")
    assert chance("one", "1") > chance("one", "two") == 0
