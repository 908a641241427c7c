"""The plain words of a query as terms, those run together taken apart."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, starmap
from typing import TYPE_CHECKING

from reader.search.words import edit_model
from reader.search.words.aliases import function_words
from reader.search.words.tokens import first_words, gram_size, is_unfinished, query_words

if TYPE_CHECKING:
    from reader.search.segments.lexicon import Lexicon

_SHORTEST_SPLIT, _LONGEST_SPLIT = 5, 40
_TWICE, _GROUP = 2, 3
_SMALL = ("a", "i")
_TELLING = 3
"""How many letters a word being typed has before it may tell anything."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the query, with what must be known of it to expand it."""

    word: str
    typing: bool = False
    """Whether it is the last one and may not be finished."""
    joined: tuple[str, ...] = ()
    """The known words that it makes when written together with a neighbour."""

    @property
    def is_telling(self) -> bool:
        """Whether the word says what a text is about, as “the” and “and” do not."""
        known = function_words()
        begins_one = self.typing and len(self.word) < _TELLING
        return self.word not in known and not (
            begins_one and any(word.startswith(self.word) for word in known)
        )


def terms(text: str, lexicon: Lexicon) -> list[Term]:
    """The first words of `text` as terms; the last may be unfinished."""
    typed = first_words(query_words(text))
    found: list[Term] = []
    for place, word in enumerate(typed):
        typing = place == len(typed) - 1 and is_unfinished(text)
        around = pairwise(typed[max(0, place - 1) : place + 2])
        joined = tuple(filter(lexicon.frequency, starmap(_joined, around)))
        if pieces := _split(word, typing, lexicon):
            found += [Term(piece, joined=joined) for piece in pieces]
        else:
            found.append(Term(word, typing, joined))
    return found


def _joined(left: str, right: str) -> str:
    """Two words written as one; two numbers are none, except as 4,350 is 4350."""
    numbers = edit_model.figures(left) and edit_model.figures(right)
    grouped = left.isdigit() and right.isdigit() and len(right) == _GROUP >= len(left)
    return "" if numbers and not grouped else left + right


def _split(word: str, typing: bool, lexicon: Lexicon) -> tuple[str, str] | None:
    """The two words most likely run together in `word`; None where it is known or more likely a
    misspelling."""
    if len(word) > _LONGEST_SPLIT or lexicon.frequency(word):
        return None
    if gram_size(word[0]) or edit_model.figures(word):
        return _grouped(word, lexicon)
    if len(word) < _SHORTEST_SPLIT:
        return None
    if typing and _may_become_known(word, lexicon):
        return None
    expected, best = 0.0, None
    for cut in range(1, len(word)):
        left, right = word[:cut], word[cut:]
        if min(cut, len(right)) > 1 or left in _SMALL:
            one, other = lexicon.frequency(left), lexicon.frequency(right)
            likely = edit_model.RUN_TOGETHER * one * other / max(1, lexicon.living)
            if min(one, other) >= _TWICE and likely > expected:
                expected, best = likely, (left, right)
    misspelt = sum(
        edit_model.misspelling(word, near, far) * lexicon.frequency(near)
        for near, far in lexicon.near(word, edit_model.edits_allowed(word))
    )
    return best if expected > misspelt else None


def _grouped(word: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """The groups of digits of a number that is known as 4,350 alone."""
    left, right = word[:-_GROUP], word[-_GROUP:]
    known = word.isdigit() and len(left) <= _GROUP and left and lexicon.frequency(left)
    return (left, right) if known and lexicon.frequency(right) else None


def _may_become_known(word: str, lexicon: Lexicon) -> bool:
    """Whether a word being typed begins a known one, or nearly."""
    return bool(lexicon.frequency_from(word)) or any(
        lexicon.prefixes_near(word, size, edit_model.edits_allowed_in_prefix(word))
        for size in edit_model.prefix_lengths(word)
    )
