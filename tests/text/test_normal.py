"""The one normal form, and the way back from it."""

from __future__ import annotations

from itertools import chain
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Span
from reader.text import is_normal, normal_form, normalized
from tests.text.samples import ANY, AWKWARD

STORY = "Zoë Çelik said: “Việt Nam’s café, in Tromsø — 한글, हिन्दी क़, ガ.”\nThe naïve mayor left."
LETTERS = st.text(
    st.sampled_from(
        "ab é\u0301\u0323\u0302\u200b\xad\xa0\u3000\ufe0f\n\tक़\u0915\u093c한\u1112\u1161\u11ab"
    )
)
"""Letters, marks, spaces and what is not drawn, close together."""


def spread(text: str, between: str) -> str:
    return "".join(f"{char}{between}" if char.isalpha() else char for char in text)


FORMS = {
    "composed": STORY,
    "decomposed": normalize("NFD", STORY),
    "soft hyphens": spread(STORY, "\xad"),
    "decomposed, zero-width spaces": spread(normalize("NFD", STORY), "\u200b"),
    "joiners": spread(STORY, "\u2060"),
    "a BOM, and directions": f"\ufeff\u202b{STORY}\u202c",
    "no-break spaces": STORY.replace(" ", "\xa0"),
    "ideographic spaces": STORY.replace(" ", "\u3000"),
    "tabs": STORY.replace(" ", "\t"),
    "double spaces": STORY.replace(" ", "  "),
    "spaces around a space that is not seen": STORY.replace(" ", " \u200b\u2009"),
}


@pytest.mark.parametrize("form", FORMS)
def test_all_forms_of_a_text_are_one(form: str) -> None:
    assert normal_form(FORMS[form]) == normalize("NFC", STORY)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_words_are_found_in_all_forms(form: str) -> None:
    text = FORMS[form]
    made = normalized(text)
    for word in ("Zoë Çelik", "naïve mayor", "हिन्दी", "ガ"):
        start = made.text.index(normalize("NFC", word))
        span = made.source(Span(start, start + len(normalize("NFC", word))))
        assert normal_form(span.of(text)) == normalize("NFC", word)
        assert span.of(text)[0] == text[span.start] != "\xad"


@pytest.mark.parametrize(
    "text", ["", "Plain.", "“Curly” — naïve", "市长宣布。", "Line\n\nline\r\nline", "हिन्दी"]
)
def test_a_text_in_normal_form_stays_the_same_object(text: str) -> None:
    assert normalized(text).text is text
    assert is_normal(text)
    assert normalized(text).source(Span(0, len(text))) == Span(0, len(text))


def test_lines_stay_lines() -> None:
    assert normal_form("a\xa0\n\u2003b\u2028c\r\nd") == "a \n b\u2028c\r\nd"


@pytest.mark.slow
def test_each_character_in_company_is_as_unicode_composes_it() -> None:
    codes = chain(
        range(0x3400), range(0xA000, 0xAC20), range(0xD780, 0x1F000), range(0xE0000, 0xE1001)
    )
    for char in map(chr, codes):
        alone = normal_form(char)
        assert alone in (normalize("NFC", char), " ", "")
        for text in (f"a{char}", f"e\u0301{char}", f"{char}\u0301", f"\u1112{char}\u11ab"):
            kept = text.replace(char, alone)
            assert normal_form(text) == normalize("NFC", kept)


@given(ANY | AWKWARD | LETTERS)
def test_a_second_time_changes_nothing(text: str) -> None:
    form = normal_form(text)
    assert normal_form(form) == form
    assert is_normal(form)


@given(ANY | AWKWARD | LETTERS)
def test_no_two_forms_of_unicode_differ(text: str) -> None:
    assert normal_form(normalize("NFD", text)) == normal_form(normalize("NFC", text))


@given(ANY | AWKWARD | LETTERS)
def test_the_offsets_cover_the_text_in_order(text: str) -> None:
    made = normalized(text)
    assert len(made.starts) == len(made.ends) == len(made.text) + 1
    assert made.starts[-1] == len(text)
    assert list(made.starts) == sorted(made.starts)
    assert list(made.ends) == sorted(made.ends)


@given(ANY | AWKWARD | LETTERS, st.data())
def test_a_span_leads_back_to_what_became_it(text: str, data: st.DataObject) -> None:
    made = normalized(text)
    size = len(made.text)
    start = data.draw(st.integers(0, size))
    end = data.draw(st.integers(start, size))
    found = normal_form(made.source(Span(start, end)).of(text))
    assert made.text[start:end] in found
    cuts_a_letter = (0 < start < size and made.starts[start] == made.starts[start - 1]) or (
        0 < end < size and made.starts[end] == made.starts[end - 1]
    )
    if not cuts_a_letter and start < end:
        assert found == made.text[start:end]
