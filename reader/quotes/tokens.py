"""The words of a paragraph with rough tags, each quoted segment folded into one token.

Tags are those of `data/closed_class.txt`, a cue's class ("say", "write", "tell", "call", "think",
"talk"; with "G" for an -ing form and "0" for a bare one), and
    verb ing   other verbs, and -ing forms
    cap        part of a name
    role thing speech   nouns for people, for bodies and texts that speak, for acts of speech
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
    r"|(?:Mrs?|Ms|Dr|Prof|Gen|Col|Lt|Maj|Adm|Cmdr|Sgt|Cpl|Pvt|Capt|Del|Sec|Msgr|Sens?|Reps?|Govs?|Rev|Hon|St|Jr|Sr|Det"
    r"|Supt|Cllr|Gov|Jan|Feb|Aug|Sept|Oct|Nov|Dec|No|[A-Z])\.(?=\s)"
    r"|[^\W\d_]+(?:[-’'&][^\W\d_]+|\.[a-z0-9]+)*"
    r"|[$£€]?\d[\w.,:/%-]*(?<![.,:])%?"
    r"|--+|\.\.\.+|[@#]\w+|[^\w\s]"
)
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
_CONTRACTED = re.compile(
    r"(he|she|they|it|who|i|we|you|that|there)['’](s|d|ll|ve|re|m)", re.IGNORECASE
)
_CONTRACTION_TAGS = {"s": "be", "d": "do", "ll": "do", "ve": "have", "re": "be", "m": "be"}
_NEXT_WORD = re.compile(r"[\s’”\"')\]]*(\w+)")
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
_CUES = frozenset({"say", "write", "tell", "call", "think", "talk"})
_VERB_OR_NOUN = _CUES | {cue + "0" for cue in _CUES} | {"verb"}
_NEVER_NAMES = frozenset(
    [
        "pron",
        "they",
        "it",
        "me",
        "who",
        "obj",
        "poss",
        "det",
        "a",
        "dem",
        "that",
        "quant",
        "of",
        "to",
        "as",
        "by",
        "for",
        "with",
        "about",
        "in",
        "on",
        "at",
        "from",
        "prep",
        "and",
        "or",
        "but",
        "while",
        "because",
        "when",
        "if",
        "though",
        "which",
        "there",
        "not",
        "according",
        "adv",
        "time",
        "be",
        "have",
    ]
)
_SHOUTED = frozenset({"us", "it", "who"})
"""Words that in capitals are names: US, IT, WHO."""
_ABBREVIATED = re.compile(r"(?:\w\.)+\w?\.?$|(?:Inc|Co|Corp|Jr|Sr|Ltd)\.$")
_BEFORE_CAPITAL = frozenset({".", "quote", ":", "("})
_AFTER_SUBJECT = _CUES | {"verb", "be", "have", "do"}
_SUBJECT_PRONOUNS = frozenset({"pron", "they", "me", "do"})
_AFTER_VERB = frozenset(
    ["det", "a", "poss", "cap", "that", "obj", "quant", "quote", "adv", "to", "dem", "pron", "not"]
)
_CAPITALISED = re.compile(r"(?<=[a-z,’'] )[A-Z][\w’'-]*[a-z]")
_NOUN_BEFORE = frozenset(
    {"poss", "det", "a", "adj", "dem", "quant", "num", "of", "'s", "prep", "for"}
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


def capitalised(text: str) -> frozenset[str]:
    """Words that have a capital inside a sentence somewhere in `text`."""
    return frozenset(_CAPITALISED.findall(text))


def read_line(
    text: str, span: Span, segments: list[Segment], names: frozenset[str] = frozenset()
) -> Line:
    """The tokens of the paragraph `span`, whose quoted segments are `segments`.

    `names` are words known to have a capital wherever they stand.
    """
    line = Line([], [], [], [], [])
    position = span.start
    for segment in segments:
        _add_tokens(line, text, position, segment.opening)
        line.quotes.append(len(line.words))
        _append(line, "“”", segment.start, segment.end, "quote")
        if _ends_sentence(text, segment, span.end):
            _append(line, "", segment.closing, segment.closing, ".")
        position = segment.closing
    _add_tokens(line, text, position, span.end)
    _settle(line, names)
    return line


def _append(line: Line, word: str, start: int, end: int, tag: str) -> None:
    line.words.append(word)
    line.starts.append(start)
    line.ends.append(end)
    line.tags.append(tag)


def _ends_sentence(text: str, segment: Segment, end: int) -> bool:
    """Whether the stop inside a quotation ends the writer's sentence too."""
    following = _NEXT_WORD.match(text, segment.closing, end)
    if following is None or not following.group(1)[0].isupper():
        return False
    last = text[segment.end - 1]
    if last == ".":
        return True
    return last in "?!…" and following.group(1).lower() in tag_table()


