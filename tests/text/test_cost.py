"""Reading a text costs no more than in proportion to its length, whatever is in it."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

import pytest

from reader.text import (
    count_words,
    ends_like_sentence,
    fold,
    normalized,
    paragraphs,
    sentences,
    showable,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Callable

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
    "one word, then a mark": lambda n: "a" * n + "\u0301",
    "words, then a mark": lambda n: "a " * (n // 2) + "\u0301",
    "letters with marks": lambda n: "e\u0301" * (n // 2),
    "spaces of many kinds": lambda n: "\xa0\u2003\u200b" * (n // 3),
    "ideographs": lambda n: "世。" * (n // 2),
    "Thai": lambda n: "ที่" * (n // 3) + "\xad",
}


def everything(text: str) -> None:
    fold(text)
    count_words(text)
    words(text)
    normalized(text)
    ends_like_sentence(text)
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
