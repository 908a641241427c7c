"""The fields that programs rely on: one may be added, none may go."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.usefixtures("library")


FIELDS = {
    "list": "id title source published words quotations speaker read bookmarked",
    "quotes": "article number start end text kind speaker role confidence reason title source",
    "search harbour": "score kind text speaker article start end matches reason title source",
    "bookmarks": "id article title text start speaker note tags created",
    "keys": "id keys title help group",
}


@pytest.mark.parametrize("command", FIELDS)
def test_json_has_the_fields_that_programs_rely_on(run, ids, command):
    run("bookmarks", "add", ids[0], "--quotation", "1")
    for item in run(*command.split(), "--json").json:
        assert set(FIELDS[command].split()) <= item.keys()
