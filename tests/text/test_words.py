"""Words, and how long they take to read, in every script."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from reader.text import count_words, minutes_to_read, words
from tests.text.samples import ANY, cuts


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

    @pytest.mark.parametrize("form", ["NFC", "NFD"])
    def test_are_not_cut_at_a_mark(self, form: str) -> None:
        text = "Zoë Çelik हिन्दी क्षेत्र שָׁלוֹם مُحَمَّد cafe\u0301s"
        text = unicodedata.normalize(form, text)
        assert cuts(text, words(text)) == text.split()

    def test_are_not_cut_at_what_is_not_drawn(self) -> None:
        text = "ex\xadtra\xadord ze\u200bro می\u200cشود"
        assert cuts(text, words(text)) == text.split()

    @pytest.mark.parametrize(
        ("text", "count"),
        [
            ("图书馆的长新闻，", 7),
            ("ひらがなカタカナ。", 4),
            ("か\u3099ぎ", 1),
            ("2025年 iPhone", 3),
            ("ภาษาไทย", 2),
            ("한국어 신문", 2),
            ("Δύο λέξεις", 2),
        ],
    )
    def test_are_counted_by_script(self, text: str, count: int) -> None:
        assert count_words(text) == count

    @pytest.mark.parametrize(
        ("text", "least", "most"),
        [
            ("图书馆的长新闻，" * 740, 21, 25),  # 255 characters a minute, of 5,920 with commas
            ("住民の鈴木さんは遠回りは困るが、安全が第一だと話した。" * 132, 9, 11),  # 357
            ("word " * 2300, 10, 10),
        ],
    )
    def test_take_as_long_to_read_as_was_measured(self, text: str, least: int, most: int) -> None:
        assert least <= minutes_to_read(count_words(text)) <= most
