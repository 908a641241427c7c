"""A text as the words that are compared."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.search.words.tokens import tokens_at, words


@given(st.text())
def test_words_are_where_they_are_said_to_be(text: str) -> None:
    held = words(text)
    tokens = tokens_at(text, range(len(held)))
    assert [token.text for token in tokens.values()] == held
    for token in tokens.values():
        assert token.text in words(text[token.start : token.end])


def test_words_without_case_accents_and_apostrophes() -> None:
    assert words("Don’t CAFÉ Putin's it's o’clock ﬁn-tech") == [
        *("dont", "cafe", "putin", "its", "oclock", "fin", "tech"),
    ]
