"""The seed articles as passages, the way a library would cut them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from reader.search import Index, Passage
from reader.text import paragraphs

if TYPE_CHECKING:
    from pathlib import Path

SPEAKERS = {
    "Zakharova": "Maria Zakharova",
    "she": "Maria Zakharova",
    "Peskov": "Dmitry Peskov",
    "Merz": "Friedrich Merz",
    "Manturov": "Denis Manturov",
    "Biden": "Joe Biden",
    "Putin": "Vladimir Putin",
    "he": "Vladimir Putin",
}


def cut(article: str, text: str, source: str = "seed") -> list[Passage]:
    """Each paragraph, and each quotation in it with who is named first after it or before."""
    found = []
    for paragraph in paragraphs(text):
        words = paragraph.of(text)
        kind = "text" if found else "title"
        found.append(Passage(article, paragraph.start, paragraph.end, kind, words, source=source))
        for match in re.finditer("“([^”]+)”", words):
            start, end = paragraph.start + match.start(1), paragraph.start + match.end(1)
            named = re.findall("|".join(rf"\b{name}\b" for name in SPEAKERS), words[match.end() :])
            named += re.findall("|".join(rf"\b{name}\b" for name in SPEAKERS), words)
            speaker = SPEAKERS[named[0]] if named else ""
            quoted = Passage(article, start, end, "quotation", match[1], speaker, source=source)
            found.append(quoted)
    return found


@pytest.fixture(scope="session")
def stored(seeds: Path) -> str:
    """The text of the seed articles."""
    return next(seeds.glob("*.txt")).read_text("utf-8")


@pytest.fixture(scope="session")
def passages(stored: str) -> list[Passage]:
    return cut("seed", stored)


@pytest.fixture(scope="session")
def index(passages: list[Passage]) -> Index:
    """Must not be changed."""
    return Index.build(passages)
