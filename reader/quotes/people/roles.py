"""What the words around a name say it is: in which role, or that it is an organisation."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reader.quotes.words import lexicon

if TYPE_CHECKING:
    from reader.quotes.words.mentions import Mention
    from reader.quotes.words.tokens import Tokens

_BEFORE = frozenset({"role", "adj", "thing", "cap", "w", "'s", "speech"})
_ASIDE = 16
"""Tokens an apposition may have."""
_ENDS = frozenset({",", ".", "quote", "(", ";", "-", "who"})
_LINKS = frozenset({"of", "for", "in", "and", "to", "with", "on", "at", "from", "as", "by", "prep"})
_VERBS = frozenset(
    {"say", "write", "tell", "call", "think", "verb", "be", "have", "do", "pron", "they"}
)
_APPOSED = 16
"""Tokens from a noun for organisations to the comma before the name it stands for."""
_NOUN = 6
"""Words of a description up to its noun."""
_CLOSING = frozenset({".", ",", "quote"})
_BEFORE_NOUN = frozenset({"thing", "w", "adj"})
_AFTER_NOUN = frozenset(
    [",", ".", "of", "that", "which", "who", "for", "in", "from", "at", "with", "based", "behind"]
)


def role_before(mention: Mention, title: int) -> tuple[int, int] | None:
    """The tokens of a role that leads up to a name, whose `title` first words are its title."""
    tags = mention.tokens.tags
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


def role_after(mention: Mention) -> tuple[int, int] | None:
    """The tokens of an apposition that follows a name: ", a retired teacher,"."""
    tags, count = mention.tokens.tags, len(mention.tokens.tags)
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
    stop = min(count, start + _ASIDE)
    while end < stop and tags[end] not in _ENDS and tags[end] not in _VERBS:
        end += 1
    while end > start and tags[end - 1] in ("and", "adv", "of", "for", "in", "at"):
        end -= 1
    noun = _is_role(tags[start:end]) or tags[end - 1 : end] == ["thing"]
    if not noun or (end < count and tags[end] in _VERBS):
        return None
    if start < end and tags[start] in ("det", "a"):
        start += 1
    return (start, end)


def _is_role(tags: list[str]) -> bool:
    """Whether a noun for people stands before any preposition or conjunction."""
    return next((tag == "role" for tag in tags if tag == "role" or tag in _LINKS), False)


def role_across(mention: Mention) -> tuple[int, int] | None:
    """The tokens of a role set off before a name: "his running mate, Mike Pence,"."""
    tags = mention.tokens.tags
    end = mention.first - 1
    if end < 1 or tags[end] != "," or tags[end - 1] != "role":
        return None
    start = end - 1
    while start and tags[start - 1] in _BEFORE:
        start -= 1
    owned = "'s" in tags[start:end]
    return (start, end) if owned or (start and tags[start - 1] in ("poss", "det", "a")) else None


def is_introduced_as_organisation(mention: Mention) -> bool:
    """Whether a noun for organisations is set off before a name or behind it.

    "The club, Athletic House, says"; of what is no first name also "The firm that built it, Lumo,"
    and "Lumo, a small bus firm from Riga,".
    """
    tokens = mention.tokens
    tags, comma, behind = tokens.tags, mention.first - 1, mention.last + 1
    person = tokens.words[mention.first].lower() in lexicon.first_names()
    if not person and tags[behind : behind + 2] == [",", "a"] and _opens(tokens, behind + 2):
        return True
    if comma < 2 or tags[comma] != "," or tags[behind : behind + 1] != [","]:
        return False
    start, least = comma - 1, max(0, comma - _APPOSED)
    if tokens.words[start].lower() in _nouns():
        while start and tags[start] in _BEFORE_NOUN:
            start -= 1
        return tags[start] == "det" and (not start or tags[start - 1] in _CLOSING)
    while start > least and tags[start] not in _CLOSING:
        start -= 1
    start += tags[start] in _CLOSING
    return not person and tokens.words[start] in ("The", "the") and _opens(tokens, start + 1)


def _opens(tokens: Tokens, start: int) -> bool:
    """Whether a description begins with a noun for organisations: "regional bus company from"."""
    words = tokens.words[start : start + _NOUN]
    noun = next((n for n, word in enumerate(words) if word in _AFTER_NOUN), 0)
    return noun > 0 and words[noun - 1] in _nouns()


@cache
def _nouns() -> frozenset[str]:
    """Nouns for organisations, firms among them."""
    return lexicon.organisations() | lexicon.firms()
