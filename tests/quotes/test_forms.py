"""A text says the same in every form that Unicode has for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import Span
from reader.quotes import as_json, extract, named_people
from reader.sources.registry import read_file
from reader.text import normal_form

if TYPE_CHECKING:
    from reader.model import Quotation

STORY = """\
The town council has approved a plan to rebuild the old market hall
“The hall will open in May,” said Renée Müller, the mayor. Ms. Müller said it was “overdue”.
José Núñez, who owns a stall, said: “We were not asked.”
“It is too dear,” Zoë Çelik told the council. “And who pays?”
The café’s naïve owner, Björn Ångström, said he was “très déçu” by it.
"""
SPEAKERS = [
    "Renée Müller",
    "Renée Müller",
    "José Núñez",
    "Zoë Çelik",
    "Zoë Çelik",
    "Björn Ångström",
]
UNSEEN = "\xad\u200b\u2060\u034f\ufe0f"
SPACES = " \xa0\u2009\u202f\u3000"


def said(text: str) -> list[tuple[object, ...]]:
    """All that is found in a text, its spans by their words in normal form."""

    def words(span: Span | None) -> str | None:
        return span and normal_form(span.of(text))

    def row(each: Quotation) -> tuple[object, ...]:
        spans = words(Span(each.start, each.end)), words(each.mention), words(each.cue)
        return (*spans, each.kind, each.speaker, each.role, each.confidence, each.reason)

    return [row(each) for each in extract(text)]


def test_names_are_whole_and_composed() -> None:
    text = normalize("NFD", STORY)
    assert [each.speaker for each in extract(text)] == SPEAKERS
    assert named_people(text) == named_people(STORY)
    first = extract(text)[0]
    assert text[first.start - 1 : first.end + 1] == "“The hall will open in May,”"
    assert first.mention
    assert first.mention.of(text) == normalize("NFD", "Renée Müller")


def test_a_soft_hyphen_cuts_nothing() -> None:
    text = "“We will fin\xadish,” said An\xadna Lind. “It is done,” she ex\xadplain\xaded."
    assert [each.speaker for each in extract(text)] == ["Anna Lind", "Anna Lind"]
    assert [each["cue"] for each in as_json(text, extract(text))][1] == "explained"
    assert text[extract(text)[0].start : extract(text)[0].end] == "We will fin\xadish,"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_all_forms_of_a_text_say_the_same(data: st.DataObject) -> None:
    text = normalize(data.draw(st.sampled_from(["NFC", "NFD"])), STORY)
    places = data.draw(st.sets(st.integers(0, len(text) - 1), max_size=30))
    unseen = data.draw(st.sampled_from(UNSEEN))
    space = data.draw(st.sampled_from(SPACES))
    form = "".join(
        f"{space * 2 if char == ' ' and at in places else char}{unseen if at in places else ''}"
        for at, char in enumerate(text)
    )
    assert said(form) == said(STORY)


@pytest.mark.slow
@pytest.mark.parametrize("file", sorted(Path(__file__).parents[2].glob("seeds/*.txt"))[:1])
def test_the_users_articles_say_the_same_in_every_form(file: Path) -> None:
    for article in read_file(file).articles:
        plain = said(article.text)
        assert said(normalize("NFD", article.text)) == plain
        assert said(article.text.replace(" ", "\xa0")) == plain
        assert said(article.text.replace("a", "a\xad")) == plain
