"""The edit model: how likely it is that one word was typed where another was meant.

The chances are those of a naive Bayes over the edits people make: they need no scale of their own,
only to be right relative to one another, because a passage is weighed by their logarithm.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import distance as distances

from reader.search.words.tokens import gram_size, is_fragment

SAME = 1.0
"""The chance of a word typed as it is."""
UNFINISHED = 0.8
"""The chance that a word still being typed is the beginning of the word meant."""
ENDING = 0.16
"""The chance that the word meant has up to `LONGEST_ENDING` letters more than was typed."""
STUB = 0.1
"""The chance that a finished word is the beginning of a much longer one."""
INFLECTION = 0.05
"""The chance of another form of the word meant, made by a usual ending."""
STEM = 0.008
"""The chance that the word meant has some other ending in the place of the one typed."""
ALIAS = 0.5
"""The chance of another spelling of the same name, from the file of aliases."""
PART = 0.02
"""The chance that the word typed is the last part of the longer one meant: Becken, Stadtbecken."""
INNER_PART = 0.01
"""The chance that the word typed is a part in the middle of the one meant."""
SYNONYM = 0.005
"""The chance of a word of the same meaning, from the file of synonyms."""
INFLECTED_SYNONYM = SYNONYM * 0.5
"""The chance of another form of a word of the same meaning."""
NUMBER = 0.3
"""The chance of a figure for a number word, or the other way round."""
JOINED = 0.1
"""The chance that two words of the query are one word of the passage."""
RUN_TOGETHER = 0.02
"""The chance that two words of the passage were typed as one, among all ways to type them."""
PLAUSIBLE = 0.0001
"""The chance from which a word may be said to mean another."""
SLIP = 0.009
"""With a chance below, a word is read as another, not as a form or a part of it."""

LONGEST_ENDING = 3
"""How many letters longer than typed the word meant may be for having another ending."""
SHORTEST_STUB = 3
"""How many letters a finished word needs to be read as the beginning of another."""
SHORTEST_PART = 4
"""How many letters a word needs to be read as a part of another that is not its beginning."""

_ENDING = re.compile("(?:(?:i|e?)(?:ly|e[drs]|ers)|ings?|s|y|e)$")
_VOWEL = re.compile("[aeiouy]")
_SHORTEST_ROOT = 3

_BY_DISTANCE = (1.0, 0.005, 0.0001)
_OTHER_FIRST_LETTER = 0.1
_SHORT = 0.3

_ONE_SLIP = (0.0, 0.0, 0.0, 0.15, 0.33, 0.52, 0.65, 0.75, 0.85)
_TWO_SLIPS = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.33, 0.4, 0.5, 0.6)
"""How sure it is that a word of so many letters was meant to be the other."""
_SLIP_AT_START = 0.6
_NUMBER_BEGUN = 0.15
_LEAST_SURE = 0.25
_REST_OF_COMPOUND = 3
_OTHER_SCRIPT = re.compile(r"[^\W\d_a-z]")

_NUMBER_WORDS = {
    "zero": "0",
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "eleven": "11",
    "twelve": "12",
    "twenty": "20",
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "hundred": "100",
}
NUMBERS = _NUMBER_WORDS | {figure: word for word, figure in _NUMBER_WORDS.items()}
"""Number words with their figures, and figures with their words."""


def figures(word: str) -> str:
    """The digits of a word: one with others is another number and no misspelling."""
    return "" if word.isalpha() else "".join(filter(str.isdigit, word))


def edits_allowed(typed: str) -> int:
    """How many edits a finished word as long as `typed` may be away from the word meant."""
    if gram_size(typed[0]) or figures(typed) == typed:
        return 0
    return 0 if len(typed) < 3 else 1 if len(typed) < 6 else 2


def prefix_lengths(typed: str) -> tuple[int, ...]:
    """How long the prefixes of known words are that a word still being typed is compared with."""
    size = len(typed)
    if gram_size(typed[0]) or figures(typed):
        return ()
    return () if size < 4 else (size,) if size < 6 else (size, size + 1)


def edits_allowed_in_prefix(typed: str) -> int:
    """How many edits a word still being typed may be away from a prefix as long."""
    return 1 if len(typed) < 8 else 2


def misspelling(typed: str, word: str, distance: int) -> float:
    """The chance that `typed` is a misspelling of `word`, which is `distance` edits away."""
    chance = _BY_DISTANCE[distance]
    if distance and typed[0] != word[0]:
        chance *= _OTHER_FIRST_LETTER
    if distance and len(typed) <= 3:
        chance *= _SHORT
    return chance


def stem(typed: str) -> str:
    """The beginning of a word that any other ending would leave; empty for a short singular."""
    if len(typed) >= 6:
        return typed[: max(5, len(typed) - 3)]
    return typed[:-1] if len(typed) > 3 and typed.endswith("s") else ""


def root(word: str) -> str:
    """A word without its usual ending: the same for most of the word's forms."""
    bare = _ENDING.sub("", word)
    if len(bare) < _SHORTEST_ROOT or bare == word or not _VOWEL.search(bare):
        return word
    return bare[:-1] if len(bare) > _SHORTEST_ROOT and bare[-1] == bare[-2] else bare


