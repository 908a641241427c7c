"""The edit model: how likely it is that one word was typed where another was meant.

The chances are those of a naive Bayes over the edits people make: they need no scale of their own,
only to be right relative to one another, because a passage is weighed by their logarithm.
"""

from __future__ import annotations

import re

from rapidfuzz import distance as distances

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

LONGEST_ENDING = 3
"""How many letters longer than typed the word meant may be for having another ending."""
SHORTEST_STUB = 3
"""How many letters a finished word needs to be read as the beginning of another."""

_ENDING = re.compile("(?:(?:i|e?)(?:ly|e[drs]|ers)|ings?|s|y|e)$")
_VOWEL = re.compile("[aeiouy]")
_SHORTEST_ROOT = 3

_BY_DISTANCE = (1.0, 0.005, 0.0001)
_OTHER_FIRST_LETTER = 0.1
_SHORT = 0.3

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


def edits_allowed(typed: str) -> int:
    """How many edits a finished word as long as `typed` may be away from the word meant."""
    return 0 if len(typed) < 3 else 1 if len(typed) < 6 else 2


def prefix_lengths(typed: str) -> tuple[int, ...]:
    """How long the prefixes of known words are that a word still being typed is compared with."""
    size = len(typed)
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


def chance(typed: str, word: str, typing: bool = False) -> float:
    """The chance that `typed` stands for `word`; `typing` where it may not be finished."""
    if typed == word:
        return SAME
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
    allowed = edits_allowed(typed)
    distance = distances.OSA.distance(typed, word, score_cutoff=allowed)
    if distance <= allowed:
        best = max(best, misspelling(typed, word, distance))
    if typing:
        best = max([best, *(_prefix_chance(typed, word[:size]) for size in prefix_lengths(typed))])
    return best


def is_plausible(typed: str, word: str, typing: bool = False) -> bool:
    """Whether `typed` may mean `word`; `typing` where it may not be finished."""
    return chance(typed, word, typing) >= PLAUSIBLE


def _prefix_chance(typed: str, prefix: str) -> float:
    allowed = edits_allowed_in_prefix(typed)
    distance = distances.OSA.distance(typed, prefix, score_cutoff=allowed)
    return UNFINISHED * misspelling(typed, prefix, distance) if distance <= allowed else 0.0
