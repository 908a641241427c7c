"""Texts to try what reads texts on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

if TYPE_CHECKING:
    from reader.model import Span

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
