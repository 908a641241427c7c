"""Words, and the words near to them."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from reader.search.words.aliases import read_aliases, shipped_aliases
from reader.search.words.edit_model import chance
from reader.search.words.tokens import located, words
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
def test_a_beginning_is_a_range(known: set[str], prefix: str) -> None:
    vocabulary = Vocabulary(sorted(known))
    low, high = vocabulary.beginning(prefix)
    assert set(vocabulary.words[low:high]) == {w for w in known if w.startswith(prefix)}


@given(st.text())
def test_words_are_where_they_are_said_to_be(text: str) -> None:
    held = words(text)
    places = located(text, range(len(held)))
    assert [word.text for word in places.values()] == held
    for word in places.values():
        assert word.text in words(text[word.start : word.end])


def test_words_without_case_accents_and_apostrophes() -> None:
    assert words("Don’t CAFÉ Putin's it's o’clock ﬁn-tech") == [
        *("dont", "cafe", "putin", "its", "oclock", "fin", "tech"),
    ]


def test_likelier_slips_have_higher_chances() -> None:
    assert chance("path", "path") > chance("pat", "path") > chance("pth", "path") > 0
    assert chance("nowere", "nowhere") > chance("mowere", "nowhere") > 0
    assert chance("pat", "pathology", typing=True) > chance("pat", "pathology")
    assert chance("one", "1") > chance("one", "two") == 0


def test_aliases_are_read_from_lines() -> None:
    assert read_aliases("Kiev Kyiv # a city\n\n# nothing\nTürkiye turkey") == {
        "kiev": ("kyiv",),
        "kyiv": ("kiev",),
        "turkiye": ("turkey",),
        "turkey": ("turkiye",),
    }


def test_shipped_aliases_know_the_names_of_the_day() -> None:
    assert "zelenskyy" in shipped_aliases()["zelensky"]
    assert "kyiv" in shipped_aliases()["kiev"]


def test_understanding_a_query_needs_neither_numpy_nor_rapidfuzz() -> None:
    code = (
        "import sys; from reader.search import parse, Passage, Results; parse('speaker:x y');"
        "sys.exit(bool({'numpy', 'rapidfuzz'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
