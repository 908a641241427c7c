"""Whether a name is introduced as that of a firm, a club or another body."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reader.quotes import lexicon

if TYPE_CHECKING:
    from reader.quotes.mentions import Mention
    from reader.quotes.tokens import Line

_APPOSED = 16
"""Tokens from a noun for bodies to the comma before the name it stands for."""
_NOUN = 6
"""Words of a description up to its noun."""
_CLOSING = frozenset({".", ",", "quote"})
_BEFORE_NOUN = frozenset({"thing", "w", "adj"})
_AFTER_NOUN = frozenset(
    [",", ".", "of", "that", "which", "who", "for", "in", "from", "at", "with", "based", "behind"]
)


def is_said_to_be_body(line: Line, mention: Mention) -> bool:
    """Whether a noun for bodies is set off before a name or behind it.

    "The club, Athletic House, says"; of what is no first name also "The firm that built it, Lumo,"
    and "Lumo, a small bus firm from Riga,".
    """
    tags, comma, behind = line.tags, mention.first - 1, mention.last + 1
    person = line.words[mention.first].lower() in lexicon.first_names()
    if not person and tags[behind : behind + 2] == [",", "a"] and _opens(line, behind + 2):
        return True
    if comma < 2 or tags[comma] != "," or tags[behind : behind + 1] != [","]:
        return False
    start, least = comma - 1, max(0, comma - _APPOSED)
    if line.words[start].lower() in _nouns():
        while start and tags[start] in _BEFORE_NOUN:
            start -= 1
        return tags[start] == "det" and (not start or tags[start - 1] in _CLOSING)
    while start > least and tags[start] not in _CLOSING:
        start -= 1
    start += tags[start] in _CLOSING
    return not person and line.words[start] in ("The", "the") and _opens(line, start + 1)


def _opens(line: Line, start: int) -> bool:
    """Whether a description begins with a noun for bodies: "regional bus company from"."""
    words = line.words[start : start + _NOUN]
    noun = next((n for n, word in enumerate(words) if word in _AFTER_NOUN), 0)
    return noun > 0 and words[noun - 1] in _nouns()


@cache
def _nouns() -> frozenset[str]:
    return lexicon.bodies() | lexicon.firms()
