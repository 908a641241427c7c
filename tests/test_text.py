"""Paragraphs, sentences, folding, and what may be drawn on a screen."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.model import Span
from reader.text import (
    count_words,
    fold,
    fold_with_offsets,
    minutes_to_read,
    paragraphs,
    sentences,
    show,
    showable,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Callable

ANY = st.text(st.characters(exclude_categories=()))
"""Any code points at all, lone surrogates too."""
AWKWARD = st.text(
    st.sampled_from(
        "ab. \n\t\r\x1b\x9b\u0301\u0302\u200b\u202e\ufeff\ue000\ud800é“”’\U000e0041世👍"
    )
)
"""Texts in which what is dropped, replaced and kept stand close together."""


def cuts(text: str, spans: list[Span]) -> list[str]:
    return [span.of(text) for span in spans]


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


class TestWords:
    def test_keep_an_apostrophe_inside(self) -> None:
        text = "The players’ union won’t ‘strike’, it’s said: 1,000 non-members."
        assert cuts(text, words(text)) == [
            "The", "players", "union", "won’t", "strike", "it’s", "said", "1", "000", "non",
            "members",
        ]  # fmt: skip

    @given(ANY)
    def test_are_counted_as_they_are_found(self, text: str) -> None:
        assert count_words(text) == len(words(text))

    def test_take_a_minute_at_least(self) -> None:
        assert [minutes_to_read(n) for n in (0, 230, 690)] == [1, 1, 3]


class TestFold:
    def test_forgets_case_accents_quotes_and_dashes(self) -> None:
        assert fold("“Él” — it’s STRASSE") == fold('"el" - it\'s straße')

    @given(ANY)
    def test_agrees_with_the_map_back(self, text: str) -> None:
        folded = fold_with_offsets(text)
        assert folded.text == fold(text)
        assert len(folded.offsets) == len(folded.text)
        assert list(folded.offsets) == sorted(folded.offsets)

    @given(ANY)
    def test_changes_nothing_a_second_time_in_plain_letters(self, text: str) -> None:
        plain = "".join(c for c in text if c.isascii())
        assert fold(fold(plain)) == fold(plain)

    def test_finds_its_way_back(self) -> None:
        text = "Die Straße nach Zürich"
        folded = fold_with_offsets(text)
        at = folded.text.index("strasse")
        assert folded.source(Span(at, at + 7)).of(text) == "Straße"


FORBIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
"""Unicode's categories of controls, formats, surrogates, private use, and separators of lines."""


def letter_of(flag: str) -> str:
    """A half of a flag is drawn as its letter."""
    return chr(ord(flag) - 0x1F1E6 + ord("A")) if "\U0001f1e6" <= flag <= "\U0001f1ff" else flag


def pile(mark: str, between: str = "") -> str:
    return f"e{(mark + between) * 200}x"


