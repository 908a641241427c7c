"""What is understood of a query."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from reader.model import Span
from reader.search import Operator, parse
from reader.search.query.parser import MOST_CHARACTERS, MOST_CONDITIONS

TODAY = date(2025, 9, 10)


def conditions(query: str) -> list[tuple[str, str, bool]]:
    return [(c.operator.value, c.value, c.negated) for c in parse(query, TODAY).conditions]


def test_plain_words_are_searched_as_typed() -> None:
    query = parse("path to nowere")
    assert (query.words, query.conditions, query.problems) == ("path to nowere", (), ())


def test_a_finished_word_is_followed_by_space() -> None:
    assert parse("path ").words == "path "
    assert parse("path speaker:putin").words == "path "


def test_operators_and_exact_words() -> None:
    query = 'nowhere "path to" -moscow -speaker:putin in:quotes type:mix is:unread'
    assert conditions(query) == [
        ("exact", "path to", False),
        ("word", "moscow", True),
        ("speaker", "putin", True),
        ("in", "quote", False),
        ("type", "mixed", False),
        ("is", "unread", False),
    ]
    assert parse(query).words == "nowhere path to "


def test_days() -> None:
    assert conditions("after:2 weeks ago before:yesterday") == [
        ("after", "2025-08-27", False),
        ("before", "2025-09-09", False),
    ]
    assert conditions("after:2025-08 before:2025") == [
        ("after", "2025-08-01", False),
        ("before", "2025-01-01", False),
    ]


def test_problems_say_where() -> None:
    found = parse('ok speker:putin "open before:soon in:nowhere', TODAY).problems
    assert [problem.span for problem in found][:1] == [Span(3, 15)]
    assert "speaker:" in found[0].message
    assert parse("speaker:").problems[0].span == Span(0, 8)
    assert parse("before:soon", TODAY).problems[0].span == Span(0, 11)
    assert parse("x in:nowhere").problems[0].span == Span(2, 12)


@given(st.text())
def test_never_raises_and_points_into_the_line(text: str) -> None:
    query = parse(text, TODAY)
    for problem in query.problems:
        assert 0 <= problem.span.start < problem.span.end <= len(text)
    assert all(isinstance(c.operator, Operator) for c in query.conditions)


def test_a_condition_said_twice_counts_once() -> None:
    assert conditions("-war -war speaker:a -war SPEAKER:a speaker:b") == [
        ("word", "war", True),
        ("speaker", "a", False),
        ("speaker", "b", False),
    ]


def test_signs_make_exact_words_of_what_is_left_out() -> None:
    assert conditions("-C++ -50% -c") == [
        ("exact", "C++", True),
        ("exact", "50%", True),
        ("word", "c", True),
    ]


def test_what_is_pasted_is_read_in_part_and_that_is_said() -> None:
    query = "speaker:a " * 5 + "".join(f"-w{number} " for number in range(2000))
    found = parse(query, TODAY)
    assert found.text == query
    assert len(found.conditions) == MOST_CONDITIONS
    said = [problem.message for problem in found.problems]
    assert said == [
        "Only the 32 conditions before this one count.",
        "Only the first 1,000 characters are read.",
    ]
    assert found.problems[-1].span == Span(MOST_CHARACTERS, len(query))


def test_words_that_are_not_looked_for_are_told() -> None:
    sixteen = "one two three four five six seven eight nine ten " * 2
    assert parse(" ".join(sixteen.split()[:16])).problems == ()
    (problem,) = parse(sixteen).problems
    assert problem.message == "Only the words before this one are looked for."
    assert problem.span.of(sixteen) == "seven"
    assert problem.span.start > len(sixteen) / 2
    assert parse("灯塔" * 24).problems == ()
    assert parse("灯塔" * 30).problems


def test_a_word_that_ends_with_a_vowel_sign_may_be_unfinished() -> None:
    assert parse("पुरानी").words == "पुरानी"
    assert parse("पुरानी ").words == "पुरानी "


def test_understanding_a_query_needs_neither_numpy_nor_rapidfuzz() -> None:
    code = (
        "import sys; from reader.search import parse, Passage, Results; parse('speaker:x y');"
        "sys.exit(bool({'numpy', 'rapidfuzz'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