def _add_tokens(line: Line, text: str, start: int, end: int) -> None:
    table = tag_table()
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        first, last = match.span()
        if word[-1] in "s'’dlemD" and len(word) > 2 and ("’" in word or "'" in word):
            contracted = _CONTRACTED.fullmatch(word)
            if contracted:
                cut = first + contracted.end(1)
                _append(line, contracted[1], first, cut, table.get(contracted[1].lower(), "w"))
                ending = contracted[2].lower()
                _append(line, contracted[2], cut, last, _CONTRACTION_TAGS[ending])
                continue
            possessive = _POSSESSIVE.search(word)
            if possessive:
                cut = first + possessive.start()
                word = word[: possessive.start()]
                _append(line, word, first, cut, table.get(word) or _tag(word, table))
                _append(line, "'s", cut, last, "'s")
                continue
        elif line.words and _ABBREVIATED.match(line.words[-1]) and word.lower() in _starters():
            if word[0].isupper():
                _append(line, "", first, first, ".")
        _append(line, word, first, last, table.get(word) or _tag(word, table))


@cache
def _starters() -> frozenset[str]:
    """Words that begin a sentence if they have a capital after an abbreviation."""
    table = tag_table()
    return frozenset(word for word, tag in table.items() if tag in _NEVER_NAMES)


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
    for noun in lexicon.speech_nouns():
        if noun not in table:
            table[noun] = "speech"
    for tag, rows in lexicon.sections("closed_class.txt").items():
        table |= dict.fromkeys((word for row in rows for word in row.split()), tag)
    return table | _STOPS | {"'s": "'s", "’s": "'s"}


def _tag(word: str, tags: dict[str, str]) -> str:
    """The tag of a word that is not in the table as it stands."""
    first = word[0]
    if first.isupper():
        return "cap"
    if word in ("nothing", "something", "everything", "anything"):
        return "w"
    if word.endswith(("-old", "-olds")):
        return "role"
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


def _settle(line: Line, names: frozenset[str]) -> None:
    """Decide what only the neighbours can tell."""
    words, tags = line.words, line.tags
    for index, tag in enumerate(tags):
        if tag == "cap":
            before = tags[index - 1] if index else "."
            if before in _BEFORE_CAPITAL or (before == "-" and index == 1):
                tags[index] = _initial_tag(line, index, names)
            elif words[index] == "I":
                tags[index] = "me"
            elif words[index].lower() in _times():
                tags[index] = "time"
        elif tag[-1:] == "0" and index and tags[index - 1] == "be":
            tags[index] = "w"
        elif tag == "w" and index and _is_verb(line, index):
            tags[index] = "verb"
        elif tag in _VERB_OR_NOUN and index and tags[index - 1] in _NOUN_BEFORE:
            if tag[-1] == "0" or words[index][-1] == "s":
                tags[index] = _noun_tag(words[index])


def _is_verb(line: Line, index: int) -> bool:
    """Whether an unknown word is a verb, by what stands around it."""
    word, before = line.words[index], line.tags[index - 1]
    if before == "to":
        return word in lexicon.words("verbs_bare.txt")
    if before in _SUBJECT_PRONOUNS:
        return True
    if before not in ("cap", "who", "and") or word[-1] != "s" or word.endswith("ss"):
        return False
    following = line.tags[index + 1] if index + 1 < len(line.tags) else "."
    return following in _AFTER_VERB


def _noun_tag(word: str) -> str:
    if word in lexicon.speaking_things():
        return "thing"
    return "speech" if word in lexicon.speech_nouns() else "w"


def _initial_tag(line: Line, index: int, names: frozenset[str]) -> str:
    """The tag of a word with a capital that any word would have there."""
    word = line.words[index]
    lower = word.lower()
    if len(word) > 1 and word.isupper() and lower in _SHOUTED:
        return "cap"
    known = tag_table().get(lower)
    following = line.tags[index + 1] if index + 1 < len(line.tags) else "."
    if known is None:
        guess = _tag(lower, tag_table())
        if word in names or lower in lexicon.first_names():
            return "cap"
        if guess == "w":
            return "adj" if following == "role" and lower not in lexicon.nations() else "cap"
        return "cap" if guess in ("adv", "ing", "verb") and following in _AFTER_SUBJECT else guess
    if known in _NEVER_NAMES:
        return known
    if word in names or (following == "cap" and known in ("role", "adj", "thing")):
        return "cap"
    return "cap" if lower in lexicon.first_names() and following not in ("det", "a") else known


@cache
def _times() -> frozenset[str]:
    return frozenset(w for row in lexicon.sections("closed_class.txt")["time"] for w in row.split())
