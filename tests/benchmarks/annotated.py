"""Articles of our own with the speaker written after each quotation, in braces.

`“We won,”{Ada Byron} she said.` is `“We won,” she said.`, and Ada Byron said it; `{-}` stands for
nobody. Articles of a file are divided by lines of `===`. All people in them are made up.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from reader.model import Quotation

_SPEAKER = re.compile(r"\{([^}]*)\}")
_NAMELESS = re.compile(r"\b(?:of|for|who|in|at)\b")


@dataclass(frozen=True, slots=True)
class Annotated:
    """One article, and who says what in it."""

    domain: str
    text: str
    speakers: tuple[tuple[int, str | None], ...]
    """(offset just after a quotation's closing mark, its speaker or None for nobody)."""


def read_articles(folder: Path) -> list[Annotated]:
    """The articles of all files of a folder."""
    return [
        _read(path.stem, part.strip())
        for path in sorted(folder.glob("*.txt"))
        for part in path.read_text("utf-8").split("\n===\n")
    ]


def _read(domain: str, marked: str) -> Annotated:
    text, position, speakers = "", 0, []
    for match in _SPEAKER.finditer(marked):
        text += marked[position : match.start()]
        position = match.end()
        speakers.append((len(text), None if match[1] == "-" else match[1]))
    return Annotated(domain, text + marked[position:], tuple(speakers))


def pairs(
    article: Annotated, quotations: Iterable[Quotation]
) -> Iterator[tuple[str | None, Quotation | None]]:
    """Each true speaker of an article with the quotation that was found there, if one was."""
    found = {quotation.end: quotation for quotation in quotations}
    for offset, speaker in article.speakers:
        ends = (end for end in range(offset - 2, offset + 1) if end in found)
        yield speaker, found.get(next(ends, -1))


def same_speaker(expected: str | None, found: str | None) -> bool:
    """Whether two speakers are the same: their last names agree and their first do not differ.

    Of a description ("a spokesman for the union") its noun has to agree.
    """
    if expected is None or found is None:
        return expected is found
    left, right = _words(expected), _words(found)
    if not left or not right or left[-1] != right[-1]:
        return False
    named = expected.split()[0][0].isupper() and len(left) > 1 and len(right) > 1
    return not named or left[0][0] == right[0][0]


def in_full(expected: str | None, found: str | None) -> bool:
    """Whether two speakers are named by the same words, apart from an article before them."""
    if expected is None or found is None:
        return expected is found
    return _bare(expected) == _bare(found)


def _bare(name: str) -> list[str]:
    return [word for word in name.casefold().split() if word not in ("the", "a", "an")]


def _words(name: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", _NAMELESS.split(name)[0]).casefold()
    kept = "".join(char for char in folded if not unicodedata.combining(char))
    return [word for word in re.findall(r"[\w-]+", kept) if word not in ("the", "a", "an", "dr")]
