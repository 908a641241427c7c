"""Tokens, tags and the words that may name a speaker."""

from reader.quotes.mentions import NAME, PHRASE, PRONOUN, heads
from reader.quotes.parsed import parse


def mentions(text, kind=None):
    parsed = parse(text)
    return [
        " ".join(mention.words)
        for line in parsed.mentions
        for mention in line
        if kind in (None, mention.kind)
    ]


def tags(text):
    return dict(zip(parse(text).lines[0].words, parse(text).lines[0].tags, strict=True))


def test_names_with_particles_initials_and_connecting_words():
    found = mentions(
        "Talks began. Ursula von der Leyen met Robert F. Smith of the Bank of England."
    )
    assert found[:2] == ["Talks", "Ursula von der Leyen"] or "Ursula von der Leyen" in found
    assert "Robert F. Smith" in found
    assert "Bank of England" in found


def test_a_stop_before_a_comma_or_of_a_party_s_state_ends_no_sentence():
    (line,) = parse("Jan Novak Jr., the mayor, met Ada Byron (R-Ky.) of Acme Inc., a firm.").lines
    assert line.tags.count(".") == 1
    assert {"Jr.", "R-Ky.", "Inc."} <= set(line.words)


def test_a_possessive_is_no_part_of_a_name():
    assert "Clinton" in mentions("They saw Clinton’s aide.", NAME)


def test_pronouns_and_contractions():
    assert mentions("Then he’s gone and they’ve left.", PRONOUN) == ["he", "they"]


def test_phrases_for_people_and_things_that_speak():
    found = mentions("The German chancellor and one demonstrator read the statement.", PHRASE)
    assert found == ["The German chancellor", "one demonstrator", "the statement"]


def test_a_possessive_pronoun_speaks_only_through_what_was_said():
    assert mentions("They noted his promise there.", PRONOUN) == ["They", "his"]
    assert mentions("They noted his car there.", PRONOUN) == ["They"]


def test_that_and_which_may_speak_with_a_noun_before_and_a_verb_behind():
    assert mentions("Byron got a letter that said so, which also hurt.", PRONOUN) == [
        "that",
        "which",
    ]
    assert mentions("Byron said that rain fell in towns that Novak knew.", PRONOUN) == []
    assert mentions("Byron asked what hurt and in which town.", PRONOUN) == []


def test_names_that_modify_another_mention_are_no_heads():
    parsed = parse("Yesterday Clinton campaign spokesman Brian Fallon spoke.")
    found = heads(parsed.lines[0], parsed.mentions[0])
    assert [" ".join(mention.words) for mention in found] == ["Brian Fallon"]


def test_quoted_words_are_one_token():
    line = parse("He said “a b c” today.").lines[0]
    assert line.words == ["He", "said", "“”", "today", "."]
    assert line.tags == ["pron", "say", "quote", "adv", "."]


def test_a_stop_inside_the_marks_ends_the_sentence():
    assert parse("“Enough.” He left.").lines[0].tags[:3] == ["quote", ".", "pron"]
    assert parse("“Enough,” Smith said.").lines[0].tags[:2] == ["quote", "cap"]


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


def test_a_dateline_names_nobody():
    assert mentions("LILLE, France (AFP) — Ada Byron left.") == ["Ada Byron"]
    assert mentions("LILLE is cold.", NAME) == ["LILLE"]