class TestShowable:
    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("plain [b]text[/b]", "plain [b]text[/b]"),
            ("a\x1b[31mb", "a\ufffd[31mb"),
            ("a\tb\nc", "a b c"),
            ("\u202egnp.exe", "gnp.exe"),
            ("zero\u200bwidth\ufeff", "zerowidth"),
            ("e" + "\u0301" * 9, "e\u0301\u0301"),
            ("\ue000\ud800\U0010fffd", "\ufffd\ufffd\ufffd"),
        ],
    )
    def test_replaces_drops_and_keeps(self, text: str, shown: str) -> None:
        assert show(text) == shown

    @pytest.mark.parametrize("between", ["", "\u200d", "\u034f", "\xad", "\u3164", "\U000e0041"])
    @pytest.mark.parametrize(
        "mark",
        "\u0301\u0489\u20dd\u05b0\u0e49\u093c\u0f39\u1b34\ua806\ufb1e\u3099\U0001d165\U0001da00\U00011046",
    )
    def test_no_marks_pile_up_whatever_is_between_them(self, mark: str, between: str) -> None:
        shown = show(pile(mark, between))
        assert 1 <= shown.count(mark) <= 4
        assert len(shown) <= 6
        assert show("x" + pile(mark, between)[1:-1] + "y") == "x" + shown[1:-1] + "y"

    @pytest.mark.parametrize(
        "hidden",
        "\u115f\u17b4\u180e\u2062\u3164\uffa0\ufeff\U0001d173"
        "\U0001bca0\U00013430\U000e0001\ufe0f\u061c\u2069",
    )
    def test_leaves_out_what_nobody_sees(self, hidden: str) -> None:
        assert show(f"a{hidden}b") == "ab"

    @pytest.mark.parametrize("code", [0xFDD0, 0xFFFE, 0x1FFFF, 0xEFFFE, 0x10FFFF, 0x0600, 0xFFF9])
    def test_marks_what_no_terminal_knows_to_draw(self, code: int) -> None:
        assert show(f"a{chr(code)}b") == "a\ufffdb"

    @pytest.mark.parametrize(
        "text",
        [
            "Việt Nam, e\u0323\u0302",
            "שָׁלוֹם",
            "مُحَمَّد",
            "हिन्दी क्षेत्र",
            "ภาษาไทยที่นี่",
            "བོད་སྐད་",
            "한글",
            "🎉🎉🎉🎉",
        ],
    )
    def test_leaves_the_writing_of_people_alone(self, text: str) -> None:
        assert show(text) == text

    @given(ANY | AWKWARD)
    def test_holds_nothing_that_could_move_a_cursor(self, text: str) -> None:
        shown = show(text)
        assert not {c for c in shown if unicodedata.category(c) in FORBIDDEN}
        assert show(shown) == shown

    @given(ANY | AWKWARD)
    @example("\u200b\u200ba")
    @example("a\u200b")
    def test_knows_the_way_there_and_back(self, text: str) -> None:
        shown = showable(text)
        for at in range(len(shown.text)):
            source = shown.to_source(at)
            assert shown.to_shown(source) == at
            assert shown.text[at] in (text[source], " ", "\ufffd", letter_of(text[source]))
        for source in range(len(text) + 1):
            assert 0 <= shown.to_shown(source) <= len(shown.text)

    @given(AWKWARD)
    def test_goes_forward_with_the_text(self, text: str) -> None:
        shown = showable(text)
        there = [shown.to_shown(n) for n in range(len(text) + 1)]
        back = [shown.to_source(n) for n in range(len(shown.text) + 1)]
        assert there == sorted(there)
        assert back == sorted(back)
        assert there[-1] == len(shown.text)


HOSTILE: dict[str, Callable[[int], str]] = {
    "combining marks": lambda n: "e" + "\u0301" * n,
    "zero width": lambda n: "\u200b" * n,
    "zero width, letter": lambda n: "a\u200b" * (n // 2),
    "controls": lambda n: "\x1b" * n,
    "quote marks": lambda n: "“" * n,
    "full stops": lambda n: "." * n,
    "initials": lambda n: "A." * (n // 2),
    "names with initials": lambda n: "A. " * (n // 3),
    "ends, no beginnings": lambda n: "a.”" * (n // 3),
    "sentences": lambda n: "Ab. " * (n // 4),
    "spaces": lambda n: "x" + " " * n,
    "lines": lambda n: "\n" * n,
    "apostrophes": lambda n: "a’" * (n // 2),
}


def everything(text: str) -> None:
    fold_with_offsets(text)
    count_words(text)
    showable(text)
    for paragraph in paragraphs(text):
        sentences(text, paragraph)


@pytest.mark.slow
@pytest.mark.parametrize("kind", HOSTILE)
def test_cost_grows_with_the_text(kind: str) -> None:
    make = HOSTILE[kind]

    def cost(size: int) -> float:
        text = make(size)
        started = process_time()
        everything(text)
        return process_time() - started

    small = min(cost(4_000) for _ in range(3))
    large = min(cost(32_000) for _ in range(2))
    assert large < 8 * small * 4 + 0.02  # eight times the text; four times for the noise
