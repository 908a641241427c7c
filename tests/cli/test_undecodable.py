"""Arguments that are no UTF-8: names of files may be such, what is kept may not."""

from __future__ import annotations

import pytest

from reader.text import show

BAD = "caf\udce9"


@pytest.mark.parametrize(
    "arguments",
    [
        ("bookmarks", "add", "ID", "--note", BAD),
        ("bookmarks", "add", "ID", "--tag", BAD),
        ("bookmarks", "add", BAD),
        ("correct", "ID", "1", "--speaker", BAD),
        ("search", "bridge", BAD),
        ("quotes", "--speaker", BAD),
        ("export", "--speaker", BAD),
    ],
)
def test_text_is_refused_and_nothing_is_kept(run, ids, arguments):
    ran = run(*(ids[0] if each == "ID" else each for each in arguments))
    assert ran.code == 2
    assert "UTF-8" in ran.err
    assert BAD not in ran.err
    assert run("bookmarks", "--json").json == []


def test_a_file_may_have_such_a_name(run, library, tmp_path):
    file = tmp_path / f"{BAD}.txt"
    try:
        file.write_text("A headline of its own\n“So it is,” said Anna Lind.\n", encoding="utf-8")
    except OSError:
        pytest.skip("this disk takes no such names")
    ran = run("import", str(file))
    assert (ran.code, ran.err) == (0, "reader: 1 article added.\n")
    article = run("show", run("list").rows[-1][0], "--json").json
    assert article["source"] == "caf\ufffd"

    assert b"udce9" not in library.joinpath("articles.jsonl").read_bytes()
    assert run("extract", str(file)).rows[0][0] == "Anna Lind"
    assert run("export", "quotations", "-o", str(tmp_path / f"{BAD}.csv")).code == 0
    assert run("import", str(tmp_path / f"{BAD}.gone")).code == 2
    assert show(BAD) == "caf\ufffd"
