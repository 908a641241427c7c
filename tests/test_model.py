"""What the model works out by itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model import Article

ENDS = st.sampled_from("\n\r\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029 \t\u00a0\u3000")


@given(st.lists(ENDS | st.text(st.characters(codec=None), max_size=3)).map("".join))
def test_the_headline_is_the_first_line_that_is_not_blank(text: str) -> None:
    lines = text.lstrip().splitlines()
    assert Article("1", text, "paper").title == (lines[0].rstrip() if lines else "")
