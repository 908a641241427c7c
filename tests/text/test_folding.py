"""What is compared of a text."""

from __future__ import annotations

from hypothesis import given

from reader.model import Span
from reader.text import fold, fold_with_offsets
from tests.text.samples import ANY


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
