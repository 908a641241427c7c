"""Candidates, evidence, kinds, reasons: the stages after reading, one by one."""

import pytest

from reader.model import Kind
from reader.quotes import CERTAIN, extract
from reader.quotes.candidates import at_a_glance, candidates, looked_at
from reader.quotes.features import shape_of, voice
from reader.quotes.governors import governors
from reader.quotes.parsed import parse
from reader.quotes.people import People
from reader.quotes.scene import scene_of
from reader.quotes.story import Story

TEXT = "Fire\n\nAda Byron met Jan Novak.\n\n“It was dark,” the mayor told him. “Very dark.”"


def story_of(text):
    parsed = parse(text)
    return Story(parsed, People(parsed))


def everyone(story, index):
    """The candidates before the unlikely ones are left out."""
    return at_a_glance(story, scene_of(story, index))


def words(candidate):
    return " ".join(candidate.mention.words) if candidate.mention else None


def test_nobody_is_the_first_candidate_and_the_near_ones_follow():
    found = everyone(story_of(TEXT), 0)
    assert [words(each) for each in found] == [None, "the mayor", "him"]


def test_who_was_named_before_is_a_candidate_where_nobody_near_speaks():
    text = "Fire\n\nAda Byron met Jan Novak.\n\n“It was dark.”"
    assert {"Ada Byron", "Jan Novak"} <= {words(each) for each in everyone(story_of(text), 0)}


def test_only_likely_candidates_are_looked_at_closely():
    story = story_of("Ada Byron met Jan Novak in Paris in May. “It was dark,” the mayor told him.")
    glanced, closely = everyone(story, 0), candidates(story, 0)
    assert words(closely[0]) is None
    assert "the mayor" in {words(each) for each in closely}
    assert len(closely) < len(glanced)
    features = {each.mention: each.features for each in glanced}
    assert all(set(features[each.mention]) <= set(each.features) for each in closely)


def test_a_candidate_brings_its_verb():
    found = {words(each): each for each in everyone(story_of(TEXT), 0)}
    line = parse(TEXT).lines[2]
    assert line.words[found["the mayor"].cue] == "told"


def test_the_last_speaker_is_carried_to_the_next_paragraph():
    story = story_of("“Dark,” said Ada Byron.\n\n“Very dark.”")
    first = next(each for each in everyone(story, 0) if words(each) == "Ada Byron")
    story.choose(first.line, first.mention, story.people.of(0, first.mention))
    carried = [each for each in everyone(story, 1) if each.carried]
    assert [words(each) for each in carried] == ["Ada Byron"]


def test_the_subject_of_a_far_cue_stays_a_candidate():
    places = ", ".join(f"Place{number}" for number in range(12))
    text = f"Then Byron warned that {places} and the rest would be “lost for ever” by then."
    assert "Byron" in {words(each) for each in everyone(story_of(text), 0)}


@pytest.mark.parametrize(
    ("before", "chain"),
    [
        ("Byron said Lovelace had called it", [("Lovelace", True), ("Byron", True)]),
        ("Byron praised the plan, adding that it was", [("Byron", False), ("Byron", True)]),
        ("After Byron left, Lovelace rose and said it was", [("Lovelace", False)]),
    ],
)
def test_the_verbs_a_quotation_depends_on_and_their_subjects(before, chain):
    story = story_of(f"Fire\n\n{before} “a toy”.")
    token = story.parsed.quotes[0].token
    found = governors(story, 1, 0, token)
    assert [(" ".join(each.subject.words), each.own) for each in found] == chain


@pytest.mark.parametrize(
    ("words", "passive"),
    [("Byron was called", "p"), ("Byron called", ""), ("Byron has never been called", "p")],
)
def test_the_voice_of_a_verb(words, passive):
    tags = parse(words).lines[0].tags
    assert voice(tags, len(tags) - 1) == passive


def test_the_words_of_a_quotation_tell_of_its_speaker():
    parsed = parse("“I never met Byron.” “Our roof leaked.” “The Salt Path”")
    shapes = [shape_of(parsed, quote) for quote in parsed.quotes]
    assert [shape.person for shape in shapes] == ["I", "we", "-"]
    assert [shape.finite for shape in shapes] == [True, False, False]
    assert "byron" in shapes[0].vocabulary


