"""How mentions make up noun phrases: which of them head one, and where a description ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.words import lexicon
from reader.quotes.words.mentions import NAME, PHRASE

if TYPE_CHECKING:
    from reader.quotes.words.mentions import Mention
    from reader.quotes.words.tokens import Tokens

_NOUNS = frozenset({"role", "thing"})
_MODIFIERS = frozenset({"role", "adj", "thing", "'s", "w"})
_OF = frozenset({"for", "of", "at", "from"})
_ENDS = frozenset({"cap", "thing", "role", "w"})
_BELOW = _ENDS | {"det", "a", "adj", "'s", "poss", "num"}
_COMPLEMENT = 10
"""Tokens of what a description is of or for."""
_AT = frozenset({"at", "from"})
_AMID = frozenset({"det", "adj", "w"})
"""Tags between such a link and a name."""


def heads(tokens: Tokens, mentions: list[Mention]) -> list[Mention]:
    """The mentions without the names that only modify another one, in order.

    In "Byron campaign spokesman Jan Novak" Byron says nothing, nor in "the Byron campaign", nor
    does Lovelace in "Jan Novak of Lovelace & Sons".
    """
    found: list[Mention] = []
    for mention in mentions:
        while found and found[-1].kind == NAME and _modifies(tokens, found[-1], mention):
            found.pop()
        if not (found and _belongs(tokens, mention, found[-1])):
            found.append(mention)
    return sorted(found, key=lambda mention: mention.first)


def _belongs(tokens: Tokens, name: Mention, head: Mention) -> bool:
    """Whether a name only tells where the mention before it belongs: "Ada Byron of Novak & Sons".

    Behind an office it may be its holder's: "Secretary of State Jan Novak", if it is not that of
    an organisation between commas: "The chair, Traders Union, Jan Novak".
    """
    office = head.words[-1].lower() in lexicon.roles()
    link, *others = tokens.tags[head.last + 1 : name.first] or [""]
    if (
        head.kind == PHRASE
        and office
        and link == ","
        and name.words[-1].lower() in lexicon.organisations()
    ):
        return not others and tokens.tags[name.last + 1 : name.last + 3] == [",", "cap"]
    if name.kind != NAME or not _AMID.issuperset(others):
        return False
    return link in _AT if office else head.kind == NAME and link in ("of", "at")


def _modifies(tokens: Tokens, name: Mention, head: Mention) -> bool:
    """Whether a name only modifies the noun or name behind it: "Byron campaign spokesman"."""
    if head.kind == PHRASE:
        return head.first <= name.first and tokens.tags[head.last] in _NOUNS
    between = tokens.tags[name.last + 1 : head.first]
    return head.kind == NAME and "role" in between and all(tag in _MODIFIERS for tag in between)


def phrase_end(tokens: Tokens, mention: Mention) -> int:
    """Where a description ends, with what it is of or for: "a spokesman for the union"."""
    tags, end = tokens.tags, mention.last
    if tags[end + 1 : end + 2] and tags[end + 1] in _OF:
        stop = min(len(tags), end + _COMPLEMENT)
        ahead = next((i for i in range(end + 2, stop) if tags[i] not in _BELOW), stop)
        while ahead > end + 2 and tags[ahead - 1] not in _ENDS:
            ahead -= 1
        end = ahead - 1 if ahead > end + 2 else end
    return tokens.ends[end]
