"""Where quotations begin and end."""

import pytest

from reader.quotes.marks.segmentation import segments


def quoted(text):
    return [text[segment.start : segment.end] for segment in segments(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “yes” and “no”.", ["yes", "no"]),
        ('He said "yes" and "no".', ["yes", "no"]),
        ("He said ''yes'' and ``no''.", ["yes", "no"]),
        ("Er sagte: „Ja“, und „nein“.", ["Ja", "nein"]),
        ("Il a dit « oui » et «non».", ["oui", "non"]),
        ("»Ja«, sagte er.", ["Ja"]),
        ("The ‘accurate’ view", ["accurate"]),
        ("the 'accurate' view", ["accurate"]),
        ("“A,” he said, “B.”", ["A,", "B."]),
        ("“He asked ‘why?’ and left,” she said.", ["He asked ‘why?’ and left,"]),
        ("«He said “no” and left», she said. «Then?»", ["He said “no” and left", "Then?"]),
        ("“The “gold standard” of pacts,” she said.", ["The “gold standard” of pacts,"]),
        ("‘I told him “never” twice,’ she said.", ["I told him “never” twice,"]),
        ("“We [the board] … agree,” she said.", ["We [the board] … agree,"]),
        ("“plot.”“Nobody is plotting,” he said.", ["plot.", "Nobody is plotting,"]),
    ],
)
def test_marks_of_every_kind(text, expected):
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "In the ’90s the players’ union and the bosses’ club met.",
        "In the '90s rock 'n' roll was the boys' choice.",
        "It's the dog's dinner, isn't it?",
        "He stood 6'2\" tall.",
        "It ended. ” Then nothing.",
    ],
)
def test_what_is_no_quotation(text):
    assert quoted(text) == []


def test_a_possessive_inside_single_marks_does_not_close_them():
    assert quoted("He called the players’ boots ‘the lads’ own choice’ today.") == [
        "the lads’ own choice"
    ]


def test_each_paragraph_of_a_long_quotation_is_a_segment_that_continues():
    text = "“One.\n\n“Two.\n\n“Three,” he said."
    found = segments(text)
    assert quoted(text) == ["One.", "Two.", "Three,"]
    assert [segment.continues for segment in found] == [False, True, True]


def test_single_marks_may_run_over_paragraphs_too():
    text = "‘One.\n\n‘Two,’ he said."
    assert quoted(text) == ["One.", "Two,"]
    assert [segment.continues for segment in segments(text)] == [False, True]


def test_a_quotation_without_marks_in_the_middle_runs_on_to_its_closing_mark():
    assert quoted("“One.\n\nTwo.\n\nThree,” he said.") == ["One.", "Two.", "Three,"]


def test_a_mark_never_closed_ends_with_its_paragraph():
    assert quoted("“One and only.\n\nHe left.\n\n“Two,” he said.") == ["One and only.", "Two,"]


def test_a_line_break_inside_a_paragraph_does_not_split_a_quotation():
    assert quoted("He said “one\ntwo” there.") == ["one\ntwo"]


def test_marks_closed_by_another_kind():
    assert quoted('"One,” he said. “Two“ and more.') == ["One,", "Two"]


def test_empty_marks_hold_nothing():
    assert quoted("“” \"\" « » ''''") == []
