"""What speaks for and against a candidate, as readable strings that carry learned weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.quotes.mentions import Mention
    from reader.quotes.parsed import Parsed, Quote
    from reader.quotes.tokens import Line

_NOUN = frozenset(
    {"w", "num", "adj", "role", "thing", "cap", "time", "det", "a", "dem", "quant", "poss", "'s"}
)
_PREP = frozenset({"in", "on", "at", "for", "with", "about", "from", "prep"})
_CUES = frozenset({"say", "write", "tell", "call", "think", "talk"})
_VERBS = _CUES | {c + "0" for c in _CUES} | {"verb", "be", "have", "do"}
_AUX = frozenset({"be", "have", "do", "adv", "not"})
_FAR = 40


def bucket(number: int) -> str:
    """A small number as it is, a larger one by its order."""
    if number < 5:
        return str(number)
    return "5" if number < 8 else "8" if number < 13 else "13" if number < 25 else "25"


def path(tags: list[str], start: int, end: int) -> str:
    """The tags from `start` to `end` with noun phrases folded and adverbs dropped."""
    if end - start > _FAR:
        return "far"
    steps: list[str] = []
    for tag in tags[start:end]:
        step = "n" if tag in _NOUN else "p" if tag in _PREP else tag
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
    if index < count and tags[index] in (",", "(", "-"):
        closing = ")" if tags[index] == "(" else tags[index]
        limit = min(count, index + 22)
        ahead = index + 1
        while ahead < limit and tags[ahead] not in (closing, ".", "quote", ":"):
            ahead += 1
        if ahead < limit and tags[ahead] == closing:
            index = ahead + 1
            if index < count and tags[index] in (",",):
                index += 1
        else:
            return "", -1
    elif index < count and tags[index] in ("of", "for", "from", "in", "with", "at", "to"):
        ahead = index
        while ahead < count and (
            tags[ahead] in _NOUN or tags[ahead] in _PREP or tags[ahead] in ("of", "to", "and")
        ):
            ahead += 1
        index = ahead
    while (
        index < count
        and tags[index] in _AUX
        and index + 1 < count
        and (tags[index + 1] in _VERBS or tags[index + 1] in _AUX or tags[index + 1].endswith("G"))
    ):
        index += 1
    if index < count and (tags[index] in _VERBS or tags[index] == "and" or tags[index] == "who"):
        return tags[index], index
    return "", -1


@dataclass(frozen=True, slots=True)
class Shape:
    """What a quotation looks like, apart from who may have said it."""

    context: str
    """The tags around it."""
    form: str
    """How it begins, ends, and how long it is."""
    words: int


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
    return Shape(f"{before}_{after}", f"{start}{end}{bucket(count)}", count)
