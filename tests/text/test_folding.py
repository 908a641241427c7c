"""What is compared of a text."""

from __future__ import annotations

from hypothesis import given

from reader.text import fold
from tests.text.samples import ANY


class TestFold:
    def test_forgets_case_accents_quotes_and_dashes(self) -> None:
        assert fold("“Él” — it’s STRASSE") == fold('"el" - it\'s straße')

    @given(ANY)
    def test_changes_nothing_a_second_time_in_plain_letters(self, text: str) -> None:
        plain = "".join(c for c in text if c.isascii())
        assert fold(fold(plain)) == fold(plain)
