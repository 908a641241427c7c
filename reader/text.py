"""Reading text: paragraphs, sentences, words, folding, and what may be drawn on a screen.

Every span returned counts code points of the text that was given.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reader.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS_PER_MINUTE = 230
"""Silent reading of English non-fiction is 238 (Brysbaert 2019); a screen slows a little."""

_PARAGRAPH = re.compile(r"[^\s][^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]*")
_LONGEST_ABBREVIATION = 24
"""Code points looked at before a full stop: "A. B. C. …" would else be read again and again."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def each_paragraph(text: str) -> Iterator[Span]:
    """The lines of `text` that are not blank, without the white space around them."""
    for match in _PARAGRAPH.finditer(text):
        start = match.start()
        yield Span(start, start + len(match.group().rstrip()))


def paragraphs(text: str) -> list[Span]:
    """The lines of `text` that are not blank, in a list."""
    return list(each_paragraph(text))


@cache
def _sentence_end() -> re.Pattern[str]:
    """Where a sentence ends; made when sentences are asked for: the first frame asks for none."""
    return re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s++[\"'“‘«(\[]?[A-Z0-9])")


@cache
def _abbreviation() -> re.Pattern[str]:
    """An abbreviation with its full stop, at the end of what may be a sentence."""
    return re.compile(
        r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|Rev|Hon|St|Jr|Sr|No|vs"
        r"|etc|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b(?:[A-Za-z]\.)+[A-Za-z])\.$"
    )


def sentences(text: str, within: Span) -> list[Span]:
    """The sentences of one paragraph, in order; together they cover its words."""
    found, start = [], within.start
    for match in _sentence_end().finditer(text, within.start, within.end):
        near = max(start, match.end() - _LONGEST_ABBREVIATION)
        if _abbreviation().search(text, near, match.end()):
            continue
        found.append(Span(start, match.end()))
        start = match.end()
        while start < within.end and text[start].isspace():
            start += 1
    if start < within.end:
        found.append(Span(start, within.end))
    return found


def words(text: str) -> list[Span]:
    """The runs of letters and digits in `text`; an apostrophe inside a word belongs to it."""
    return [Span(*match.span()) for match in _WORD.finditer(text)]


def count_words(text: str) -> int:
    """How many words there are in `text`, counted in one pass."""
    return sum(1 for _ in _WORD.finditer(text))


def minutes_to_read(word_count: int) -> int:
    """How many whole minutes it takes to read so many words, at least one."""
    return max(1, round(word_count / WORDS_PER_MINUTE))


def counted(count: int, noun: str) -> str:
    """A count with its noun: "1 quotation", "2 quotations", "3 matches"."""
    plural = f"{noun}es" if noun.endswith("ch") else f"{noun}s"
    return f"{count:,} {noun if count == 1 else plural}"


# -- folding: what is compared ----------------------------------------------------------------

