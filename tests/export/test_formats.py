"""Exports: exact where they can be, harmless always."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import asdict
from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.export import FORMATS, Citation, format_for, sanitize, to_json, write

ACTING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)

QUOTED = Citation(
    article="1f00aa",
    title="Harbour to be rebuilt",
    source="Coast Courier",
    author="Ada Byrne",
    url="https://example.org/harbour?a=1",
    published="2025-09-03T08:00:00Z",
    text="We will finish in October,",
    start=30,
    speaker="Anna Brown",
    role="harbour master",
    confidence=0.97,
    kept="2025-09-04T10:00:00Z",
    note="Check the date.",
    tags=("harbour", "to do"),
)
WHOLE = Citation(article="1f00aa", title="Harbour to be rebuilt", source="Coast Courier")
OTHER = Citation(article="2e00bb", title="A choir sings", source="Coast Courier", text="Loud.")


def exported(form: str, *citations: Citation) -> str:
    return "".join(write(citations, form))


@st.composite
def citations(draw) -> Citation:
    text = st.text(st.characters(codec=None), max_size=30)
    return Citation(
        **{name: draw(text) for name in ("article", "title", "source", "text", "speaker", "note")},
        author=draw(text),
        url=draw(text),
        published=draw(text),
        role=draw(text),
        tags=tuple(draw(st.lists(text, max_size=2))),
    )


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMATS)
@given(st.lists(citations(), max_size=3))
def test_no_export_can_act_on_a_terminal(form, items):
    text = exported(form, *items)
    assert not ACTING.search(text)
    text.encode()  # no lone surrogate either


@given(st.text(st.characters(codec=None)))
def test_sanitized_text_is_one_line_and_keeps_what_only_shapes_letters(text):
    clean = sanitize(text + "می\u200cخواهم")
    assert clean.endswith("می\u200cخواهم")
    assert not re.search("[\t\n\r]", clean)


# -- JSON -------------------------------------------------------------------------------------


@pytest.mark.slow
@given(st.recursive(st.text(st.characters(codec=None)) | st.integers() | st.none(), st.lists))
def test_json_is_the_same_value_on_one_line(value):
    text = to_json(value)
    assert json.loads(text) == value
    assert len(text.splitlines()) == 1
    assert all(char.isprintable() for char in text)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), [{"a": -float("inf")}]])
def test_what_json_has_no_word_for_is_not_written(value):
    with pytest.raises(ValueError):
        to_json(value)


def test_json_stays_readable():
    assert to_json("“Türkiye” 🎉") == '"“Türkiye” 🎉"'
    assert to_json("\u202e\x9b\U000e0041") == '"\\u202e\\u009b\\udb40\\udc41"'


@given(st.lists(citations(), max_size=3))
def test_json_lines_hold_everything_exactly(items):
    lines = exported("jsonl", *items).split("\n")
    assert lines.pop() == ""
    assert [json.loads(line) for line in lines] == [
        asdict(item) | {"tags": list(item.tags)} for item in items
    ]


# -- CSV --------------------------------------------------------------------------------------


def test_csv_has_a_header_and_a_row_for_each():
    rows = list(csv.DictReader(io.StringIO(exported("csv", QUOTED, WHOLE))))
    assert rows[0]["quotation"] == QUOTED.text
    assert rows[0]["tags"] == "harbour, to do"
    assert rows[1]["quotation"] == ""


@pytest.mark.parametrize(
    "cell",
    [
        *("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "\tno sum"),
        *("\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20SUM(A1)"),  # as wide as ideographs
        *("\u200e=1", "\u202e=cmd|x", "\u200b=1", "\ufeff=1", "\xad=1", "\u2060 \u200d=1"),
    ],
)
def test_a_spreadsheet_runs_nothing(cell):
    item = Citation(article="1", title=cell, source=cell, text=cell, speaker=cell, note=cell)
    (row,) = csv.DictReader(io.StringIO(exported("csv", item)))
    for name in ("quotation", "speaker", "title", "source", "note"):
        assert row[name].startswith("'")


@given(citations())
def test_no_cell_begins_a_formula(item):
    _, row = csv.reader(io.StringIO(exported("csv", item), newline=""))
    assert not any(cell.lstrip().startswith(tuple("=+-@")) for cell in row)


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_no_text_makes_a_cell_of_its_own(separator):
    text = f'a{separator}=1+1"{separator}=2'
    table = exported("csv", Citation(article="1", title=text, source="", text=text))
    _, line = table.splitlines()
    first, *_ = next(csv.reader([line], delimiter=separator))
    assert first.startswith(text.replace("\t", " "))


# -- Markdown ---------------------------------------------------------------------------------


def test_markdown_quotes_under_the_headline():
    assert exported("markdown", QUOTED, WHOLE, OTHER) == (
        "## Harbour to be rebuilt\n"
        "\n"
        "Ada Byrne, Coast Courier, 2025-09-03, <https://example.org/harbour?a=1>\n"
        "\n"
        "> “We will finish in October,”\n"
        ">\n"
        "> — Anna Brown, harbour master\n"
        "\n"
        "Check the date.\n"
        "\n"
        "Tags: harbour, to do\n"
        "\n"
        "## A choir sings\n"
        "\n"
        "Coast Courier\n"
        "\n"
        "> “Loud.”\n"
    )


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("# no heading", r"\# no heading"),
        ("1. no list", r"1\. no list"),
        ("- no list", r"\- no list"),
        ("*no* [link](x) <b>", r"\*no\* \[link\](x) \<b\>"),
        ("a\n\nb", "a  b"),
    ],
)
def test_markdown_takes_no_syntax_from_the_text(text, escaped):
    title = exported("markdown", Citation(article="1", title=text, source=""))
    assert title == f"## {escaped}\n"


def test_only_addresses_of_the_web_are_links_in_markdown():
    for url, written in (
        ("https://example.org/a b<c>{d}", "<https://example.org/a%20b%3Cc%3E%7Bd%7D>"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("data:text/html,<b>", r"data:text/html,\<b\>"),
    ):
        item = Citation(article="1", title="T", source="S", url=url)
        assert exported("markdown", item) == f"## T\n\nS, {written}\n"


# -- bibliographies ---------------------------------------------------------------------------


def test_bibtex_has_an_entry_for_each_article():
    text = exported("bibtex", QUOTED, OTHER, WHOLE)
    assert re.findall(r"^@article\{(.*),$", text, re.MULTILINE) == ["1f00aa", "2e00bb"]
    assert "  title = {{Harbour to be rebuilt}},\n" in text
    assert "  author = {{Ada Byrne}},\n" in text
    assert "  year = {2025},\n" in text
    assert "annote = {“We will finish in October,” (Anna Brown) Check the date.}" in text


def test_bibtex_leaves_an_address_as_it_is_and_takes_no_syntax_from_it():
    item = Citation(
        article="1", title="T", source="S", url="https://a.org/b_c?d=1&e#f%20}\\input{x"
    )
    assert "  url = {https://a.org/b_c?d=1&e#f%20%7D%5Cinput%7Bx},\n" in exported("bibtex", item)


@given(st.text(st.characters(codec=None)))
def test_braces_in_bibtex_balance_whatever_is_quoted(text):
    written = exported(
        "bibtex", Citation(article="1", title=text, source=text, text=text, url=text)
    )
    depth = 0
    for token in re.findall(r"\\.|[{}]", written):
        depth += {"{": 1, "}": -1}.get(token, 0)
        assert depth >= 0
    assert depth == 0


def test_csl_json_has_an_item_for_each_article():
    first, second = json.loads(exported("csl", QUOTED, OTHER, WHOLE))
    assert first["id"] == "1f00aa"
    assert first["type"] == "article-newspaper"
    assert first["issued"] == {"date-parts": [[2025, 9, 3]]}
    assert first["author"] == [{"literal": "Ada Byrne"}]
    assert first["keyword"] == "harbour, to do"
    assert "issued" not in second


def test_an_empty_export_is_still_of_its_form():
    assert json.loads(exported("csl")) == []
    assert exported("jsonl") == exported("markdown") == exported("bibtex") == ""
    assert exported("csv").startswith("quotation,speaker,")


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.csv", "csv"),
        ("A.BIB", "bibtex"),
        ("a.json", "csl"),
        ("a.md", "markdown"),
        ("a", "markdown"),
        ("a.txt", None),
    ],
)
def test_the_name_of_the_file_chooses_the_form(name, form):
    assert format_for(PurePath(name)) == form