def test_every_candidate_has_evidence_of_its_own():
    story = story_of(TEXT)
    scene = scene_of(story, 0)
    found = [looked_at(story, scene, each) for each in at_a_glance(story, scene)]
    assert all(each.features for each in found)
    assert len({tuple(each.features) for each in found}) > 1


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("“We will go on,” Byron said.", Kind.DIRECT),
        ("Byron said: “We will go on.”", Kind.DIRECT),
        ("Byron said that “we will all go on tomorrow.”", Kind.DIRECT),
        ("Byron called the plan “a mistake” in May.", Kind.MIXED),
        ("Byron said he was “sorry”.", Kind.MIXED),
    ],
)
def test_kinds(sentence, kind):
    (quotation,) = extract(f"News\n\nThe mayor, Ada Byron, spoke.\n\n{sentence}")
    assert quotation.kind == kind
    assert quotation.speaker == "Ada Byron"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("“Dark,” Ada Byron said.", "named right after the quotation: “Ada Byron said”"),
        ("Ada Byron said: “It was dark.”", "named right before the quotation: “Ada Byron said”"),
        (
            "Ada Byron met Jan Novak.\n\n“It was dark,” she said.",
            "‘she’: the subject of the paragraph before, Ada Byron",
        ),
        (
            "“It was dark,” Ada Byron said.\n\n“It was cold,” she said.",
            "‘she’: the last speaker, Ada Byron",
        ),
        (
            "Finance minister Ada Byron left.\n\n“It was dark,” the minister said.",
            (
                "described right after the quotation: “the minister said”; "
                "the article calls Ada Byron that"
            ),
        ),
        ("“It was dark,” they said.", "‘they’; the article does not make clear who that is"),
        ("The plan is a “wood battery” of sorts.", "nobody is said to have said it"),
        (
            "The so-called “wood battery” is a lamp.",
            "a name, a title or an inscription: nobody is said to have said it",
        ),
        ("“It was dark.” — Ada Byron, mayor", "signed: “— Ada Byron”"),
        (
            "“It was dark,” one miner said.",
            "said to be the source right after the quotation: “one miner said”",
        ),
    ],
)
def test_reasons_are_words_a_reader_understands(body, reason):
    assert extract(f"Fire in the hills\n\n{body}")[-1].reason == reason


def test_a_pronoun_and_the_name_it_stands_for_are_one_speaker():
    text = (
        "Report\n\nPaul Novak, the mayor of Stonebridge, said late Wednesday that he would go "
        "ahead with the talks, although he tweeted that he “rejects remarks about farmers.”"
    )
    (quotation,) = extract(text)
    assert quotation.mention.of(text) == "he"
    assert quotation.speaker == "Paul Novak"
    assert quotation.confidence >= CERTAIN


def test_a_pronoun_is_no_surer_than_the_speaker_it_takes_up():
    body = "Jan Novak's uncle Pavel Novak left.\n\n“It was dark,” he said.\n\n“Cold,” he added."
    first, second = extract(f"Fire in the hills\n\n{body}")
    assert second.reason.startswith("‘he’: the last speaker")
    assert second.confidence <= (1 + first.confidence) / 2


@pytest.mark.parametrize(
    ("sentence", "mention", "speaker"),
    [
        (
            "Engineers sent the council a report, which says the bridge is “not safe for lorries.”",
            "which",
            "a report",
        ),
        (
            "Ada Byron, the mayor, drew protest over her March comment that “farmers should swim.”",
            "her",
            "Ada Byron",
        ),
        (
            "The paper listed four bridges, and although it is short, it called one “a danger.”",
            "it",
            "The paper",
        ),
    ],
)
def test_the_pronoun_near_the_quotation_is_its_source_and_tells_who_speaks(
    sentence, mention, speaker
):
    text = f"Bridge\n\n{sentence}"
    (quotation,) = extract(text)
    assert quotation.mention.of(text) == mention
    assert quotation.speaker == speaker


def test_whom_something_is_said_of_hardly_says_it():
    text = (
        "Row\n\nChancellor Emma Braun sought to shift the blame for the row away from the press, "
        "Russian President Ivan Petrov has said, after the German leader called {} a “fool.”"
    )
    of_him, of_it = (extract(text.format(whom))[0] for whom in ("him", "it"))
    assert of_him.speaker == "Emma Braun"
    assert of_it.speaker != "Emma Braun" or of_it.confidence < of_him.confidence - 0.1
