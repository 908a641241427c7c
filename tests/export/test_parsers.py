"""Exports as programs that are not ours read them."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace

import bibtexparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pybtex.database import parse_string

from reader.export import Citation, sanitize, write

PLAIN = Citation(
    *("x", "T", "S", "A"),
    published="2025-01-02",
    text="q",
    speaker="P",
    role="R",
    note="n",
    tags=("t",),
)
LAST = Citation("last", "The end", "S")
FIELDS = ("title", "source", "author", "url", "published", "text", "speaker", "note", "tags")
BLOCKS = [
    *map(chr, range(0x100)),
    *(f"\\{chr(code)}" for code in range(0x20, 0x7F)),
    *("}{", "{}", "@article{x,\n title = {y}}", "a\n@comment{\n\nb", '"}"', "a and b, c"),
    *("".join(map(chr, range(start, start + 0x1000))) for start in range(0, 0x110000, 0x1000)),
]


def exported(form: str, *citations: Citation) -> str:
    return "".join(write(citations, form))


def with_words(words: str) -> list[Citation]:
    """A citation for each field, with the words in that field; then one that is as usual."""
    values = [(words,) if field == "tags" else words for field in FIELDS]
    return [
        *(replace(PLAIN, article=f, **{f: v}) for f, v in zip(FIELDS, values, strict=True)),
        LAST,
    ]


def by_bibtexparser(text: str) -> dict[str, dict[str, str]]:
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks
    return {
        entry.key: {field.key: field.value for field in entry.fields} for entry in library.entries
    }


def by_pybtex(text: str) -> dict[str, dict[str, str]]:
    return {key: dict(entry.fields) for key, entry in parse_string(text, "bibtex").entries.items()}


@pytest.mark.slow
@pytest.mark.parametrize("parse", [by_bibtexparser, by_pybtex])
def test_no_code_point_in_any_field_breaks_a_bibliography(parse):
    for words in BLOCKS:
        entries = parse(exported("bibtex", *with_words(words)))
        assert list(entries) == [*FIELDS, "last"], repr(words)
        assert entries["last"]["title"] == "{The end}"


@pytest.mark.parametrize("parse", [by_bibtexparser, by_pybtex])
def test_a_brace_alone_is_a_brace(parse):
    (entry,) = parse(exported("bibtex", replace(PLAIN, title="reads } and {"))).values()
    assert entry["title"] == r"{reads \textbraceright{} and \textbraceleft{}}"


LINE = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=12)
NOTES = (
    st.lists(LINE.map(str.strip), min_size=1, max_size=4).map("\n".join).filter(lambda n: n.strip())
)


@given(NOTES)
def test_a_note_in_bibtex_keeps_its_lines(note):
    text = exported("bibtex", replace(PLAIN, text="", note=note))
    annote = by_bibtexparser(text)["x"]["annote"]
    assert annote.count("\n") == note.count("\n")


@given(NOTES)
def test_a_note_in_markdown_keeps_its_lines(note):
    text = exported("markdown", replace(PLAIN, text="", tags=(), note=note))
    paragraph = MarkdownIt("commonmark").parse(text)[-2]
    words = [
        "\n" if token.type == "hardbreak" else token.content for token in paragraph.children or ()
    ]
    assert "".join(words).strip() == "\n".join(map(sanitize, note.split("\n"))).strip()


@given(NOTES)
def test_a_note_in_csv_keeps_its_lines(note):
    text = exported("csv", replace(PLAIN, note=note))
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert row["note"].removeprefix("'") == note.removeprefix("'")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029"])
def test_lines_end_as_they_do_anywhere(end):
    item = replace(PLAIN, text="", tags=(), note=f"one{end}two")
    assert '"one\ntwo"' in exported("csv", item)
    assert "{one\ntwo}" in exported("bibtex", item)
    assert exported("markdown", item).endswith("\none\\\ntwo\n")
    assert json.loads(exported("jsonl", item))["note"] == item.note


@given(st.text(st.characters(codec=None)))
def test_csv_is_a_row_for_each_whatever_is_noted(note):
    rows = list(csv.reader(io.StringIO(exported("csv", replace(PLAIN, note=note)), newline="")))
    assert [len(row) for row in rows] == [12, 12]
    assert not re.search(r"\r(?!\n)", exported("csv", replace(PLAIN, note=note)))
