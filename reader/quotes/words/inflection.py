"""Regular English inflection: the plural of a noun, the forms of a verb."""

from __future__ import annotations

_VOWELS = "aeiou"
_DOUBLING = frozenset({"admit", "deadpan", "quip", "refer", "submit"})
"""Longer verbs whose last consonant is doubled: "admitted"."""
_NOT_DOUBLING = frozenset({"open"})
"""Short verbs whose last consonant is not."""


def plural(noun: str) -> str:
    """The plural of a noun by rule; "-men" for "-man"."""
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


def with_plurals(nouns: frozenset[str]) -> frozenset[str]:
    """Nouns in the singular and the plural."""
    return nouns | {plural(noun) for noun in nouns}


def inflect(lemma: str) -> tuple[str, str, str]:
    """The third person, past and -ing form of a verb by rule."""
    third = plural(lemma) if not lemma.endswith("man") else lemma + "s"
    if lemma.endswith("e"):
        return third, lemma + "d", (lemma if lemma.endswith("ee") else lemma[:-1]) + "ing"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return third, lemma[:-1] + "ied", lemma + "ing"
    if lemma in _DOUBLING or _is_closed(lemma):
        return third, lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"
    return third, lemma + "ed", lemma + "ing"


def _is_closed(lemma: str) -> bool:
    """Whether a verb is short and ends in one vowel and one consonant: "nod", "snap"."""
    short = len(lemma) <= 4 and lemma not in _NOT_DOUBLING
    return short and lemma[-1] in "bdgmnprt" and lemma[-2] in _VOWELS and lemma[-3] not in _VOWELS