def part_chance(typed: str, word: str) -> float:
    """The chance that `typed` is a part of the compound `word`, though not its beginning."""
    if len(typed) < SHORTEST_PART or figures(typed) or gram_size(typed[0]):
        return 0.0
    rest = 1 if _OTHER_SCRIPT.match(typed) else _REST_OF_COMPOUND
    if word.find(typed, rest) < 0:
        return 0.0
    return PART if word.endswith(typed) else INNER_PART


def chance(typed: str, word: str, typing: bool = False) -> float:
    """The chance that `typed` stands for `word`; `typing` where it may not be finished."""
    if typed == word:
        return SAME
    if gram_size(typed[0]):
        return SAME if is_fragment(typed) and word.startswith(typed) else 0.0
    numbered = figures(typed)
    if numbered and numbered != figures(word):
        begun = typing and word.startswith(typed)
        return NUMBER if NUMBERS.get(typed) == word else UNFINISHED if begun else 0.0
    best = form_chance(typed, word, typing)
    if typed in word:
        best = max(best, part_chance(typed, word))
    if numbered != figures(word):
        return best
    allowed = edits_allowed(typed)
    distance = distances.OSA.distance(typed, word, score_cutoff=allowed)
    if distance <= allowed:
        best = max(best, misspelling(typed, word, distance))
    if typing:
        best = max([best, *(_prefix_chance(typed, word[:size]) for size in prefix_lengths(typed))])
    return best


def form_chance(typed: str, word: str, typing: bool = False) -> float:
    """The chance that `word` is another form of `typed`, or begins with it."""
    best = NUMBER if NUMBERS.get(typed) == word else 0.0
    longer = len(word) - len(typed)
    if word.startswith(typed):
        if typing:
            best = max(best, UNFINISHED)
        elif len(typed) >= SHORTEST_STUB:
            best = max(best, ENDING if longer <= LONGEST_ENDING else STUB)
    begun = stem(typed)
    if begun and longer <= LONGEST_ENDING and word.startswith(begun):
        best = max(best, STEM)
    if root(typed) == root(word):
        best = max(best, INFLECTION)
    return best


def sureness(typed: str) -> tuple[tuple[float, float], ...]:
    """From which chance on how sure it is that `typed`, alone, means the word found: what is
    another word by one slip or two is so much less sure as `typed` is shorter."""
    size = len(typed)
    if figures(typed):
        return (0.0, 0.0), (SLIP, 1.0), (UNFINISHED, _NUMBER_BEGUN), (SAME, 1.0)
    one, two = _ONE_SLIP[min(size, len(_ONE_SLIP) - 1)], _TWO_SLIPS[min(size, len(_TWO_SLIPS) - 1)]
    slip = _BY_DISTANCE[1] * _SHORT
    return (0.0, two), (slip * _OTHER_FIRST_LETTER, one * _SLIP_AT_START), (slip, one), (SLIP, 1.0)


@lru_cache(maxsize=1 << 14)  # the words of a list are the same in line after line
def is_plausible(typed: str, word: str, typing: bool = False, *, alone: bool = False) -> bool:
    """Whether `typed` may mean `word`.

    `typing` where it may not be finished, `alone` where no other word supports that it does.
    """
    likely = chance(typed, word, typing)
    if likely >= SLIP or likely < PLAUSIBLE or not alone:
        return likely >= PLAUSIBLE
    return [sure for start, sure in sureness(typed) if likely >= start][-1] >= _LEAST_SURE


def _prefix_chance(typed: str, prefix: str) -> float:
    allowed = edits_allowed_in_prefix(typed)
    distance = distances.OSA.distance(typed, prefix, score_cutoff=allowed)
    return UNFINISHED * misspelling(typed, prefix, distance) if distance <= allowed else 0.0
