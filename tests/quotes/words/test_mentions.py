"""The words that may name a speaker, and which of them head a noun phrase."""

from reader.quotes.words.mentions import NAME, PHRASE, PRONOUN, heads
from reader.quotes.words.parsing import parse


def mentions(text, kind=None):
    parsed = parse(text)
    return [
        " ".join(mention.words)
        for line in parsed.mentions
        for mention in line
        if kind in (None, mention.kind)
    ]


def test_names_with_particles_initials_and_connecting_words():
    found = mentions(
        "Talks began. Ursula von der Leyen met Robert F. Smith of the Bank of England."
    )
    assert found[:2] == ["Talks", "Ursula von der Leyen"] or "Ursula von der Leyen" in found
    assert "Robert F. Smith" in found
    assert "Bank of England" in found


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
    found = heads(parsed.mentions[0])
    assert [" ".join(mention.words) for mention in found] == ["Brian Fallon"]


def test_a_dateline_names_nobody():
    assert mentions("LILLE, France (AFP) — Ada Byron left.") == ["Ada Byron"]
    assert mentions("LILLE is cold.", NAME) == ["LILLE"]
