"""Paragraphs, and where sentences end in every script."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Span
from reader.text import ends_like_sentence, paragraphs, sentences
from tests.text.samples import ANY, AWKWARD, cuts


class TestParagraphs:
    def test_are_the_lines_that_are_not_blank(self) -> None:
        text = "Headline\n\n  First paragraph. \r\n\t\nSecond.\u2028Third.\x85Fourth."
        assert cuts(text, paragraphs(text)) == [
            "Headline",
            "First paragraph.",
            "Second.",
            "Third.",
            "Fourth.",
        ]

    def test_of_nothing_are_none(self) -> None:
        assert paragraphs("") == paragraphs(" \n\r\n\t") == []

    @given(ANY | AWKWARD)
    def test_hold_every_character_that_is_not_a_space_in_order(self, text: str) -> None:
        found = paragraphs(text)
        assert all(a.end <= b.start for a, b in pairwise(found))
        assert "".join("".join(cuts(text, found)).split()) == "".join(text.split())


class TestSentences:
    @pytest.mark.parametrize(
        "text",
        [
            "One ends here.| Another follows.",
            "“Is it so?”| “It is!”| He left.",
            "Dr. Brown met J.D. Vance in the U.S. Senate.| They spoke.",
            "It fell 3.5 percent.| Nobody knew why… |Then it rose.",
            "no end",
            "Élodie est là.| Été comme hiver.| Ça va.",
            "Мэр ушёл.| Он вернётся.",
            "“新的图书馆开放。”|他没有透露费用。|为什么？|不知道！",
            "「来月から始めます。」と市長は述べた。|工事は半年かかる。",
            "काम शुरू होगा।| सबने सुनी।",
            "متى يفتح الباب؟| لا أحد يعرف.| انتهى.",
            "یہ ختم ہوا۔| وہ گئے۔",
            "នេះជាប្រយោគ។| នេះទៀត។",
            "Version 2.0 of it, e.g. this one, is out.",
            "３．５ percent．| Next.",
            "Er sagte: „Es ist gut.“| Sie ging.",
        ],
    )
    def test_end_where_a_reader_would_stop(self, text: str) -> None:
        parts = [part.strip() for part in text.split("|")]
        text = text.replace("|", "")
        assert cuts(text, sentences(text, Span(0, len(text)))) == parts

    @given(AWKWARD | st.text("aB. ?!”“\n"))
    def test_cover_the_words_of_their_paragraph(self, text: str) -> None:
        for paragraph in paragraphs(text):
            found = sentences(text, paragraph)
            assert found[0].start == paragraph.start
            assert found[-1].end == paragraph.end
            for one, next_one in pairwise(found):
                assert one.end <= next_one.start
                assert not text[one.end : next_one.start].strip()


PARAGRAPHS = (
    *("It is so.", "It is “so.”", "Is it?’", "He left…", "So „it is.“", "So »it is.«"),
    *("Il dit : « Oui. »", "Il dit : « Oui.\xa0»", "It is so.\u200b", "It is so.\xad”"),
    *(
        "他没有透露费用。",
        "他说：“开放。”",
        "「安全が第一だ。」",
        "（終わり。）",
        "【終。】",
        "本当？！",
    ),
    *("काम शुरू होगा।", "متى؟", "یہ ختم ہوا۔", "նա գնաց։", "በቃ።", "នេះ។", "ပြီးပြီ။", "བོད།"),
    *("เขาไม่ได้บอกราคา", "ลาวบ่มีจุด", "ໂຮງຮຽນ"),
)
HEADLINES = (
    *("Council plans a bridge", "市长宣布新的图书馆将于明年春天开放", "“The Bridge”", "『橋』"),
    *("", "»«", "महापौर ने कहा", "1:"),
)


class TestEndsLikeSentence:
    @pytest.mark.parametrize("line", PARAGRAPHS)
    def test_says_yes_of_paragraphs(self, line: str) -> None:
        assert ends_like_sentence(line)

    @pytest.mark.parametrize("line", HEADLINES)
    def test_says_no_of_headlines(self, line: str) -> None:
        assert not ends_like_sentence(line)
