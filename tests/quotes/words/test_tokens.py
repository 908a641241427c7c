"""Tokens, their tags, and the syntax the tags tell."""

import pytest

from reader.quotes.words.parsing import parse
from reader.quotes.words.syntax import voice


def tags(text):
    return dict(zip(parse(text).tokens[0].words, parse(text).tokens[0].tags, strict=True))


def test_a_stop_before_a_comma_or_of_a_party_s_state_ends_no_sentence():
    (tokens,) = parse(
        "Jan Novak Jr., the mayor, met Ada Byron (R-Ky.) of Acme Inc., a firm."
    ).tokens
    assert tokens.tags.count(".") == 1
    assert {"Jr.", "R-Ky.", "Inc."} <= set(tokens.words)


def test_quoted_words_are_one_token():
    tokens = parse("He said “a b c” today.").tokens[0]
    assert tokens.words == ["He", "said", "“”", "today", "."]
    assert tokens.tags == ["pron", "say", "quote", "adv", "."]


def test_a_stop_inside_the_marks_ends_the_sentence():
    assert parse("“Enough.” He left.").tokens[0].tags[:3] == ["quote", ".", "pron"]
    assert parse("“Enough,” Smith said.").tokens[0].tags[:2] == ["quote", "cap"]


def test_verb_or_noun_is_told_by_what_stands_before():
    assert tags("They report it.")["report"] == "write"
    assert tags("See the report now.")["report"] == "thing"


def test_what_somebody_owns_is_a_noun_with_the_month_between_as_well():
    assert tags("They noted her March comment there.")["comment"] == "speech"
    assert tags("They noted his warning there.")["warning"] == "speech"
    assert tags("They went on warning him.")["warning"] == "sayG"


def test_a_word_with_a_capital_elsewhere_is_a_name_at_the_start_of_a_sentence():
    assert tags("Kelly said so, and then Mr Kelly left.")["Kelly"] == "cap"
    assert tags("Frankly, he left.")["Frankly"] == "adv"


@pytest.mark.parametrize(
    ("words", "passive"),
    [("Byron was called", "p"), ("Byron called", ""), ("Byron has never been called", "p")],
)
def test_the_voice_of_a_verb(words, passive):
    tags = parse(words).tokens[0].tags
    assert voice(tags, len(tags) - 1) == passive
