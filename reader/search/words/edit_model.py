"""How likely it is that one word was typed where another was meant.

The chances are those of a naive Bayes over the slips people make: they need no scale of their own,
only to be right relative to one another, because a passage is weighed by their logarithm.
"""

from __future__ import annotations

import re

from rapidfuzz import distance as distances

SAME = 1.0
BEGUN = 0.8
"""The word being typed is the beginning of this one."""
ENDING = 0.16
"""Another ending: up to three letters more than was typed."""
STUB = 0.1
"""A finished word of the query is the beginning of this one."""
FORM = 0.05
"""Another form of the same word, made by a usual ending."""
STEM = 0.008
"""Another ending, whatever it is, in the place of the typed one."""
ALIAS = 0.5
"""Another spelling of the same name, from the alias file."""
SYNONYM = 0.005
"""A word of the same meaning, from the file of synonyms."""
INFLECTED = 0.5
"""How much less likely another form of a synonym is."""
NUMBER = 0.3
"""A figure for a number word, or the other way round."""
JOINED = 0.1
"""Two words of the query written as one."""

RUN_TOGETHER = 0.02
"""One word of the query written for two, among all that these two could be written as."""

LONGEST_ENDING = 3
"""How many letters longer than typed a word with another ending may be."""
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
"""Each small number's other way of being written."""


def letters_allowed(typed: str) -> int:
    """How many letters may be wrong in a finished word as long as `typed`."""
    return 0 if len(typed) < 3 else 1 if len(typed) < 6 else 2


def head_lengths(typed: str) -> tuple[int, ...]:
    """The lengths of the word beginnings to compare a word being typed with."""
    size = len(typed)
    return () if size < 4 else (size,) if size < 6 else (size, size + 1)


def letters_allowed_in_head(typed: str) -> int:
    """How many letters may be wrong in a word that is being typed."""
    return 1 if len(typed) < 8 else 2


def misspelt(typed: str, word: str, distance: int) -> float:
    """The chance of `typed` for `word`, `distance` slips of the finger apart."""
    chance = _BY_DISTANCE[distance]
    if distance and typed[0] != word[0]:
        chance *= _OTHER_FIRST_LETTER
    if distance and len(typed) <= 3:
        chance *= _SHORT
    return chance


def stem(typed: str) -> str:
    """What another ending leaves of a word; empty for a short one that is no plural."""
    if len(typed) >= 6:
        return typed[: max(5, len(typed) - 3)]
    return typed[:-1] if len(typed) > 3 and typed.endswith("s") else ""


def root(word: str) -> str:
    """What is left of a word without a usual ending: the same for most of its forms."""
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
            best = max(best, BEGUN)
        elif len(typed) >= SHORTEST_STUB:
            best = max(best, ENDING if longer <= LONGEST_ENDING else STUB)
    begun = stem(typed)
    if begun and longer <= LONGEST_ENDING and word.startswith(begun):
        best = max(best, STEM)
    if root(typed) == root(word):
        best = max(best, FORM)
    allowed = letters_allowed(typed)
    distance = distances.OSA.distance(typed, word, score_cutoff=allowed)
    if distance <= allowed:
        best = max(best, misspelt(typed, word, distance))
    if typing:
        best = max([best, *(_head_chance(typed, word[:size]) for size in head_lengths(typed))])
    return best


def _head_chance(typed: str, head: str) -> float:
    allowed = letters_allowed_in_head(typed)
    distance = distances.OSA.distance(typed, head, score_cutoff=allowed)
    return BEGUN * misspelt(typed, head, distance) if distance <= allowed else 0.0
