"""How a query may go on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model import Span
from reader.search import Index, Passage, complete

INDEX = Index.build(
    [
        Passage("a", 0, 3, "quotation", "one", "Vladimir Putin", source="Times"),
        Passage("a", 4, 7, "quotation", "two", "Vladimir Putin", source="Times"),
        Passage("b", 0, 5, "quotation", "three", "Maria Zakharova", source="Post", tags=("peace",)),
    ]
)


def offered(query: str) -> list[str]:
    return [completion.text for completion in complete(query, len(query), INDEX)]


def test_operators_by_their_beginning() -> None:
    assert offered("nowhere s") == ["speaker:", "source:"]
    assert complete("nowhere s", 9, INDEX)[0].span == Span(8, 9)
    assert offered("-spe") == ["speaker:"]


def test_all_operators_where_nothing_is_typed() -> None:
    assert len(offered("nowhere ")) == 8
    assert complete("", 0, INDEX)[0].span == Span(0, 0)


def test_values_by_beginning_or_nearly() -> None:
    assert offered("speaker:") == ['"Vladimir Putin"', '"Maria Zakharova"']
    assert offered("speaker:zakarova") == ['"Maria Zakharova"']
    assert offered("source:p") == ["Post"]
    assert offered("tag:pea") == ["peace"]
    assert offered("in:t") == ["text", "title"]
    assert complete("speaker:pu", 10, INDEX)[0].help == "2 passages"


def test_a_quoted_value_is_replaced_with_its_marks() -> None:
    completion = complete('x speaker:"mar', 14, INDEX)[0]
    assert (completion.text, completion.span) == ('"Maria Zakharova"', Span(10, 14))


def test_nothing_inside_exact_words_or_of_no_operator() -> None:
    assert offered('"spea') == []
    assert offered("colour:r") == []


@given(st.text(), st.integers(0, 30))
def test_never_raises(query: str, cursor: int) -> None:
    cursor = min(cursor, len(query))
    for completion in complete(query, cursor, INDEX):
        assert 0 <= completion.span.start <= completion.span.end <= cursor
