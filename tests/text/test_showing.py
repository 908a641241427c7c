"""What of a text may be drawn on a screen."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given

from reader.text import show, showable
from tests.text.samples import ANY, AWKWARD

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
