"""The words of a paragraph with rough tags, each quoted segment folded into one token.

Tags are those of `data/closed_class.txt`, a cue's class ("say", "write", "tell", "call", "think",
"talk"; with "G" for an -ing form and "0" for a bare one), and
    verb ing   other verbs, and -ing forms
    cap        part of a name
    role thing nouns for people, and for bodies and texts that speak
    adj        what stands before a role
    adv num w  adverbs, numbers, any other word
    quote      a quoted segment
or the punctuation mark itself, with "." for all that ends a sentence and "-" for all dashes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from reader.quotes import lexicon

if TYPE_CHECKING:
    from reader.model import Span
    from reader.quotes.marks import Segment

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?=\W|$)"  # U.S.
    r"|(?:Mrs?|Ms|Dr|Prof|Gen|Col|Lt|Maj|Adm|Cmdr|Sgt|Capt|Sens?|Reps?|Govs?|Rev|Hon|St|Jr|Sr|Det"
    r"|Supt|Cllr|Gov|Jan|Feb|Aug|Sept|Oct|Nov|Dec|No|[A-Z])\.(?=\s)"
    r"|[^\W\d_][^\W\d_]*(?:[-’'&][^\W\d_]+)*"
    r"|[$£€]?\d[\w.,:/%-]*(?<![.,:])%?"
    r"|--+|\.\.\.+|[@#]\w+|[^\w\s]"
)
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
_STOPS = {
    ".": ".",
    "?": ".",
    "!": ".",
    "…": ".",
    "...": ".",
    "-": "-",
    "–": "-",
    "—": "-",
    "―": "-",
}
_STOPS |= {"--": "-", "[": "(", "]": ")", "’": "'s", "'": "'s"}
_BARE_OK = frozenset({"verb", "say", "write", "tell", "call", "think", "talk"})
_NOUN_BEFORE = frozenset(
    {"det", "a", "poss", "adj", "dem", "quant", "num", "of", "'s", "prep", "for"}
)


@dataclass(slots=True)
class Line:
    """A paragraph as tokens, in parallel lists."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    tags: list[str]
    quotes: list[int]
    """Token index of each of its quoted segments, in order."""


def read_line(text: str, span: Span, segments: list[Segment]) -> Line:
    """The tokens of the paragraph `span`, whose quoted segments are `segments`."""
    line = Line([], [], [], [], [])
    position = span.start
    for segment in segments:
        _add_tokens(line, text, position, segment.opening)
        line.quotes.append(len(line.words))
        line.words.append("“”")
        line.starts.append(segment.start)
        line.ends.append(segment.end)
        line.tags.append("quote")
        position = segment.closing
    _add_tokens(line, text, position, span.end)
    _settle(line)
    return line


def _add_tokens(line: Line, text: str, start: int, end: int) -> None:
    words, starts, ends = line.words, line.starts, line.ends
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        first, last = match.span()
        if word[-1] in "s'’" and len(word) > 2:
            possessive = _POSSESSIVE.search(word)
            if possessive:
                cut = first + possessive.start()
                words += (word[: possessive.start()], "'s")
                starts += (first, cut)
                ends += (cut, last)
                continue
        words.append(word)
        starts.append(first)
        ends.append(last)
    tags = tag_table()
    for word in words[len(line.tags) :]:
        line.tags.append(tags.get(word) or _tag(word, tags))


@cache
def tag_table() -> dict[str, str]:
    """Tags of lower-case words and of punctuation."""
    table: dict[str, str] = dict.fromkeys(lexicon.words("role_modifiers.txt"), "adj")
    table |= dict.fromkeys(lexicon.words("irregular_verbs.txt"), "verb")
    table |= dict.fromkeys(lexicon.words("verbs_present.txt"), "verb")
    for form, (kind, lemma) in lexicon.cues().items():
        ending = "G" if form.endswith("ing") and lemma != form else "0" if form == lemma else ""
        table[form] = kind + ending
    table["read"] = "write"
    table |= dict.fromkeys(lexicon.speaking_things(), "thing")
    table |= dict.fromkeys(lexicon.roles(), "role")
    for form in (
        "reports",
        "claims",
        "tweets",
        "posts",
        "polls",
        "calls",
        "quotes",
        "states",
        "backs",
    ):
        if form in lexicon.cues():
            table[form] = lexicon.cues()[form][0]
    for tag, rows in lexicon.sections("closed_class.txt").items():
        table |= dict.fromkeys((word for row in rows for word in row.split()), tag)
    return table | _STOPS | {"'s": "'s", "’s": "'s"}


def _tag(word: str, tags: dict[str, str]) -> str:
    """The tag of a word that is not in the table as it stands."""
    first = word[0]
    if first.isupper():
        return "cap"
    if not first.isalpha():
        return (
            "num"
            if first.isdigit() or first in "$£€"
            else "cap"
            if first in "@#" and len(word) > 1
            else word
        )
    if word.endswith("ly"):
        return "adv"
    if word.endswith("ed") and len(word) > 4:
        return "verb"
    if word.endswith("ing") and len(word) > 5:
        return "ing"
    return tags.get(word.replace("’", "'"), "w") if "’" in word else _by_last_part(word, tags)


def _by_last_part(word: str, tags: dict[str, str]) -> str:
    """A compound takes the tag of its last part if that is a noun for speakers."""
    last = tags.get(word.rpartition("-")[2], "w") if "-" in word else "w"
    return last if last in ("role", "thing") else "w"


def _settle(line: Line) -> None:
    """Decide what only the neighbours can tell."""
    words, tags = line.words, line.tags
    table = tag_table()
    for index, tag in enumerate(tags):
        if tag == "cap":
            before = tags[index - 1] if index else "."
            if before in (".", "quote", ":", "(") or (before == "-" and index == 1):
                lower = words[index].lower()
                known = table.get(lower) or _tag(lower, table)
                if known != "w" and not _is_name_start(line, index, known):
                    tags[index] = known
            elif words[index].lower() in _times():
                tags[index] = "time"
            elif words[index] == "I":
                tags[index] = "me"
        elif (tag[-1:] == "0" or tag in _BARE_OK) and (
            index
            and tags[index - 1] in _NOUN_BEFORE
            and (tag[-1] == "0" or words[index][-1] == "s")
        ):
            tags[index] = "thing" if words[index] in lexicon.speaking_things() else "w"


@cache
def _times() -> frozenset[str]:
    return frozenset(w for row in lexicon.sections("closed_class.txt")["time"] for w in row.split())


def _is_name_start(line: Line, index: int, known: str) -> bool:
    """Whether a known word that begins a sentence with a capital belongs to a name all the same."""
    if known in ("role", "adj", "thing", "verb", "ing", "call0", "do", "say0", "talk0", "think0"):
        following = line.tags[index + 1] if index + 1 < len(line.tags) else "."
        if following == "cap" and known in ("role", "adj", "thing"):
            return True
        return line.words[index].lower() in lexicon.first_names() and following not in ("det", "a")
    return False
