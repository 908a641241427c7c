"""Candidates, their features, and the context of a quotation they are made of."""

import pytest

from reader.quotes.attribution.candidates import (
    all_candidates,
    likely_candidates,
    with_all_features,
)
from reader.quotes.attribution.governors import governors
from reader.quotes.attribution.quotation_context import context_of
from reader.quotes.attribution.quotation_shape import shape_of
from reader.quotes.coreference.discourse import Discourse
from reader.quotes.people.people import People
from reader.quotes.words.parsing import parse

TEXT = "Fire\n\nAda Byron met Jan Novak.\n\n“It was dark,” the mayor told him. “Very dark.”"


def discourse_of(text):
    article = parse(text)
    return Discourse(article, People(article))


def everyone(discourse, index):
    """The candidates before pruning."""
    return all_candidates(context_of(discourse, index))


def words(candidate):
    return " ".join(candidate.mention.words) if candidate.mention else None


def test_nobody_is_the_first_candidate_and_the_near_ones_follow():
    found = everyone(discourse_of(TEXT), 0)
    assert [words(each) for each in found] == [None, "the mayor", "him"]


def test_who_was_named_before_is_a_candidate_where_nobody_near_speaks():
    text = "Fire\n\nAda Byron met Jan Novak.\n\n“It was dark.”"
    assert {"Ada Byron", "Jan Novak"} <= {words(each) for each in everyone(discourse_of(text), 0)}


def test_only_likely_candidates_are_left_after_pruning():
    discourse = discourse_of(
        "Ada Byron met Jan Novak in Paris in May. “It was dark,” the mayor told him."
    )
    everybody, likely = everyone(discourse, 0), likely_candidates(discourse, 0)
    assert words(likely[0]) is None
    assert "the mayor" in {words(each) for each in likely}
    assert len(likely) < len(everybody)
    features = {each.mention: each.features for each in everybody}
    assert all(set(features[each.mention]) <= set(each.features) for each in likely)


def test_a_candidate_brings_its_verb():
    found = {words(each): each for each in everyone(discourse_of(TEXT), 0)}
    tokens = parse(TEXT).tokens[2]
    assert tokens.words[found["the mayor"].cue] == "told"


def test_the_last_speaker_is_a_candidate_in_the_next_paragraph():
    discourse = discourse_of("“Dark,” said Ada Byron.\n\n“Very dark.”")
    first = next(each for each in everyone(discourse, 0) if words(each) == "Ada Byron")
    discourse.choose(first.mention, discourse.people.of(first.mention))
    last = [each for each in everyone(discourse, 1) if each.is_last_speaker]
    assert [words(each) for each in last] == ["Ada Byron"]


def test_the_subject_of_a_far_cue_stays_a_candidate():
    places = ", ".join(f"Place{number}" for number in range(12))
    text = f"Then Byron warned that {places} and the rest would be “lost for ever” by then."
    assert "Byron" in {words(each) for each in everyone(discourse_of(text), 0)}


@pytest.mark.parametrize(
    ("before", "chain"),
    [
        ("Byron said Lovelace had called it", [("Lovelace", True), ("Byron", True)]),
        ("Byron praised the plan, adding that it was", [("Byron", False), ("Byron", True)]),
        ("After Byron left, Lovelace rose and said it was", [("Lovelace", False)]),
    ],
)
def test_the_verbs_a_quotation_depends_on_and_their_subjects(before, chain):
    discourse = discourse_of(f"Fire\n\n{before} “a toy”.")
    token = discourse.article.quotations[0].token
    found = governors(discourse, 1, 0, token)
    assert [(" ".join(each.subject.words), each.own) for each in found] == chain


def test_the_words_of_a_quotation_tell_of_its_speaker():
    article = parse("“I never met Byron.” “Our roof leaked.” “The Salt Path”")
    shapes = [shape_of(each) for each in article.quotations]
    assert [shape.person for shape in shapes] == ["I", "we", "-"]
    assert [shape.finite for shape in shapes] == [True, False, False]
    assert "byron" in shapes[0].vocabulary


def test_every_candidate_has_features_of_its_own():
    discourse = discourse_of(TEXT)
    context = context_of(discourse, 0)
    found = [with_all_features(context, each) for each in all_candidates(context)]
    assert all(each.features for each in found)
    assert len({tuple(each.features) for each in found}) > 1
