"""What a search overlooks in letters."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.search.words.folding import fold, fold_with_offsets


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Łódź Ørsted Đà Nẵng", "lodz orsted da nang"),
        ("cœur Ærø þing ðag straße", "coeur aero thing dag strasse"),
        ("İZMİR ılık I", "izmir ilik i"),
        ("٢٠٢٧ २०२७ ２０２７ ๒๐๒๗", "2027 2027 2027 2027"),
        ("كِتَــاب أحمد آخر ٱلله مكتبة علی", "كتاب احمد اخر الله مكتبه علي"),
        ("שָׁלוֹם", "שלומ"),
        ("Ἀθῆναι ΟΔΟΣ", "αθηναι οδοσ"),
        ("कि़ताब", "किताब"),
        ("ｶﾞﾗｽ ハ\u309a が", "ガラス パ が"),
        ("co\u00adop\u200berate\ufeff", "cooperate"),
    ],
)
def test_variants_of_letters_are_one(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(("one", "other"), [("か", "が"), ("ハ", "パ"), ("कि", "की"), ("ไม", "มา")])
def test_letters_are_not_taken_for_accents(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_composed_or_not_is_the_same(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert fold(composed) == fold(decomposed)


@given(st.text(st.sampled_from("aé\u0301か\u3099ﾞ ｶ\u200b\u00adßﬁकि़'’_")))
def test_offsets_lead_back(text: str) -> None:
    folded = fold_with_offsets(text)
    assert folded.text == fold(text)
    assert len(folded.starts) == len(folded.ends) == len(folded.text)
    assert all(
        0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True)
    )
    assert list(folded.starts) == sorted(folded.starts)


def test_a_letter_ends_behind_its_accents() -> None:
    folded = fold_with_offsets("xe\u0301\u00ad y")
    assert (folded.text, list(folded.ends)) == ("xe y", [1, 3, 5, 6])
