"""What speaks for and against a candidate, as readable strings that carry learned weights."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from reader.quotes import lexicon

if TYPE_CHECKING:
    from reader.quotes.mentions import Mention
    from reader.quotes.parsed import Parsed, Quote
    from reader.quotes.tokens import Line

_NOUN = frozenset(
    {
        "w",
        "num",
        "adj",
        "role",
        "thing",
        "speech",
        "cap",
        "time",
        "det",
        "a",
        "dem",
        "quant",
        "poss",
        "'s",
    }
)
_PREP = frozenset({"in", "on", "at", "for", "with", "about", "from", "prep"})
_CUES = frozenset({"say", "write", "tell", "call", "think", "talk"})
_VERBS = _CUES | {c + "0" for c in _CUES} | {"verb", "be", "have", "do"}
_ANY_CUE = _CUES | {cue + form for cue in _CUES for form in "0G"}
_STEP = {**dict.fromkeys(_NOUN - {"speech"}, "n"), **dict.fromkeys(_PREP, "p")}
_AUX = frozenset({"be", "have", "do", "adv", "not"})
_PAST = _CUES | {"verb"}
_FAR = 40
_TITLE = 400
"""Characters of a quotation that show whether it is a title."""
_SENTENCE = 120
"""Tokens on each side beyond which a sentence is not followed."""
_ASIDES = frozenset({",", "(", "-"})
_ASIDE_ENDS = frozenset({",", ")", "-"})
_ASIDE = 32
"""Tokens an apposition may have."""
_LINKS = frozenset({"of", "for", "from", "in", "with", "at", "to", "on", "about"})


_SPOKEN_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")


def voice(tags: list[str], verb: int) -> str:
    """ "p" if the verb at `verb` is in the passive, else ""."""
    before = verb - 1
    while before >= 0 and tags[before] in ("adv", "not"):
        before -= 1
    passive = before >= 0 and tags[before] == "be" and tags[verb] in _PAST
    return "p" if passive else ""


def bucket(number: int) -> str:
    """A small number as it is, a larger one by its order."""
    if number < 5:
        return str(number)
    return "5" if number < 8 else "8" if number < 13 else "13" if number < 25 else "25"


def is_cue(tag: str) -> bool:
    """Whether a tag is that of a reporting verb in any form."""
    return tag in _ANY_CUE


def is_verb(tag: str) -> bool:
    """Whether a tag is that of any verb."""
    return tag in _VERBS


def sentence_bounds(tags: list[str], token: int) -> tuple[int, int]:
    """First token of the sentence around `token`, and the first after it."""
    start, least = token, max(0, token - _SENTENCE)
    while start > least and tags[start - 1] != ".":
        start -= 1
    end, most = token, min(len(tags), token + _SENTENCE)
    while end < most and tags[end] != ".":
        end += 1
    return start, end


def path(tags: list[str], start: int, end: int) -> str:
    """The tags from `start` to `end`, folded; "far" for a long way."""
    return "far" if end - start > _FAR else fold(tags, start, end)


def fold(tags: list[str], start: int, end: int) -> str:
    """The tags from `start` to `end` with noun phrases folded and adverbs dropped."""
    steps: list[str] = []
    for tag in tags[start:end]:
        step = _STEP.get(tag, tag)
        if step == "adv" or (steps and step == "n" and steps[-1] == "n"):
            continue
        if step == "n" and len(steps) > 1 and steps[-1] in ("p", "of") and steps[-2] == "n":
            steps.pop()
            continue
        steps.append(step)
    return " ".join(steps)


def verb_of(line: Line, mention: Mention) -> tuple[str, int]:
    """(tag, token) of the verb a mention is the subject of; ("", -1) if order tells none."""
    tags = line.tags
    index, count = mention.last + 1, len(tags)
    if index < count and tags[index] == "obj":  # "Byron herself said"
        index += 1
    if tags[index : index + 2] in (["adj", "time"], ["dem", "time"], ["w", "time"]):
        index += 2  # "Byron last week said"
    if index < count and tags[index] in _ASIDES:
        return _verb_after_aside(tags, index)
    if index < count and tags[index] in _LINKS:
        while index < count and (tags[index] in _NOUN or tags[index] in _LINKS):
            index += 1
        if index < count and tags[index] in _ASIDES:
            return _verb_after_aside(tags, index)
    return _verb_at(tags, index)


def _verb_at(tags: list[str], index: int) -> tuple[str, int]:
    """The verb at `index`, after auxiliaries and adverbs."""
    count = len(tags)
    last = -1
    while index < count and tags[index] in _AUX:
        last = index if tags[index] not in ("adv", "not") else last
        index += 1
    if index < count and (tags[index] in _VERBS or tags[index].endswith("G")):
        return tags[index], index
    return (tags[last], last) if last >= 0 else ("", -1)


def _verb_after_aside(tags: list[str], index: int) -> tuple[str, int]:
    """The verb after what stands between commas, dashes or brackets from `index`."""
    near = _verb_at(tags, index + 1)
    if near[0] in _CUES:
        return near
    fallback = ("", -1)
    for ahead in range(index + 1, min(len(tags), index + _ASIDE)):
        if tags[ahead] in (".", "quote", ":"):
            break
        if tags[ahead] in _ASIDE_ENDS:
            verb = _verb_at(tags, ahead + 1)
            if verb[0] in _CUES:
                return verb
            finite = not verb[0].endswith("G") or "be" in tags[ahead : verb[1]]
            if fallback[1] < 0 <= verb[1] and finite:
                fallback = verb
    return fallback


@dataclass(frozen=True, slots=True)
class Shape:
    """What a quotation looks like, apart from who may have said it."""

    context: str
    """The tags around it."""
    form: str
    """How it begins, ends, and how long it is."""
    words: int
    title: str
    """"T" if most of its words have a capital, "c" if some, "l" if none."""
    vocabulary: frozenset[str]
    """Its words, in lower case."""
    person: str
    """"I" or "we" if it says so, "-" if neither."""
    finite: bool
    """Whether it has a verb or pronoun a clause cannot do without."""
    first: str
    """Its first word."""
    last: str
    """Its last word."""


def shape_of(parsed: Parsed, quote: Quote) -> Shape:
    """The shape of one quotation."""
    line = parsed.lines[quote.line]
    words = parsed.text[quote.segment.start : quote.segment.end]
    before = line.tags[quote.token - 1] if quote.token else "^"
    after = line.tags[quote.token + 1] if quote.token + 1 < len(line.tags) else "$"
    before = "n" if before in _NOUN else "p" if before in _PREP else before
    after = "n" if after in _NOUN else "p" if after in _PREP else after
    count = words.count(" ") + 1
    end = words[-1:] if not words[-1:].isalnum() else "w"
    end = "." if end in ".?!…" else end if end in ",w-" else "o"
    start = "U" if words[:1].isupper() else "l"
    spoken = _SPOKEN_WORD.findall(words.lower().replace("’", "'"))
    vocabulary = frozenset(spoken)
    return Shape(
        f"{before}_{after}",
        f"{start}{end}{bucket(count)}",
        count,
        _title(words),
        vocabulary,
        next((who for who in ("I", "we") if vocabulary & _clause_words(who)), "-"),
        bool(vocabulary & _clause_words("clause")),
        spoken[0] if spoken else "",
        spoken[-1] if spoken else "",
    )


@cache
def _clause_words(heading: str) -> frozenset[str]:
    """The words under a heading of `data/clause_words.txt`."""
    rows = lexicon.sections("clause_words.txt")[heading]
    return frozenset(word for row in rows for word in row.split())


def _title(words: str) -> str:
    parts = words[:_TITLE].split()
    capitals = sum(part[0].isupper() for part in parts)
    if len(parts) > 1 and capitals * 3 >= len(parts) * 2:
        return "T"
    return "c" if capitals else "l"
