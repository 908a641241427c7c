"""Lines for a person, wrapped."""

from __future__ import annotations

from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.cli.output import Line, Output
from reader.text import show


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def wrapped(text: str, columns: int) -> list[str]:
    terminal = Terminal()
    output = Output(terminal)
    output.narrow_to(columns)
    output.line(Line([text]))
    return terminal.getvalue().splitlines()


@pytest.mark.parametrize("space", ["\xa0", "\u2007", "\u202f"])
def test_a_line_never_breaks_at_a_no_break_space(space: str):
    text = f"There were 10{space}000{space}people on the bridge at 10{space}h, said M.{space}Roy."
    for columns in range(16, 60):
        lines = wrapped(text, columns)
        assert " ".join(lines) == text
        assert max(map(len, lines)) <= columns


@pytest.mark.parametrize("joint", [" \u2060", "\u2060 ", "\u2060 \u2060", " \ufeff"])
def test_nor_at_a_space_with_a_word_joiner(joint: str):
    lines = wrapped(f"aaaa bbbb{joint}cccc", 12)
    assert lines == ["aaaa", "bbbb\xa0cccc"]


@given(st.text(st.sampled_from("ab \xa0\u2007\u202f\u2060é")), st.integers(8, 30))
def test_nothing_is_lost(text: str, columns: int):
    seen = "".join("".join(wrapped(text, columns)).split())
    assert seen == "".join(show(text).split())
