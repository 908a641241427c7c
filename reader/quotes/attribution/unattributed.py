"""Which quotations are unattributed: a name, a title or an inscription in quotation marks."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reader.quotes.attribution.quotation_shape import shape_of
from reader.quotes.words import lexicon
from reader.quotes.words.inflection import with_plurals

if TYPE_CHECKING:
    from reader.quotes.words.parsing import ParsedQuotation
    from reader.quotes.words.tokens import Tokens

_AS = frozenset({"as", "the", "a", "an"})
_NAMED = frozenset({"be", "w", "thing", "speech"})
"""Tags before a word that says what something is called."""
_TITLE = 10
"""Words the title of a work has at most."""
_NEAR = 5
"""Tokens before a name in which "what" tells that somebody gives it: "what locals called"."""
_BORNE = 10
"""Tokens back from the verb for words that stand on something to what bears them."""
_OTHERS = frozenset(
    {".", "quote", "cap", "role", "pron", "they", "me", "who", "say", "tell", "call"}
)
"""Tags between the verb and what bears the words that tell of somebody who may speak."""
_NICKNAME = 3
"""Words a nickname inside a name has at most."""


def is_unattributed(quotation: ParsedQuotation) -> bool:
    """Whether the words before a quotation say that it names something or stands on something."""
    tokens, token = quotation.tokens, quotation.token
    if quotation.segment.end - quotation.segment.start == 1:  # "the “X” painted on the wall"
        return True
    if token and tokens.words[token - 1].lower() == "so-called":
        return True
    if "".join(tokens.words[token + 1 : token + 2]) in _inscribed("marked"):
        return True
    if _has_name(tokens, token - 1) and tokens.tags[token + 1 : token + 2] != ["by"]:
        return True
    inside_name = tokens.tags[token - 1 : token + 2] == ["cap", "quote", "cap"]
    if inside_name and _is_nickname(quotation):
        return True
    while token > 1 and tokens.tags[token - 1] in (",", ":", "-"):
        token -= 1
    return token > 0 and (_is_borne(tokens, token - 1) or _is_work(quotation, token - 1))


def _is_nickname(quotation: ParsedQuotation) -> bool:
    """Whether a quotation inside a name is a part of it: "Rodrigo “Dong” Catindig"."""
    shape = shape_of(quotation)
    return shape.words == 1 or (shape.title == "T" and shape.words <= _NICKNAME)


def _has_name(tokens: Tokens, token: int) -> bool:
    """Whether something has a name that nobody gives it: "is known as the", "a law called"."""
    while token > 0 and (tokens.words[token].lower() in _AS or tokens.tags[token] == "adv"):
        token -= 1
    word = tokens.words[token].lower()
    if token < 1 or lexicon.naming_words().get(word) != "naming":
        return False
    while token > 1 and tokens.tags[token - 1] == "adv":  # "known locally as"
        token -= 1
    before = tokens.tags[token - 1]
    if before == ",":
        return word in _inscribed("behind a comma")
    if before == "be" and word == "named":  # "will be named “within days”"
        return False
    by_someone = "what" in tokens.words[max(0, token - _NEAR) : token]
    return before in _NAMED and not by_someone


def _is_borne(tokens: Tokens, token: int) -> bool:
    """Whether words stand on a thing: "a banner reading", "a sign on her door that says"."""
    word = tokens.words[token]
    if word in _inscribed("put"):
        return True
    if word == "words" and token > 1 and tokens.words[token - 1] == "the":
        return tokens.words[token - 2] in _inscribed("before the words")
    if word not in _inscribed("bears"):
        return False
    for before in range(token - 1, max(-1, token - _BORNE), -1):
        if tokens.words[before] in _bearers():
            return True
        if tokens.tags[before] in _OTHERS:
            return False
    return False


def _is_work(quotation: ParsedQuotation, token: int) -> bool:
    """Whether a quotation is a title behind its kind of work: "her memoir, “A Loaf and a Hymn”"."""
    tokens = quotation.tokens
    noun = lexicon.naming_words().get(tokens.words[token])
    if noun != "work" or "call" in tokens.tags[token - 2 : token]:
        return False
    shape = shape_of(quotation)
    return shape.title == "T" and shape.words <= _TITLE


@cache
def _bearers() -> frozenset[str]:
    """Nouns for things that bear words, singular and plural: "banner", "plaques"."""
    return with_plurals(_inscribed("bearer"))


def _inscribed(heading: str) -> frozenset[str]:
    """The words under a heading of `data/inscriptions.txt`."""
    return lexicon.section("inscriptions.txt", heading)
