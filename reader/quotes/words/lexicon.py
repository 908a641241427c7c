"""The word lists of `reader/quotes/data`, each read when first needed."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from reader.quotes.words.inflection import inflect, plural, with_plurals

PRONOUN_SEX = {
    **dict.fromkeys(("he", "his", "him", "himself"), "m"),
    **dict.fromkeys(("she", "her", "herself"), "f"),
}
"""Pronouns for one person and the sex they tell."""
ONE = frozenset({"one", "another"})
"""Words for one person that are no nouns."""


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


@cache
def section(name: str, heading: str) -> frozenset[str]:
    """The words under one heading of a data file."""
    return frozenset(word for row in sections(name)[heading] for word in row.split())


@cache
def cues() -> dict[str, tuple[str, str]]:
    """Every form of every reporting verb, with its class and its lemma."""
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
    return with_plurals(words("roles.txt"))


@cache
def speaking_things() -> frozenset[str]:
    """Nouns for organisations and texts that speak, singular and plural."""
    return with_plurals(words("speaking_things.txt"))


@cache
def organisations() -> frozenset[str]:
    """Lower-case words in the names of organisations and groups rather than of people."""
    return speaking_things() | words("organisations.txt") | (roles() - words("roles.txt"))


def means_one_person(noun: str) -> bool:
    """Whether a lower-case noun, or "one", is for one person."""
    known = noun.removeprefix("ex-") in words("roles.txt")
    return (known or noun.endswith("-old") or noun in ONE) and noun not in words("collectives.txt")


@cache
def firms() -> frozenset[str]:
    """Nouns for firms and the like, those among them that can mean a person too: "the operator"."""
    return words("firms.txt") | words("firm_roles.txt")


@cache
def titles() -> dict[str, str]:
    """Titles, which stand before a name, each with the sex it tells: "m", "f" or ""."""
    pairs = (line.split() for line in lines("titles.txt"))
    return {pair[0]: pair[1] if len(pair) > 1 else "" for pair in pairs}


@cache
def first_names() -> dict[str, str]:
    """First names, each with the sex it tells, "m" or "f"."""
    return _section_of_words("first_names.txt")


@cache
def sexes() -> dict[str, str]:
    """Nouns for people, each with the sex it tells, "m" or "f"."""
    return _section_of_words("sexes.txt")


def _section_of_words(name: str) -> dict[str, str]:
    """Every word of a data file with the heading it stands under."""
    found = sections(name).items()
    return {word: section for section, rows in found for row in rows for word in row.split()}


@cache
def nations() -> dict[str, str]:
    """Names, adjectives and capitals of countries in lower case, each with its country."""
    found = {}
    for line in lines("nations.txt"):
        country, adjectives = line.split(": ")
        for word in (country, *adjectives.split(", ")):
            found[word.lower()] = country
    return found


@cache
def speech_nouns() -> frozenset[str]:
    """Nouns for an act of speech, singular and plural."""
    return with_plurals(words("speech_nouns.txt"))


@cache
def naming_words() -> dict[str, str]:
    """Words before or behind a title, name or term in quotation marks, each with its class."""
    found = {}
    for kind, rows in sections("naming_words.txt").items():
        for word in (word for row in rows for word in row.split()):
            found[word] = kind
            found.setdefault(plural(word), kind)
    return found


@cache
def full_titles() -> dict[str, str]:
    """Abbreviated titles, each with the title in full."""
    return dict(line.split(maxsplit=1) for line in lines("title_abbreviations.txt"))
