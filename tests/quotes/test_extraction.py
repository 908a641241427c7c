"""The engine as a whole: text in, quotations out."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import Kind
from reader.quotes import as_json, extract

ARTICLE = """Talks fail

Finance minister Anna Berg walked out of the talks on Tuesday.

“We tried everything,” Berg said. “Nothing worked.”

The union called the offer “an insult” and walked out.
"""


def speakers(text):
    return [(text[q.start : q.end], q.speaker) for q in extract(text)]


def test_speakers_roles_cues_and_kinds():
    first, second, third = extract(ARTICLE)
    assert (first.speaker, second.speaker, third.speaker) == ("Anna Berg", "Anna Berg", "The union")
    assert first.role == "Finance minister"
    assert first.cue is not None
    assert first.cue.of(ARTICLE) == "said"
    assert first.mention is not None
    assert first.mention.of(ARTICLE) == "Berg"
    assert (first.kind, third.kind) == (Kind.DIRECT, Kind.MIXED)
    assert first.reason == "named right after the quotation: “Berg said”"


def test_pieces_split_by_their_cue_are_one_utterance():
    first, second, third = extract(ARTICLE)
    assert first.utterance == second.utterance != third.utterance


def test_two_quotations_of_one_speaker_are_two_utterances():
    text = (
        "Anna Berg said “never” was “too soon” in her view.\n\n"
        "“Go,” Berg said.\n\n“Stay,” Berg said."
    )
    numbers = [quotation.utterance for quotation in extract(text)]
    assert len(set(numbers)) == 4


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Panel\n\n“Less is more.” — Liv Haugen, farmer", "Liv Haugen"),
        ("Panel\n\n“Less is more.”\n\n— Liv Haugen, farmer", "Liv Haugen"),
        ("Letters\n\n“Less.” More or “less of it.” ― Liv Haugen", "Liv Haugen"),
        ("Tea with Liv Haugen\n\nHow long have you been here?\n\n“Too long.”", "Liv Haugen"),
        (
            (
                "Tea\n\nLiv Haugen is late. “The tram hit a cow,” she says. Jan Novak pours.\n\n"
                "Does she mind?\n\n“Never.”"
            ),
            "Liv Haugen",
        ),
        ("Talk\n\nAda Byron sat down.\n\n“What did you see?” I ask.", "I"),
        ("Talk\n\nAda Byron sat down.\n\n‘It is late’, I told her.", "I"),
        ("Debate\n\nIvan Petrov spoke.\n\n“PETROV: We will go on.”", "Ivan Petrov"),
        ("‘Never again’: Petrov after the fire\n\nIvan Petrov, the mayor, spoke.", "Ivan Petrov"),
        ("Fire\n\nThe ‘fast’ help came late, the mayor, Ivan Petrov, has said.", "Ivan Petrov"),
    ],
)
def test_patterns_that_leave_no_doubt(text, speaker):
    assert extract(text)[0].speaker == speaker


def test_who_is_asked_by_the_writer_answers():
    text = "Talk\n\n“Come in,” Ada Byron says.\n\n“Does it hurt?” I ask.\n\n“Always.” She laughs."
    assert [each.speaker for each in extract(text)] == ["Ada Byron", "I", "Ada Byron"]


def test_what_follows_a_dash_is_no_signature_if_it_owns_something():
    (quotation,) = extract("‘Sick and tired’ – councillor’s anger over the bend")
    assert quotation.speaker is None


def test_a_word_in_a_headline_is_not_a_part_of_a_word_in_the_body():
    text = "‘Plot’ in the hills\n\n“The plotters were cold,” said Ada Byron."
    assert extract(text)[0].speaker is None


def test_a_quotation_over_paragraphs_keeps_its_speaker():
    text = "Fire\n\nAda Byron said: “It was dark.\n\n“It was cold.\n\n“It was late.”"
    found = extract(text)
    assert [q.speaker for q in found] == ["Ada Byron"] * 3
    assert len({q.utterance for q in found}) == 1


def test_a_heading_between_paragraphs_takes_the_speaker_of_the_words():
    text = "Fire\n\n‘Everyone knew’\n\n“Everyone knew about it,” Ada Byron said."
    assert [each.speaker for each in extract(text)] == ["Ada Byron"] * 2


def test_one_letter_names_something():
    (quotation,) = extract("Fire\n\nAda Byron said the house had an “X” on its door.")
    assert quotation.speaker is None


def test_a_headline_takes_the_speaker_of_the_body():
    text = "‘Dark and cold’ night in the hills\n\n“It was dark and cold,” said Ada Byron."
    assert [q.speaker for q in extract(text)] == ["Ada Byron", "Ada Byron"]


@pytest.mark.parametrize(
    "text",
    [
        "Arts\n\nHer second novel, “The Long Way Home”, is out.",
        "Arts\n\nThe so-called “wood battery” is a lamp.",
        "Arts\n\nThe “Iron Gate” gorge lies to the east.",
        "Arts\n\nAda Byron said the mill, known locally as “the Rusty Ark”, had burnt.",
        "Arts\n\nAda Byron, who had been called “too small to sprint”, said she was glad.",
        "Arts\n\nAda Byron told the men to vote for a law called “the Leash”.",
        "Arts\n\nAda Byron, who was met by youths with placards reading “Go home”, left.",
        "Arts\n\nAda Byron says the man wore a T-shirt that said “Screen Saver”.",
        "Arts\n\nAda Byron said the goose, nicknamed “Reggie”, had fled.",
        "Arts\n\nAda Byron, an analyst, says she keeps a “hold” rating on the shares.",
        "Arts\n\nAda Byron said the car, which bears the words “Jah Guide” on its door, was hers.",
        "Arts\n\nThe miners, who marched in red, carried placards some of which read: “Not free”.",
        "Arts\n\nAda Byron hung a sign on the bedroom door that said “In the bank”.",
        "Arts\n\nAda Byron, who was leaving, was given a cowbell engraved “Merci Ada”.",
        "Arts\n\nAda Byron, who was leaving, was shown a plaque inscribed “Merci Ada”.",
        "Arts\n\nEngineer Rodrigo “Dong” Catindig, who signed it, denied any wrongdoing.",
        "Arts\n\nThe finding was new, says a study in the journal “Earth Letters”.",
    ],
)
def test_titles_and_scare_quotes_are_nobodys(text):
    (quotation,) = extract(text)
    assert quotation.kind == Kind.UNATTRIBUTED
    assert quotation.speaker is None
    assert quotation.mention is None
    assert quotation.reason


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ada Byron called the play “A Long Way Home”.", "Ada Byron"),
        ("It leads to what Ada Byron called “a long way home”.", "Ada Byron"),
        ("The hall was called “a disgrace” by Ada Byron.", "Ada Byron"),
        ("The chief of the hat makers said “no”.", "The chief of the hat makers"),
        ("Ada Byron said a successor would be named “within days”.", "Ada Byron"),
        ("New Jersey, Ada Byron said, “is a long way off”.", "Ada Byron"),
    ],
)
def test_a_name_that_somebody_gives_is_theirs(text, speaker):
    assert [each.speaker for each in extract(f"Arts\n\n{text}")] == [speaker]


def test_json_has_the_words_of_the_cue_and_null_for_nobody():
    rows = as_json(ARTICLE, extract(ARTICLE))
    assert rows[0]["cue"] == "said"
    assert rows[0]["speaker"] == "Anna Berg"
    assert ARTICLE[rows[0]["speaker_start"] : rows[0]["speaker_end"]] == "Berg"
    text = "Arts\n\nHer second novel, “The Long Way Home”, is out."
    (row,) = as_json(text, extract(text))
    assert (row["speaker"], row["speaker_start"], row["speaker_end"]) == (None, None, None)


VOCABULARY = """
Berg Anna said he she they told minister “ ” " ' ‘ ’ '' „ « » , . : ; — ( ) [ ] … and that called
Mr. U.S. 1990s ’90s Obama’s who of to Dr é 李 🙂 \u200b 12 @x
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n", "\n\n", "\r\n", "\t"])
TEXTS = st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=200)


