"""A text as the words that are compared."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.search.words.tokens import gram_size, tokens_at, units, words


@given(st.text())
def test_words_are_where_they_are_said_to_be(text: str) -> None:
    held = words(text)
    tokens = tokens_at(text, range(len(held)))
    for token, word in zip(tokens.values(), held, strict=True):
        assert token.text == word[: 1 if gram_size(word[0]) else None]
        assert token.text in [unit.text for unit in units(text[token.start : token.end])]


def test_words_without_case_accents_and_apostrophes() -> None:
    assert words("Don’t CAFÉ Putin's it's o’clock ﬁn-tech") == [
        *("dont", "cafe", "putin", "its", "oclock", "fin", "tech"),
    ]
