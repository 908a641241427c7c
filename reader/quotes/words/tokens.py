"""The tagged tokens of a paragraph, in which each quoted segment is one token."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from reader.quotes.words import lexicon
from reader.quotes.words.disambiguation import disambiguate
from reader.quotes.words.tags import never_names, tag_of, tag_table

if TYPE_CHECKING:
    from reader.model import Span
    from reader.quotes.marks.segment import Segment

_WORD = (
    r"[^\W\d_]+(?:[-’'&][^\W\d_]+|\.[a-z0-9]+)*(?:\.(?=,))?"
    r"|[$£€]?\d[\w.,:/%-]*(?<![.,:])%?"
    r"|--+|\.\.\.+|[@#]\w+|[^\w\s]"
)
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
_CONTRACTED = re.compile(
    r"(he|she|they|it|who|i|we|you|that|there)['’](s|d|ll|ve|re|m)", re.IGNORECASE
)
_CONTRACTION_TAGS = {"s": "be", "d": "do", "ll": "do", "ve": "have", "re": "be", "m": "be"}
_LAST_LETTERS = frozenset("s'’dlemD")
"""Last letters of contractions and possessives."""
_NEXT_WORD = re.compile(r"[\s’”\"')\]]*(\w+)")
_ABBREVIATED = re.compile(r"(?:\w\.)+\w?\.?$|(?:Inc|Co|Corp|Jr|Sr|Ltd)\.$")
_CAPITALISED = re.compile(r"[A-Z](?<=[a-z,’'] .)[\w’'-]*[a-z]")


@dataclass(slots=True)
class Tokens:
    """The tokens of one paragraph, in parallel lists."""

    paragraph: int
    """Index of the paragraph."""
    words: list[str]
    starts: list[int]
    ends: list[int]
    tags: list[str]
    quoted: list[int]
    """Index of the token of each quoted segment, in order."""


def capitalised(text: str) -> frozenset[str]:
    """Words that have a capital inside a sentence somewhere in `text`."""
    return frozenset(_CAPITALISED.findall(text))


def tokenize(
    text: str, paragraph: int, span: Span, segments: list[Segment], names: frozenset[str]
) -> Tokens:
    """The tokens of the paragraph at `span`, whose quoted segments are `segments`.

    `names` are words known to have a capital wherever they stand.
    """
    tokens = Tokens(paragraph, [], [], [], [], [])
    position = span.start
    for segment in segments:
        _add_tokens(tokens, text, position, segment.opening)
        tokens.quoted.append(len(tokens.words))
        _append(tokens, "“”", segment.start, segment.end, "quote")
        if _ends_sentence(text, segment, span.end):
            _append(tokens, "", segment.closing, segment.closing, ".")
        position = segment.closing
    _add_tokens(tokens, text, position, span.end)
    disambiguate(tokens.words, tokens.tags, names)
    return tokens


def _append(tokens: Tokens, word: str, start: int, end: int, tag: str) -> None:
    tokens.words.append(word)
    tokens.starts.append(start)
    tokens.ends.append(end)
    tokens.tags.append(tag)


def _ends_sentence(text: str, segment: Segment, end: int) -> bool:
    """Whether the stop inside a quotation ends the writer's sentence too."""
    following = _NEXT_WORD.match(text, segment.closing, end)
    if following is None or not following.group(1)[0].isupper():
        return False
    last = text[segment.end - 1]
    if last == ".":
        return True
    return last in "?!…" and following.group(1).lower() in tag_table()


def _add_tokens(tokens: Tokens, text: str, start: int, end: int) -> None:
    """Add the tokens of a stretch of text without quotations."""
    table, words, tags = tag_table(), tokens.words, tokens.tags
    for match in _token().finditer(text, start, end):
        word = match.group()
        first, last = match.span()
        if ("’" in word or "'" in word) and word[-1] in _LAST_LETTERS and len(word) > 2:
            if _add_parts(tokens, word, first, last):
                continue
        elif word[0].isupper() and words and _starts_sentence(words[-1], word):
            _append(tokens, "", first, first, ".")
        words.append(word)
        tokens.starts.append(first)
        tokens.ends.append(last)
        tags.append(table.get(word) or tag_of(word, table))


def _add_parts(tokens: Tokens, word: str, first: int, last: int) -> bool:
    """Add both parts of a contraction or a possessive; False for any other word."""
    table = tag_table()
    contracted = _CONTRACTED.fullmatch(word)
    if contracted:
        cut = first + contracted.end(1)
        _append(tokens, contracted[1], first, cut, table.get(contracted[1].lower(), "w"))
        _append(tokens, contracted[2], cut, last, _CONTRACTION_TAGS[contracted[2].lower()])
        return True
    possessive = _POSSESSIVE.search(word)
    if possessive:
        cut = first + possessive.start()
        word = word[: possessive.start()]
        _append(tokens, word, first, cut, table.get(word) or tag_of(word, table))
        _append(tokens, "'s", cut, last, "'s")
        return True
    return False


@cache
def _token() -> re.Pattern[str]:
    """A pattern for one token: an abbreviation with its stop, a word, a number, a mark.

    Most words are the first alternative, which is there for speed: the others match them alike.
    Before a comma ("Jr., the mayor") every stop is that of an abbreviation, and so is that of a
    party's state ("R-Ky.").
    """
    short = "|".join(sorted(lexicon.words("abbreviations.txt")))
    return re.compile(
        rf"[A-Za-z]+(?=[ ,])|(?:[^\W\d_]\.){{2,}}(?=\W|$)|(?:{short}|[A-Z])\.(?=\s)"
        rf"|[A-Z]-[A-Z][a-z]+\.|{_WORD}"
    )


def _starts_sentence(before: str, word: str) -> bool:
    """Whether a word with a capital after an abbreviation begins a sentence."""
    return "." in before and bool(_ABBREVIATED.match(before)) and word.lower() in _starters()


@cache
def _starters() -> frozenset[str]:
    """Words that begin a sentence if they have a capital after an abbreviation."""
    table = tag_table()
    return frozenset(word for word, tag in table.items() if tag in never_names())
