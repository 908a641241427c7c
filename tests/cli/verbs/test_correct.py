"""`reader correct`."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.usefixtures("library")


@pytest.fixture
def id(ids) -> str:
    return ids[0]


def speakers(run, id: str) -> list[str | None]:
    return [one["speaker"] for one in run("quotes", id, "--json").json]


def test_the_users_word_counts_until_it_is_taken_back(run, id):
    before = speakers(run, id)
    assert run("correct", id, "1", "--speaker", "  Ida   Lund ").code == 0
    assert speakers(run, id) == ["Ida Lund", *before[1:]]
    assert run("correct", id, "1", "--speaker", "Rene\u0301\xa0Mu\u0308l\xadler").code == 0
    assert speakers(run, id) == ["Ren\u00e9 M\u00fcller", *before[1:]]
    assert run("correct", id, "1", "--nobody").code == 0
    assert speakers(run, id) == [None, *before[1:]]
    assert "as extracted again" in run("correct", id, "1", "--as-extracted").err
    assert speakers(run, id) == before
    assert "was not corrected" in run("correct", id, "1", "--as-extracted").err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("1",), 2),
        (("1", "--speaker", " "), 2),
        (("1", "--speaker", "A", "--nobody"), 2),
        (("9", "--nobody"), 1),
    ],
)
def test_what_cannot_be_meant_is_refused(run, id, arguments, code):
    ran = run("correct", id, *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err