@given(TEXTS)
@settings(max_examples=150)
def test_spans_lie_inside_the_text_and_do_not_overlap(text):
    position = 0
    for quotation in extract(text):
        assert position <= quotation.start < quotation.end <= len(text)
        assert 0 <= quotation.confidence <= 1
        assert (quotation.speaker is None) == (quotation.mention is None)
        assert (quotation.speaker is None) == (quotation.kind == Kind.UNATTRIBUTED)
        if quotation.mention is not None:
            assert 0 <= quotation.mention.start < quotation.mention.end <= len(text)
        position = quotation.end


@given(st.lists(st.lists(WORDS, min_size=1, max_size=12).map(" ".join), max_size=8))
@settings(max_examples=60)
def test_line_endings_make_no_difference(lines):
    lines = [line.replace("\n", " ").replace("\r", " ") for line in lines]
    found = []
    for ending in ("\n", "\r\n", "\r"):
        text = ending.join(lines)
        found.append(
            [
                (text[q.start : q.end].replace(ending, "\n"), q.speaker, q.kind, q.confidence)
                for q in extract(text)
            ]
        )
    assert found[0] == found[1] == found[2]


HOSTILE = {
    "marks": '"',
    "openers": "“",
    "singles": " 'a",
    "quotations": '"a" ',
    "attributed": '"A b c," he said, ',
    "names": "Ada Byron ",
    "lines": "“\n",
    "unclosed": "a “b\n",
    "brackets": "(",
    "roles": "the mayor, a baker, ",
    "mixed": "The mayor Ann Lee said “so” and ",
    "pronouns": "he she they it who ",
    "groups": "“A b,” they said. ",
    "ages": "“A b,” the 33-year-old said.\n",
    "organisations": "The Food Commission met. “A b,” the commission said. It left.\n",
    "namesakes": "Ann Lee met Bo Lee. “A b,” Lee said.\n",
    "compatriots": "Ann Lee left. “A b,” the Russian leader said.\n",
    "relatives": "who, who left, who said “a b”, ",
    "agents": "was told by the the old Ann Lee, he said “a b”, ",
    "banners": "the known as the, that, “A b” ",
    "answers": "“A b,” Ann Lee said.\nAnn Lee is who?\n“A b.”\n",
    "introductions": "The firm that built it, Lumo, a firm, ",
    "particles": "Ann van de la ",
}


@pytest.mark.slow
@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_is_linear_on_hostile_input(unit):
    def seconds(size):
        text = unit * (size // len(unit))
        start = time.process_time()
        extract(text)
        return time.process_time() - start

    seconds(1_000)
    # three tries, of which the shortest counts: a machine may be busy, never quicker than it is
    small = max(min(seconds(5_000) for _ in range(3)), 0.002)
    assert any(seconds(25_000) < 15 * small for _ in range(3))