_QUOTES = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    decomposed = unicodedata.normalize("NFKD", char.translate(_QUOTES))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def fold(text: str) -> str:
    """`text` without case, accents and differences between quote marks or dashes."""
    if text.isascii():
        return text.translate(_QUOTES).casefold()
    return "".join(map(_fold_char, text))


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and the way back: `offsets[i]` is where in the original `text[i]` came from."""

    text: str
    offsets: tuple[int, ...]

    def source(self, span: Span) -> Span:
        """The span of the original text that became `span`, which must not be empty."""
        return Span(self.offsets[span.start], self.offsets[span.end - 1] + 1)


def fold_with_offsets(text: str) -> Folded:
    """Fold `text` and remember where each character came from."""
    pieces, offsets = [], []
    for index, char in enumerate(text):
        folded = _fold_char(char)
        pieces.append(folded)
        offsets += [index] * len(folded)
    return Folded("".join(pieces), tuple(offsets))


# -- the door of the screen -------------------------------------------------------------------

# Drawn as a sign of their own: controls, line and paragraph separators, lone surrogates, private
# use, noncharacters, and the few signs that reach over the digits after them.
_MARKED = (
    r"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufff9-\uffff"
    r"\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd\U000f0000-\U0010ffff"
) + "".join(f"{chr(0x10000 * plane - 2)}{chr(0x10000 * plane - 1)}" for plane in range(2, 16))
# Drawn as letters: terminals do not agree how wide a flag is, nor half of one.
_FLAG_LETTER = "\U0001f1e6-\U0001f1ff"
_SIGN = f"[{_MARKED}{_FLAG_LETTER}]"
# Not drawn: bidi controls, zero-width and other format characters, tags, variation selectors, and
# the tones of emoji, which terminals draw over two cells or none.
_DROPPED = (
    r"\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff\U0001bca0-\U0001bca3"
    r"\U00013430-\U0001345f\U0001d173-\U0001d17a\U0001f3fb-\U0001f3ff"
)
# One quick look at what most texts have none of: all these, and scripts that have marks.
_SUSPECT = re.compile(
    f"[{_MARKED}{_FLAG_LETTER}{_DROPPED}"
    r"\u0300-\u036f\u0483-\u0489\u0590-\u1fff\u20d0-\u20ff\u2cef-\u2dff\u302a-\u302f\u3099\u309a"
    r"\ua66f-\uabff\ufb1e\ufe20-\ufe2f\U00010000-\U0001e94a]"
)
# Accents, of which letters need two; of points and vowel signs, some need four.
_ACCENT = r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_ACCENTS, _POINTS = 2, 4
_SIGNS = dict.fromkeys("\t\n\r\u2028\u2029", " ") | {
    chr(0x1F1E6 + n): letter for n, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
}


@cache
def _marks() -> str:
    """What may stand in a pile above a letter, as a part of a pattern; takes 5 ms to make."""
    blocks = range(0x300, 0x3100), range(0xA66F, 0xABF0), range(0xFB1E, 0xFE30)
    letters = (chr(code) for block in blocks for code in block)
    marks = "".join(letter for letter in letters if unicodedata.category(letter)[0] == "M")
    return marks + "\U00010a00-\U00011fff\U00016af0-\U00016fff\U0001cf00-\U0001e94a"


@cache
def _unfit() -> re.Pattern[str]:
    """The parts of a text that are to be looked at letter by letter; made when a text needs it.

    A pile of marks is looked at as one, with what is not drawn among them.
    """
    marks = _marks()
    pile = f"[{marks}{_DROPPED}]"
    return re.compile(
        rf"{_SIGN}|(?={pile})(?:[{_DROPPED}]{pile}*|[{marks}](?:{pile}{{2}}|[{_DROPPED}]){pile}*)"
    )


@cache
def _pile() -> re.Pattern[str]:
    """The marks that follow a letter, as many as there are; made when a text needs it."""
    return re.compile(f"[{_marks()}{_DROPPED}]*")


def after_pile(text: str, at: int) -> int:
    """Where the marks of the letter before `at` end: a text cut there shows as if it were whole."""
    if text[at : at + 1].isascii():
        return at
    match = _pile().match(text, at)
    return match.end() if match else at


@lru_cache(maxsize=4096)
def _room_for(char: str) -> int:
    """How many marks a letter may have when `char` is one of them: none of what is not drawn, -1
    for what is no mark."""
    if re.match(f"[{_DROPPED}]", char):
        return 0
    if unicodedata.category(char)[0] != "M":
        return -1
    return _ACCENTS if re.match(_ACCENT, char) else _POINTS


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be drawn of a text, and how offsets in it and in the text correspond."""

    text: str
    cuts: tuple[tuple[int, int], ...] = ()
    """(offset in the shown text, code points dropped before it so far), ascending."""

    def to_shown(self, offset: int) -> int:
        """Where the code point at `offset` of the original is shown."""
        index = bisect_right(self.cuts, offset, key=sum)
        shown = offset - (self.cuts[index - 1][1] if index else 0)
        return min(shown, self.cuts[index][0]) if index < len(self.cuts) else shown

    def to_source(self, offset: int) -> int:
        """Where the character shown at `offset` stands in the original."""
        index = bisect_left(self.cuts, (offset + 1, 0))
        return offset + (self.cuts[index - 1][1] if index else 0)


def _drawn(unfit: str) -> Iterator[tuple[str, int]]:
    """Each piece drawn of what `_unfit` finds, with how many code points are left out after it."""
    pile = 0
    for at, char in enumerate(unfit):
        room = _room_for(char)
        if room < 0:
            pile = 0
            yield _SIGNS.get(char, "\ufffd") if re.match(_SIGN, char) else char, 0
            continue
        pile += room > 0
        if 0 < pile <= room:
            yield char, 0
        elif pile > _POINTS and max(unfit[at:]) <= "\uffff":  # nothing else than marks
            yield "", len(unfit) - at
            return
        else:
            yield "", 1


def showable(text: str) -> Shown:
    """What of `text` a terminal may be given.

    Control characters, lone surrogates, private-use and noncharacters become U+FFFD (a tab a space,
    a flag its letters); bidi controls, zero-width and other invisible format characters are left
    out, and of a pile of combining marks the first two stay (of points and vowel signs, four).
    Nothing in the result can move the cursor, change the direction of a line or be mistaken for
    markup by a terminal.
    """
    if not _SUSPECT.search(text):
        return Shown(text)
    pieces: list[str] = []
    cuts: list[tuple[int, int]] = []
    position = length = dropped = 0
    for match in _unfit().finditer(text):
        pieces.append(text[position : match.start()])
        length += match.start() - position
        position = match.end()
        for piece, cut in _drawn(match.group()):
            pieces.append(piece)
            length += len(piece)
            if cut:
                dropped += cut
                if cuts and cuts[-1][0] == length:
                    cuts.pop()
                cuts.append((length, dropped))
    pieces.append(text[position:])
    return Shown("".join(pieces), tuple(cuts))


def show(text: str) -> str:
    """What of `text` a terminal may be given, for places where no offset matters."""
    return showable(text).text
