"""An article laid out for a width."""

from __future__ import annotations

from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Quotation, Span
from reader.text import paragraphs
from reader.tui.article_layout import ArticleDocument, ArticleLayout, LinePart

TEXT = "A headline of five words\n“First words,” Anna said. “Second words.”\n\nThe end.\n"
AWKWARD = st.text(st.sampled_from("ab \n\t\x1b\u0301\u200b\u202e世👍.“”"), max_size=200)


def quoted(*words: str) -> tuple[Quotation, ...]:
    return tuple(Quotation(TEXT.index(w), TEXT.index(w) + len(w)) for w in words)


def whole(document: ArticleDocument, measure: int) -> ArticleLayout:
    laid = ArticleLayout(document, measure)
    laid.lay()
    return laid


def page(measure: int = 20, *words: str) -> ArticleLayout:
    return whole(ArticleDocument("1", TEXT, "paper · 1 min", quoted(*words)), measure)


def test_lays_title_provenance_and_body_apart() -> None:
    assert [(line.part, line.text) for line in page().lines] == [
        (LinePart.BLANK, ""),
        (LinePart.TITLE, "A headline of five"),
        (LinePart.TITLE, "words"),
        (LinePart.PROVENANCE, "paper · 1 min"),
        (LinePart.BLANK, ""),
        (LinePart.BODY, "“First words,” Anna"),
        (LinePart.BODY, "said. “Second"),
        (LinePart.BODY, "words.”"),
        (LinePart.BLANK, ""),
        (LinePart.BODY, "The end."),
        (LinePart.BLANK, ""),
    ]


def test_an_empty_document_has_a_blank_line() -> None:
    assert [line.part for line in whole(ArticleDocument("", "", ""), 20).lines] == [LinePart.BLANK]


def test_knows_the_line_of_an_offset_and_back() -> None:
    laid = page()
    number = laid.line_of(TEXT.index("Second"))
    line = laid.lines[number]
    assert line.text == "said. “Second"
    assert line.column(TEXT.index("Second")) == 7
    assert line.offset(7) == TEXT.index("Second")


def test_knows_the_quotations_of_a_line() -> None:
    laid = page(20, "First words,", "Second words.")
    assert [laid.quotations_on(line) for line in laid.lines[5:8]] == [[0], [1], [1]]
    assert laid.quotations_on(laid.lines[3]) == []


def test_the_innermost_quotation_is_the_one_pointed_at() -> None:
    outer, inner = quoted("First words,” Anna said. “Second words.", "Anna said")
    laid = whole(ArticleDocument("1", TEXT, "", (outer, inner)), 64)
    assert laid.quotation_at(TEXT.index("Anna")) == 1
    assert laid.quotation_at(TEXT.index("First")) == 0
    assert laid.quotation_at(TEXT.index("headline")) is None
    assert laid.quotation_at(TEXT.index("Second words.") + len("Second words.")) is None


@given(AWKWARD, st.integers(1, 40))
def test_every_character_shown_stands_where_the_line_says(text: str, measure: int) -> None:
    laid = whole(ArticleDocument("1", text, "", ()), measure)
    for line in laid.lines:
        if line.part is LinePart.BLANK:
            continue
        assert line.source.start == line.offset(0)
        for column, char in enumerate(line.text):
            offset = line.offset(column)
            assert text[offset] == char or char in " \ufffd"
            assert line.column(offset) == column
            assert line.source.start <= offset < line.source.end


@given(AWKWARD, st.integers(1, 40))
def test_every_word_has_a_line(text: str, measure: int) -> None:
    laid = whole(ArticleDocument("1", text, "", ()), measure)
    covered: set[int] = set()
    for line in laid.lines:
        covered.update(range(line.source.start, line.source.end))
    shown = [n for p in paragraphs(text) for n in range(p.start, p.end) if text[n] in "ab世👍."]
    assert covered.issuperset(shown)


@pytest.mark.parametrize("measure", [1, 5, 64])
@given(spans=st.lists(st.tuples(st.integers(0, 70), st.integers(1, 30)), max_size=6))
def test_finds_the_quotations_of_each_line(measure: int, spans: list[tuple[int, int]]) -> None:
    size = len(TEXT)
    quotations = tuple(
        Quotation(start, min(size, start + length)) for start, length in sorted(spans)
    )
    laid = whole(ArticleDocument("1", TEXT, "", quotations), measure)
    for line in laid.lines:
        source = line.source
        if source.start == source.end:
            continue
        expected = [
            n for n, q in enumerate(quotations) if q.start < source.end and source.start < q.end
        ]
        assert laid.quotations_on(line) == expected


def test_offsets_past_the_text_are_the_last_line() -> None:
    laid = page()
    assert laid.line_of(10_000) == len(laid.lines) - 1
    assert laid.lines[5].column(10_000) == len(laid.lines[5].text)


def test_a_span_of_a_line_is_cut_from_the_stored_text() -> None:
    text = "Title\nzero\u200bwidth and \x1b[1m words"
    line = whole(ArticleDocument("1", text, ""), 80).lines[3]
    assert line.text == "zerowidth and \ufffd[1m words"
    assert Span(line.source.start, line.source.end).of(text) == text[6:]


@given(AWKWARD | st.text(max_size=200), st.integers(1, 40), st.integers(1, 60))
def test_a_long_paragraph_laid_piece_by_piece_is_the_same(
    text: str, measure: int, piece: int
) -> None:
    at_once = whole(ArticleDocument("1", text, ""), measure)
    with mock.patch("reader.tui.article_layout.PIECE", piece):
        by_pieces = whole(ArticleDocument("1", text, ""), measure)
    assert [(line.part, line.text, line.source) for line in by_pieces.lines] == [
        (line.part, line.text, line.source) for line in at_once.lines
    ]


def test_is_laid_out_as_far_as_is_asked() -> None:
    laid = ArticleLayout(ArticleDocument("1", "Title\n" + "word " * 100_000, ""), 64)
    laid.lay(lambda: laid.reaches(10_000))
    assert laid.reaches(10_000)
    assert not laid.is_whole
    assert not laid.reaches(400_000)
    assert laid.lines[laid.line_of(10_000)].source.start <= 10_000
    laid.lay()
    assert laid.is_whole
    assert laid.reaches(10**9)
