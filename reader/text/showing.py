"""What of a text may be drawn on a screen: the door through which text reaches a terminal."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reader.text.characters import IGNORABLE, marks

if TYPE_CHECKING:
    from collections.abc import Iterator

# Drawn as a sign of their own: controls, line and paragraph separators, lone surrogates, private
# use, noncharacters, and the few signs that reach over the digits after them.
_MARKED = (
    r"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufff9-\uffff"
    r"\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd\U000f0000-\U0010ffff"
) + "".join(f"{chr(0x10000 * plane - 2)}{chr(0x10000 * plane - 1)}" for plane in range(2, 16))
# Drawn as letters: terminals do not agree how wide a flag is, nor half of one.
_FLAG_LETTER = "\U0001f1e6-\U0001f1ff"
_SIGN = f"[{_MARKED}{_FLAG_LETTER}]"
# Not drawn: what nobody sees, and the tones of emoji, which terminals draw over two cells or none.
_DROPPED = rf"{IGNORABLE}\U00013430-\U0001345f\U0001f3fb-\U0001f3ff"
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
def _unfit() -> re.Pattern[str]:
    """The parts of a text that are to be looked at letter by letter; made when a text needs it.

    A pile of marks is looked at as one, with what is not drawn among them.
    """
    marked = marks()
    pile = f"[{marked}{_DROPPED}]"
    return re.compile(
        rf"{_SIGN}|(?={pile})(?:[{_DROPPED}]{pile}*|[{marked}](?:{pile}{{2}}|[{_DROPPED}]){pile}*)"
    )


@cache
def _pile() -> re.Pattern[str]:
    """The marks that follow a letter, as many as there are; made when a text needs it."""
    return re.compile(f"[{marks()}{_DROPPED}]*")


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
