"""Words, and the words near to them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from reader.search.words.vocabulary import Vocabulary

letters = st.text("abcé1z", min_size=1, max_size=7)


@given(st.sets(letters, min_size=1), letters, st.integers(1, 2))
def test_near_words_are_all_and_only_those(known: set[str], word: str, distance: int) -> None:
    vocabulary = Vocabulary(sorted(known))
    found = {(vocabulary.words[number], far) for number, far in vocabulary.near(word, distance)}
    assert found == {
        (other, OSA.distance(word, other))
        for other in known
        if OSA.distance(word, other) <= distance
    }


@given(st.sets(letters), letters)
def test_words_with_a_prefix_are_a_range(known: set[str], prefix: str) -> None:
    vocabulary = Vocabulary(sorted(known))
    low, high = vocabulary.with_prefix(prefix)
    assert set(vocabulary.words[low:high]) == {w for w in known if w.startswith(prefix)}


@given(st.sets(st.text("abe", min_size=1, max_size=16)), st.text("abe", min_size=1, max_size=4))
def test_words_with_a_part_are_all_that_end_so_and_long_ones_that_hold_it(
    known: set[str], part: str
) -> None:
    vocabulary = Vocabulary(sorted(known))
    found = {vocabulary.words[number] for number in vocabulary.with_part(part)}
    assert found == {
        word
        for word in known
        if (len(word) >= 6 and word.endswith(part)) or (len(word) >= 12 and part in word)
    }
