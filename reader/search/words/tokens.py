"""A text as the words that are compared.

Scripts that put no spaces between words have no words that could be told by looking. Of a run of
their characters each begins a *gram*: itself with the next one (Chinese, Japanese) or two (Thai,
Lao, Khmer, Myanmar), fewer at the end of the run. So any part of a run is a row of grams.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reader.search.words.folding import fold, fold_with_offsets, is_letter_mark, is_voicing

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from reader.search.words.folding import Folded

_PAIRED = (
    r"\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3041-\u3096\u3099\u309a"
    r"\u309d-\u309f\u30a1-\u30fa\u30fc-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    r"\uf900-\ufaff\U00016fe0-\U00018d8f\U0001aff0-\U0001b2ff\U00020000-\U0003ffff"
)
"""Chinese characters, kana and others that mean about a syllable."""
_TRIPLED = (
    r"\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ece\u0edc-\u0edf\u1000-\u103f\u1050-\u108f\u109a-\u109d"
    r"\u1780-\u17d3\u17d7\u17dc\u17dd\u1950-\u19da\u1a20-\u1aad\ua980-\ua9c0\ua9e0-\ua9ff\uaa60-\uaadf"
)
"""Letters of scripts that spell words and do not part them."""
_UNSPACED = re.compile(f"[{_PAIRED}{_TRIPLED}]")
_PAIR, _TRIPLE = re.compile(f"[{_PAIRED}]"), re.compile(f"[{_TRIPLED}]")

_ASCII_WORD = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)*")
_CONTRACTED = re.compile("(?:it|that|he|she|what|who|let|there|here|where|how)'s")
_ELIDED = re.compile(
    r"'(?:(?<=\b[ldjmtscn]')|(?<=\b(?:qu|un)')|(?<=\ball')|(?<=\b(?:[dn]ell|dall|sull|sant)')"
    r"|(?<=\b(?:jusqu|quest)')|(?<=\b(?:lors|puis|quoi)qu'))(?!s\b)(?=[^\W_])"
)
"""The apostrophe of a word that lost its vowel before another: l’hôtel, dell’arte."""
_ROOM, _ROOM_FOR_WORD = 48, 3


@cache
def _word_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a word is in texts without and with scripts that put no spaces between words."""
    blocks = range(0x900, 0x3100), range(0xA800, 0xAC00), range(0x10A00, 0x12000)
    marks = "".join(char for block in blocks for char in map(chr, block) if is_letter_mark(char))
    letters = rf"[\w{marks}]+(?:'[\w{marks}]+)*"
    others = "".join(mark for mark in marks if not _UNSPACED.match(mark))
    spaced = rf"(?:[^\W{_PAIRED}{_TRIPLED}]|[{others}])+"
    any_script = rf"[{_PAIRED}]+|[{_TRIPLED}]+|{spaced}(?:'{spaced})*"
    return re.compile(letters), re.compile(any_script)


def _pattern(folded: str) -> re.Pattern[str]:
    if folded.isascii():
        return _ASCII_WORD
    return _word_patterns()[bool(_UNSPACED.search(folded))]


def _prepared(folded: str) -> str:
    """Folded text with a space, not an apostrophe, behind a word that lost its vowel."""
    return _ELIDED.sub(" ", folded) if "'" in folded else folded


def is_unfinished(text: str) -> bool:
    """Whether `text` ends inside a word, or with one that may go on."""
    return text[-1:].isalnum() or unicodedata.category(text[-1:] or " ") in ("Mn", "Mc", "Cf")


@lru_cache(maxsize=4096)
def gram_size(char: str) -> int:
    """How many characters make a gram in the script of `char`; 0 where words are parted."""
    return 2 if _PAIR.match(char) else 3 if _TRIPLE.match(char) else 0


def is_fragment(word: str) -> bool:
    """Whether `word` is shorter than the grams of its script, and so stands for all it begins."""
    return word >= "\u0e01" and len(word) < gram_size(word[0])


def first_words(typed: Sequence[str]) -> list[str]:
    """The first words of a query, as many as are looked for: 16, or 48 grams."""
    room, found = _ROOM, []
    for word in typed:
        room -= 1 if gram_size(word[0]) else _ROOM_FOR_WORD
        if room < 0:
            break
        found.append(word)
    return found


def words(text: str) -> list[str]:
    """The words of `text` without case, accents, apostrophes and the possessive's s; of a run in a
    script without spaces, the gram that each character begins."""
    return _words(text, whole_grams=False)


def query_words(text: str) -> list[str]:
    """The words of a query: as `words`, but of grams only those that make up the run."""
    return _words(text, whole_grams=True)


def _words(text: str, *, whole_grams: bool) -> list[str]:
    folded = _prepared(fold(text))
    pattern = _pattern(folded)
    found: list[str] = pattern.findall(folded)
    if not folded.isascii() and pattern is _word_patterns()[1]:
        return [gram for word in found for gram in _grams(word, whole_grams)]
    if "'" in folded:
        return [_plain(word) if "'" in word else word for word in found]
    return found


def _grams(word: str, whole: bool) -> list[str]:
    size = gram_size(word[0])
    if not size:
        return [_plain(word)]
    begun = max(1, len(word) - size + 1) if whole else len(word)
    return [word[place : place + size] for place in range(begun)]


class Token(NamedTuple):
    """A word as it is compared, and where it begins and ends in the text it was read from; of a
    script without spaces a character."""

    text: str
    start: int
    end: int
    goes_on: bool = False
    """Whether it stands right behind another character of a script without spaces."""


def units(text: str) -> Iterator[Token]:
    """The words of `text` one by one, and each character of a script without spaces."""
    folded = None if _letter_by_letter(text) else fold_with_offsets(text)
    prepared = _prepared(fold(text) if folded is None else folded.text)
    pattern = _pattern(prepared)
    mixed = not prepared.isascii() and pattern is _word_patterns()[1]
    for match in pattern.finditer(prepared):
        word, (start, end) = match.group(), match.span()
        if mixed and gram_size(word[0]):
            for place, char in enumerate(word, start):
                yield Token(char, *_source(folded, place, place + 1), place > start)
        else:
            yield Token(_plain(word) if "'" in word else word, *_source(folded, start, end))


def tokens_at(text: str, places: Container[int]) -> dict[int, Token]:
    """The words of `text` at some places in `words(text)`, each with where it stands in `text`."""
    return {place: token for place, token in enumerate(units(text)) if place in places}


def _source(folded: Folded | None, start: int, end: int) -> tuple[int, int]:
    return (start, end) if folded is None else (folded.starts[start], folded.ends[end - 1])


def _letter_by_letter(text: str) -> bool:
    """Whether folding makes exactly one character of each character of `text`."""
    return text.isascii() or all(
        char < "\x80" or (len(fold(char)) == 1 and not is_voicing(char)) for char in set(text)
    )


def _plain(word: str) -> str:
    if word.endswith("'s") and not _CONTRACTED.fullmatch(word):
        return word[:-2].replace("'", "")
    return word.replace("'", "")
