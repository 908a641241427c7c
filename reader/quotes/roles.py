"""What the words around a name say its bearer is: "Kremlin spokesman", "a retired teacher"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.quotes.mentions import Mention
    from reader.quotes.tokens import Line

_BEFORE = frozenset({"role", "adj", "thing", "cap", "w", "'s", "speech"})
_ASIDE = 16
"""Tokens an apposition may have."""
_ENDS = frozenset({",", ".", "quote", "(", ";", "-", "who"})
_VERBS = frozenset(
    {"say", "write", "tell", "call", "think", "verb", "be", "have", "do", "pron", "they"}
)


def role_before(line: Line, mention: Mention, title: int) -> tuple[int, int] | None:
    """The tokens of a role that leads up to a name, whose `title` first words are its title."""
    tags = line.tags
    start = mention.first
    noun = title > 0
    while start and tags[start - 1] in _BEFORE:
        if not noun and tags[start - 1] != "role":
            break
        noun = True
        start -= 1
    while start < mention.first and tags[start] == "'s":
        start += 1
    if title and start > 2 and tags[start - 2 : start] == ["of", "det"]:  # "Leader of the House"
        start -= 3
    end = mention.first + title
    return (start, end) if noun and start < end else None


def role_after(line: Line, mention: Mention) -> tuple[int, int] | None:
    """The tokens of an apposition that follows a name: ", a retired teacher,"."""
    tags, count = line.tags, len(line.tags)
    start = mention.last + 1
    if start < count and tags[start] == "(":
        while start < count and tags[start] != ")":
            start += 1
        start += 1
    if start + 1 >= count or tags[start] != ",":
        return None
    start += 1
    if tags[start] == "num" and tags[start + 1 : start + 2] == [","]:
        start += 2
    end = start
    while (
        end < count and end - start < _ASIDE and tags[end] not in _ENDS and tags[end] not in _VERBS
    ):
        end += 1
    while end > start and tags[end - 1] in ("and", "adv", "of", "for", "in", "at"):
        end -= 1
    noun = _head(tags, start, end)
    if (noun < 0 and tags[end - 1 : end] != ["thing"]) or (end < count and tags[end] in _VERBS):
        return None
    if start < end and tags[start] in ("det", "a"):
        start += 1
    return (start, end)


def _head(tags: list[str], start: int, end: int) -> int:
    """The token of the first noun for people before any preposition or conjunction, or -1."""
    for index in range(start, end):
        if tags[index] == "role":
            return index
        if tags[index] in (
            "of",
            "for",
            "in",
            "and",
            "to",
            "with",
            "on",
            "at",
            "from",
            "as",
            "by",
            "prep",
        ):
            return -1
    return -1


def role_across(line: Line, mention: Mention) -> tuple[int, int] | None:
    """The tokens of a role set off before a name: "his running mate, Mike Pence,"."""
    tags = line.tags
    end = mention.first - 1
    if end < 1 or tags[end] != "," or tags[end - 1] != "role":
        return None
    start = end - 1
    while start and tags[start - 1] in _BEFORE:
        start -= 1
    owned = "'s" in tags[start:end]
    return (start, end) if owned or (start and tags[start - 1] in ("poss", "det", "a")) else None
