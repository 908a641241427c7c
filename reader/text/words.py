"""Words, in any script, and how long they take to read."""

from __future__ import annotations

import re
from functools import cache

from reader.model import Span
from reader.text.characters import marks

WORDS_PER_MINUTE = 230
"""Silent reading of English non-fiction is 238 (Brysbaert 2019); a screen slows a little."""

_IDEOGRAPH = r"\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KANA = r"\u3041-\u3096\u309b-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_SOUTH_EAST = r"\u0e01-\u0edf\u1000-\u109f\u1780-\u17dd\u1950-\u19df\u1a20-\u1aad\ua9e0-\uaa7f"
"""Thai, Lao, Burmese, Khmer, and their neighbours."""


def words(text: str) -> list[Span]:
    """The runs of letters and digits in `text`; an apostrophe inside a word belongs to it.

    Scripts that put no space between words are cut into pieces that take as long to read as a
    word: a Chinese character (readers aloud of the same texts do 255 of them a minute, and 228
    English words), two kana (with them, 357 characters of Japanese; IReST, Trauzettel-Klosinski
    and Dietz 2012), four letters of Thai or Khmer.
    """
    from reader.text.normal import normalized  # not for the first frame

    form = normalized(text)
    return [form.source(_span(match)) for match in _word(form.text).finditer(form.text)]


def count_words(text: str) -> int:
    """How many words there are in `text`, counted in one pass."""
    from reader.text.normal import normal_form  # not for the first frame

    text = normal_form(text)
    return sum(1 for _ in _word(text).finditer(text))


def minutes_to_read(word_count: int) -> int:
    """How many whole minutes it takes to read so many words, at least one."""
    return max(1, round(word_count / WORDS_PER_MINUTE))


def counted(count: int, noun: str) -> str:
    """A count with its noun: "1 quotation", "2 quotations", "3 matches"."""
    plural = f"{noun}es" if noun.endswith("ch") else f"{noun}s"
    return f"{count:,} {noun if count == 1 else plural}"


def _span(match: re.Match[str]) -> Span:
    return Span(*match.span())


@cache
def _beyond_latin() -> re.Pattern[str]:
    """Letters of other scripts than Latin, and marks: a quick look."""
    return re.compile(r"[\u0300-\u1dff\u20d0-\u20ff\u2c00-\U0010ffff]")


def _word(text: str) -> re.Pattern[str]:
    return _any_word() if _beyond_latin().search(text) else _latin_word()


@cache
def _latin_word() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@cache
def _any_word() -> re.Pattern[str]:
    mark = f"[{marks()}]"
    letters = rf"(?:[^\W_{_IDEOGRAPH}{_KANA}{_SOUTH_EAST}]{mark}*)+"
    kana, south_east = rf"[{_KANA}]{mark}*", rf"(?=[^\W_])[{_SOUTH_EAST}]{mark}*"
    return re.compile(
        rf"{letters}(?:['’]{letters})*|[{_IDEOGRAPH}]|(?:{kana}){{1,2}}|(?:{south_east}){{1,4}}"
    )
