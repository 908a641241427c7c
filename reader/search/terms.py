"""The plain words of a query as terms to be read."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reader.search.fold import words
from reader.search.readings import Term
from reader.search.slips import head_lengths, letters_allowed_in_head

if TYPE_CHECKING:
    from reader.search.lexicon import Lexicon

_MOST = 16
_SHORTEST_SPLIT, _LONGEST_SPLIT = 5, 40
_TWICE = 2
_SMALL = ("a", "i")
_OFTEN, _OFTEN_SHARE = 20, 0.01
"""Two words found in so many passages, and in this share of them, are run together more often than
a rare word is misspelt."""


def terms(text: str, lexicon: Lexicon) -> list[Term]:
    """The first words of `text`, those run together taken apart; the last may be unfinished."""
    typed = words(text)[:_MOST]
    found: list[Term] = []
    for place, word in enumerate(typed):
        typing = place == len(typed) - 1 and text[-1:].isalnum()
        around = pairwise(typed[max(0, place - 1) : place + 2])
        joined = tuple(filter(lexicon.frequency, (left + right for left, right in around)))
        if pieces := _split(word, typing, lexicon):
            found += [Term(piece, joined=joined) for piece in pieces]
        else:
            found.append(Term(word, typing, joined))
    return found


def _split(word: str, typing: bool, lexicon: Lexicon) -> tuple[str, str] | None:
    """The two words that `word`, unlike any known one, most likely is."""
    if not _SHORTEST_SPLIT <= len(word) <= _LONGEST_SPLIT or lexicon.frequency(word):
        return None
    if typing and _may_become_known(word, lexicon):
        return None
    cuts = [
        (word[:cut], word[cut:])
        for cut in range(1, len(word))
        if min(cut, len(word) - cut) > 1 or word[:cut] in _SMALL
    ]
    rarer, best = max(
        (min(lexicon.frequency(left), lexicon.frequency(right)), (left, right))
        for left, right in cuts
    )
    often = max(_OFTEN, int(_OFTEN_SHARE * lexicon.living))
    enough = often if lexicon.near(word, 1) else _TWICE
    return best if rarer >= enough else None


def _may_become_known(word: str, lexicon: Lexicon) -> bool:
    """Whether a word being typed begins a known one, or nearly."""
    return bool(lexicon.frequency_from(word)) or any(
        lexicon.heads_near(word, size, letters_allowed_in_head(word)) for size in head_lengths(word)
    )
