"""The words the engine knows, read from the data files when first needed."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

PRONOUNS = {
    "he": "m",
    "his": "m",
    "him": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "herself": "f",
}
"""Pronouns for one person and the sex they tell."""
_VOWELS = "aeiou"
_DOUBLING = frozenset({"admit", "deadpan", "quip", "refer", "submit"})
"""Longer verbs whose last consonant is doubled: "admitted"."""
_OPEN = frozenset({"open"})
"""Short verbs whose last consonant is not."""


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of a data file that are neither blank nor comments."""
    text = files("reader.quotes").joinpath("data", name).read_text("utf-8")
    return tuple(line for raw in text.splitlines() if (line := raw.strip()) and line[0] != "#")


@cache
def words(name: str) -> frozenset[str]:
    """Every word of a data file of plain words."""
    return frozenset(word for line in lines(name) for word in line.split())


@cache
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """The lines of a data file under each of its `[headings]`."""
    found: dict[str, list[str]] = {}
    for line in lines(name):
        if line.startswith("["):
            current = found.setdefault(line.strip("[]"), [])
        else:
            current.append(line)
    return {heading: tuple(entries) for heading, entries in found.items()}


def plural(noun: str) -> str:
    """The regular plural of a noun, and that of "-man"."""
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


def inflect(lemma: str) -> tuple[str, str, str]:
    """The regular third person, past and -ing form of a verb."""
    third = plural(lemma) if not lemma.endswith("man") else lemma + "s"
    if lemma.endswith("e"):
        return third, lemma + "d", (lemma if lemma.endswith("ee") else lemma[:-1]) + "ing"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return third, lemma[:-1] + "ied", lemma + "ing"
    if lemma in _DOUBLING or _is_closed(lemma):
        return third, lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"
    return third, lemma + "ed", lemma + "ing"


def _is_closed(lemma: str) -> bool:
    """Whether a short verb ends in one vowel and one consonant: "nod", "snap"."""
    short = len(lemma) <= 4 and lemma not in _OPEN
    return short and lemma[-1] in "bdgmnprt" and lemma[-2] in _VOWELS and lemma[-3] not in _VOWELS


@cache
def cues() -> dict[str, tuple[str, str]]:
    """Every form of every reporting verb: its class and its lemma."""
    forms: dict[str, tuple[str, str]] = {}
    for kind, entries in sections("cues.txt").items():
        for entry in entries:
            lemma, *irregular = entry.split()
            third, past, ing = inflect(lemma)
            for form in (lemma, third, ing, *(irregular or [past])):
                forms.setdefault(form, (kind, lemma))
    return forms


@cache
def roles() -> frozenset[str]:
    """Nouns for people who speak, singular and plural."""
    nouns = words("roles.txt")
    return nouns | {plural(noun) for noun in nouns}


@cache
def speaking_things() -> frozenset[str]:
    """Nouns for bodies and texts that speak, singular and plural."""
    nouns = words("sources.txt")
    return nouns | {plural(noun) for noun in nouns}


@cache
def bodies() -> frozenset[str]:
    """Words in lower case that are in the names of bodies and groups rather than of people."""
    return speaking_things() | words("bodies.txt") | (roles() - words("roles.txt"))


@cache
def firms() -> frozenset[str]:
    """Nouns for firms and the like, and those for somebody that firms go by as well."""
    return words("firms.txt") | words("firm_roles.txt")


@cache
def titles() -> dict[str, str]:
    """Words that may stand before a name, and the sex they tell ("m", "f" or "")."""
    pairs = (line.split() for line in lines("titles.txt"))
    return {pair[0]: pair[1] if len(pair) > 1 else "" for pair in pairs}


@cache
def first_names() -> dict[str, str]:
    """First names and the sex they tell, "m" or "f"."""
    return _section_of_words("first_names.txt")


@cache
def sexes() -> dict[str, str]:
    """Nouns for people and the sex they tell, "m" or "f"."""
    return _section_of_words("sexes.txt")


def _section_of_words(name: str) -> dict[str, str]:
    found = sections(name).items()
    return {word: section for section, rows in found for row in rows for word in row.split()}


@cache
def nations() -> dict[str, str]:
    """Lower-case names, adjectives and capitals of countries, each with its country."""
    found = {}
    for line in lines("nations.txt"):
        country, adjectives = line.split(": ")
        for word in (country, *adjectives.split(", ")):
            found[word.lower()] = country
    return found


@cache
def speech_nouns() -> frozenset[str]:
    """Nouns for an act of speech, singular and plural."""
    nouns = words("speech_nouns.txt")
    return nouns | {plural(noun) for noun in nouns}


@cache
def naming() -> dict[str, str]:
    """Words around titles, names and terms in quotation marks, each with its class."""
    found = {}
    for kind, rows in sections("naming.txt").items():
        for word in (word for row in rows for word in row.split()):
            found[word] = kind
            found.setdefault(plural(word), kind)
    return found


@cache
def full_titles() -> dict[str, str]:
    """Abbreviated titles and what they stand for."""
    return dict(line.split(maxsplit=1) for line in lines("title_abbreviations.txt"))
