"""Other spellings of names, and synonyms, from files anyone may read and edit."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from itertools import chain
from typing import TYPE_CHECKING

from reader.search.words.tokens import words

if TYPE_CHECKING:
    from collections.abc import Mapping

_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("d", ""), ("ing", ""), ("ing", "e"))


def read_aliases(text: str) -> dict[str, tuple[str, ...]]:
    """Each word of a file of aliases with the other words on its lines; `#` begins a comment."""
    groups: dict[str, list[str]] = {}
    for line in text.splitlines():
        group = list(dict.fromkeys(words(line.partition("#")[0])))
        for word in group:
            others = groups.setdefault(word, [])
            others += [other for other in group if other not in (word, *others)]
    return {word: tuple(others) for word, others in groups.items()}


@cache
def shipped_aliases() -> Mapping[str, tuple[str, ...]]:
    """The other spellings of names that come with the program."""
    return read_aliases(files("reader.search").joinpath("aliases.txt").read_text("utf-8"))


@cache
def _shipped_synonyms() -> Mapping[str, tuple[str, ...]]:
    return read_aliases(files("reader.search").joinpath("synonyms.txt").read_text("utf-8"))


@cache
def function_words() -> frozenset[str]:
    """Words such as “the” and “and”, of many languages."""
    text = files("reader.search").joinpath("function_words.txt").read_text("utf-8")
    return frozenset(
        chain.from_iterable(words(line.partition("#")[0]) for line in text.splitlines())
    )


def synonyms(word: str) -> set[str]:
    """The plain forms of words that mean the same as `word`, which may be inflected itself."""
    plain = [word]
    plain += [word.removesuffix(end) + new for end, new in _ENDINGS if word.endswith(end)]
    return {other for form in plain for other in _shipped_synonyms().get(form, ())}
