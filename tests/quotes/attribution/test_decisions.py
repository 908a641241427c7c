"""The decisions: the speaker of a quotation, its kind, and the reason in words."""

import pytest

from reader.model import Kind
from reader.quotes import CERTAIN, extract


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
