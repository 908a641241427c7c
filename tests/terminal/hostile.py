"""Texts that try to be more than text, and articles made of them."""

from __future__ import annotations

from reader.library.articles import heading_of
from reader.model import Article, Kind, Origin, Quotation
from reader.quotes import VERSION
from reader.storage import Entry

NEEDLE = "Needle"
"""Follows whatever must not come before it on its way to the terminal."""

CONTROLS = {
    "colour": "\x1b[31m",
    "clear the screen": "\x1b[2J",
    "move the cursor": "\x1b[1;1H",
    "report": "\x1b[6n",
    "mouse on": "\x1b[?1003h",
    "title": "\x1b]0;forged\x07",
    "title, two": "\x1b]2;forged\x1b\\",
    "link": "\x1b]8;;https://example.org\x1b\\",
    "clipboard": "\x1b]52;c;Zm9yZ2Vk\x07",
    "device control": "\x1bP$q\x1b\\",
    "application command": "\x1b_forged\x1b\\",
    "reset": "\x1bc",
    "bell": "\x07",
    "back over what was said": "\x08\x08\x08",
    "shift out": "\x0e",
    "form feed": "\x0c",
    "delete": "\x7f",
    "CSI in one character": "\x9b31m",
    "OSC in one character": "\x9d0;forged\x9c",
    "next line": "\x85",
    "nothing": "\x00",
    "who are you": "\x05",
    "escape": "\x1b",
    "back to the shell's screen": "\x1b[?1049l",
    "answer with the title": "\x1b[21t",
    "soft reset": "\x1b[!p",
    "repeat": "\x1b[65535b",
    "other letters": "\x1b(0",
    "screen of E": "\x1b#8",
    "privacy message": "\x1b^forged\x1b\\",
    "start of string": "\x1bXforged\x1b\\",
    "picture, sixel": "\x1bPq#0;2;0;0;0~\x1b\\",
    "picture, kitty": "\x1b_Ga=T,f=24;AAAA\x1b\\",
    "file": "\x1b]1337;File=inline=1:AAAA\x07",
    "notification": "\x1b]9;forged\x07",
    "question": "\x1b]11;?\x07",
    "without an end": "\x1b]0;forged",
    "DCS in one character": "\x90q\x9c",
    "SOS in one character": "\x98forged\x9c",
    "PM in one character": "\x9eforged\x9c",
    "APC in one character": "\x9fforged\x9c",
    "hidden in between": "\x1b\u200b[31m",
}
"""Sequences a terminal would obey."""

UNSEEN = {
    "right-to-left override": "\u202e",
    "left-to-right embedding": "\u202a",
    "isolates": "\u2066\u2067\u2068\u2069",
    "marks of direction": "\u200e\u200f\u061c",
    "no width": "\u200b\u200c\u200d\u2060\ufeff",
    "tags": "\U000e0041\U000e007f",
    "private use": "\ue000\uf8ff\U000f0000\U0010fffd",
    "selectors": "\ufe0f\U000e0100",
    "line separators": "\u2028\u2029",
    "interlinear": "\ufff9\ufffb",
    "soft hyphen": "\xad",
    "overrides the other way": "\u202d\u202b\u202c",
    "operators": "\u2061\u2062\u2063\u2064",
    "deprecated formats": "\u206a\u206f",
    "fillers": "\u115f\u1160\u3164\uffa0",
    "joiner of graphemes": "\u034f",
    "Mongolian": "\u180b\u180e",
    "Khmer": "\u17b4\u17b5",
    "formats of music": "\U0001d173\U0001d17a",
    "formats of shorthand": "\U0001bca0\U0001bca3",
    "formats of hieroglyphs": "\U00013430\U00013438",
    "noncharacters": "\ufdd0\uffff\U0001fffe\U0010ffff",
    "signs over digits": "\u0600\u06dd",
}
"""Characters that change how others are read, or that nobody sees."""

MARKUP = ("[b]", "[/b]", "[/]", "[@click=app.bell]x[/]", "[$foo]", "[red", "\\[", "[link='x']y[/]")
"""What Rich and Textual would take for styles; to be drawn letter for letter."""

SHAPES = (
    "e" + "\u0301" * 3000,
    "\u05d0" + "\u05b0" * 3000,
    "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 123",
    "\u6f22\u5b57\u304b\u306a\uff21\uff22" * 8,
    "\U0001f469\u200d\U0001f680\U0001f3fd\U0001f1fa\U0001f1e6\u2764\ufe0f" * 4,
    "half of a pair \ud83d and \udc80",
    "e" + "\u0301\u200d" * 3000,
    "\u0f40" + "\u0f39" * 3000,
    "\u2800" * 300,
    "\u00a0\u2003\u3000" * 100,
)
"""Texts that are wide, deep, backwards or broken."""

TOGETHER = 4
"""Payloads in one article."""


def hostile_entries() -> list[Entry]:
    """Articles that have payloads in everything an article has."""
    every = [*CONTROLS.values(), *UNSEEN.values(), *MARKUP, *SHAPES]
    groups = [every[start : start + TOGETHER] for start in range(0, len(every), TOGETHER)]
    return [
        hostile_entry(n, " ".join(f"a{p}{NEEDLE}" for p in group)) for n, group in enumerate(groups)
    ]


def hostile_entry(number: int, dirty: str) -> Entry:
    """An article with `dirty` in everything that an article has."""
    title = f"Title {number} {dirty} with words enough to need another line of the list"
    said = f"we have {dirty} in what was said"
    body = f"Body {dirty} before. “{said}”, said {dirty}.\nMore {dirty} and more {dirty}."
    text = f"{title}\n{body}"
    start = text.index(said)
    quotation = Quotation(
        start,
        start + len(said),
        Kind.DIRECT,
        speaker=f"Jo {dirty}",
        role=f"role {dirty}",
        confidence=0.9,
        reason=f"reason {dirty}",
    )
    article = Article(
        id=f"{number:016x}",
        text=text,
        source=f"source{dirty}",
        origin=Origin(f"file{dirty}.txt", 1, 3),
        author=f"author {dirty}",
        published="2026-01-01",
    )
    return Entry(article, heading_of(article, [quotation]), (quotation,), str(VERSION))


def long_entries() -> list[Entry]:
    """Articles with a line of a million characters: one word, many, accents, wide ones."""
    lines = ("x" * 1_000_000, "word " * 200_000, "e\u0301" * 500_000, "\u6f22" * 1_000_000)
    return [_long_entry(900 + number, line) for number, line in enumerate(lines)]


def _long_entry(number: int, line: str) -> Entry:
    text = f"Title {number} a\n{line}\n“We have seen it,” said Jo."
    start = text.index("We have")
    quotation = Quotation(start, start + 16, speaker="Jo", confidence=0.9)
    article = Article(f"{number:016x}", text, "source", Origin("file.txt", 1, 3))
    return Entry(article, heading_of(article, [quotation]), (quotation,), str(VERSION))
