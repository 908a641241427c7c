"""One damaged document, well-formed but no such thing, leaves every command the others."""

from __future__ import annotations

import pytest

from reader.storage import Store
from reader.storage.articles import UNREADABLE


@pytest.fixture(params=["headings", "articles"])
def damaged(request, library, ids, run) -> str:
    """The table in which the first article's document is nonsense."""
    run("bookmarks", "add", ids[0], "--quotation", "1")
    run("bookmarks", "add", ids[1], "--quotation", "1")
    with Store.open(library) as store:
        store._databases[0].storage.append({request.param: {ids[0]: {"colour": "blue"}}})
    return request.param


def test_list_goes_on_to_the_end(run, ids, damaged):
    ran = run("list")
    assert ran.code == 0
    assert [row[0] for row in ran.rows] == ids
    assert (ran.rows[0][-1] == UNREADABLE) == (damaged == "headings")
    assert len(run("list", "--json").json) == 3


@pytest.mark.parametrize(
    "command",
    [("quotes",), ("export", "quotations"), ("bookmarks",), ("export",), ("search", "anna")],
)
def test_the_others_are_told_in_every_list(run, ids, damaged, command):
    ran = run(*command)
    assert ran.code == 0
    assert "loudest evening of my life" in ran.out
    if damaged == "articles" and command in [("quotes",), ("export", "quotations")]:
        assert f"The article {ids[0]} is damaged" in ran.err
        assert "reader doctor --repair" in ran.err


def test_the_damaged_one_is_named_when_it_is_asked_for(run, ids, damaged):
    ran = run("show", ids[0])
    if damaged == "articles":
        assert ran.code == 2
        assert ids[0] in ran.err
    else:
        assert ran.code == 0
        assert "northern pier" in ran.out


def test_the_doctor_tells_of_it_and_takes_it_out(run, ids, damaged):
    assert run("doctor").code == 2
    assert run("doctor", "--repair").code == 0
    assert ids[1] in {row[0] for row in run("list").rows}
    assert len(run("bookmarks").rows) == 2
