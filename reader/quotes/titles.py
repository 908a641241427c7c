"""Quotation marks around a name, a title or an inscription: nobody is said to have said it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reader.quotes import lexicon
from reader.quotes.features import shape_of

if TYPE_CHECKING:
    from reader.quotes.parsed import Parsed, Quote
    from reader.quotes.tokens import Line

_AS = frozenset({"as", "the", "a", "an"})
_NAMED = frozenset({"be", "w", "thing", "speech"})
"""Tags before the word for it."""
_TITLE = 10
"""Words a title has at most."""
_NEAR = 5
"""Tokens before such a name in which "what" tells that somebody gives it: "what locals called"."""
_BORNE = 10
"""Tokens back from the verb for words that stand on something to what bears them."""
_OTHERS = frozenset(
    {".", "quote", "cap", "role", "pron", "they", "me", "who", "say", "tell", "call"}
)
"""Tags between the two that tell of somebody who may speak."""
_NICKNAME = 3
"""Words a nickname inside a name has at most."""


def is_named(parsed: Parsed, quote: Quote) -> bool:
    """Whether the words before a quotation say that it names something or stands on something."""
    line, token = parsed.lines[quote.line], quote.token
    if quote.segment.end - quote.segment.start == 1:  # "the “X” painted on the wall"
        return True
    if token and line.words[token - 1].lower() == "so-called":
        return True
    if "".join(line.words[token + 1 : token + 2]) in _inscribed("marked"):
        return True
    if _has_name(line, token - 1) and line.tags[token + 1 : token + 2] != ["by"]:
        return True
    if line.tags[token - 1 : token + 2] == ["cap", "quote", "cap"] and _is_nickname(parsed, quote):
        return True
    while token > 1 and line.tags[token - 1] in (",", ":", "-"):
        token -= 1
    return token > 0 and (_is_borne(line, token - 1) or _is_work(parsed, quote, token - 1))


def _is_nickname(parsed: Parsed, quote: Quote) -> bool:
    """Whether what stands inside a name is a part of it: "Rodrigo “Dong” Catindig"."""
    shape = shape_of(parsed, quote)
    return shape.words == 1 or (shape.title == "T" and shape.words <= _NICKNAME)


def _has_name(line: Line, token: int) -> bool:
    """Whether something has a name that nobody gives it: "is known as the", "a law called"."""
    while token > 0 and (line.words[token].lower() in _AS or line.tags[token] == "adv"):
        token -= 1
    word = line.words[token].lower()
    if token < 1 or lexicon.naming().get(word) != "naming":
        return False
    while token > 1 and line.tags[token - 1] == "adv":  # "known locally as"
        token -= 1
    before = line.tags[token - 1]
    if before == ",":
        return word in _inscribed("behind a comma")
    if before == "be" and word == "named":  # "will be named “within days”"
        return False
    by_someone = "what" in line.words[max(0, token - _NEAR) : token]
    return before in _NAMED and not by_someone


def _is_borne(line: Line, token: int) -> bool:
    """Whether the words stand on something: "a banner reading", "a sign on her door that says"."""
    word = line.words[token]
    if word in _inscribed("put"):
        return True
    if word == "words" and token > 1 and line.words[token - 1] == "the":
        return line.words[token - 2] in _inscribed("before the words")
    if word not in _inscribed("bears"):
        return False
    for before in range(token - 1, max(-1, token - _BORNE), -1):
        if line.words[before] in _inscribed("bearer"):
            return True
        if line.tags[before] in _OTHERS:
            return False
    return False


def _is_work(parsed: Parsed, quote: Quote, token: int) -> bool:
    """Whether it is a title behind a noun for such works: "her memoir, “A Loaf and a Hymn”"."""
    line = parsed.lines[quote.line]
    if lexicon.naming().get(line.words[token]) != "work" or "call" in line.tags[token - 2 : token]:
        return False
    shape = shape_of(parsed, quote)
    return shape.title == "T" and shape.words <= _TITLE


@cache
def _inscribed(heading: str) -> frozenset[str]:
    """The words under a heading of `data/inscriptions.txt`, nouns in the plural as well."""
    words = [word for row in lexicon.sections("inscriptions.txt")[heading] for word in row.split()]
    plurals = map(lexicon.plural, words) if heading == "bearer" else ()
    return frozenset([*words, *plurals])
