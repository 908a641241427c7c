"""`reader quotes`."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.usefixtures("library")


def test_quotes_of_all_articles_and_of_one(run, ids):
    assert len(run("quotes").rows) == 3
    assert [row[1] for row in run("quotes", ids[0]).rows] == ["1", "2"]
    assert run("quotes", ids[2]).code == 1


@pytest.mark.parametrize("name", ["Anna Brown", "brown", "ana browm"])
def test_quotes_of_a_speaker_named_nearly(run, name):
    said = run("quotes", "--speaker", name, "--json").json
    assert {quotation["speaker"] for quotation in said} == {"Anna Brown"}
    assert len(said) == 2


def test_no_quotation_of_a_speaker_is_nothing_found(run):
    ran = run("quotes", "--speaker", "Zebulon", "--json")
    assert (ran.code, ran.json) == (1, [])
