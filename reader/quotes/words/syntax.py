"""The syntax of a paragraph as its tags tell it: sentences, noun phrases, verbs and their voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.words.tags import CUES, is_verb

if TYPE_CHECKING:
    from reader.quotes.words.mentions import Mention

NOUN_PHRASE = frozenset(
    ["w", "num", "adj", "role", "thing", "speech", "cap", "time", "det", "a", "dem", "quant"]
) | {"poss", "'s"}
"""Tags inside a noun phrase."""
PREPOSITIONS = frozenset({"in", "on", "at", "for", "with", "about", "from", "prep"})
_CHUNK = {**dict.fromkeys(NOUN_PHRASE - {"speech"}, "n"), **dict.fromkeys(PREPOSITIONS, "p")}
_AUXILIARIES = frozenset({"be", "have", "do", "adv", "not"})
_PAST = CUES | {"verb"}
_FAR = 40
"""Tokens from which on a path is just far."""
_SENTENCE = 120
"""Tokens on each side beyond which a sentence is not followed."""
_ASIDES = frozenset({",", "(", "-"})
_ASIDE_ENDS = frozenset({",", ")", "-"})
_ASIDE = 32
"""Tokens an apposition may have."""
_LINKS = frozenset({"of", "for", "from", "in", "with", "at", "to", "on", "about"})


def voice(tags: list[str], verb: int) -> str:
    """Whether the verb at `verb` is in the passive: "p" if it is, else ""."""
    before = verb - 1
    while before >= 0 and tags[before] in ("adv", "not"):
        before -= 1
    passive = before >= 0 and tags[before] == "be" and tags[verb] in _PAST
    return "p" if passive else ""


def sentence_bounds(tags: list[str], token: int) -> tuple[int, int]:
    """The first token of the sentence around `token`, and the first behind the sentence."""
    start, least = token, max(0, token - _SENTENCE)
    while start > least and tags[start - 1] != ".":
        start -= 1
    end, most = token, min(len(tags), token + _SENTENCE)
    while end < most and tags[end] != ".":
        end += 1
    return start, end


def chunk_path(tags: list[str], start: int, end: int) -> str:
    """The tags from `start` to `end`, chunked; "far" where those are many."""
    return "far" if end - start > _FAR else chunked(tags, start, end)


def chunked(tags: list[str], start: int, end: int) -> str:
    """The tags from `start` to `end`, a noun phrase as "n", a preposition as "p", no adverbs."""
    steps: list[str] = []
    for tag in tags[start:end]:
        step = _CHUNK.get(tag, tag)
        if step == "adv" or (steps and step == "n" and steps[-1] == "n"):
            continue
        if step == "n" and len(steps) > 1 and steps[-1] in ("p", "of") and steps[-2] == "n":
            steps.pop()
            continue
        steps.append(step)
    return " ".join(steps)


def verb_of(mention: Mention) -> tuple[str, int]:
    """(tag, token) of the verb whose subject a mention is; ("", -1) if word order tells none."""
    tags = mention.tokens.tags
    index, count = mention.last + 1, len(tags)
    if index < count and tags[index] == "obj":  # "Byron herself said"
        index += 1
    if tags[index : index + 2] in (["adj", "time"], ["dem", "time"], ["w", "time"]):
        index += 2  # "Byron last week said"
    if index < count and tags[index] in _ASIDES:
        return _verb_after_aside(tags, index)
    if index < count and tags[index] in _LINKS:
        while index < count and (tags[index] in NOUN_PHRASE or tags[index] in _LINKS):
            index += 1
        if index < count and tags[index] in _ASIDES:
            return _verb_after_aside(tags, index)
    return _verb_at(tags, index)


def _verb_at(tags: list[str], index: int) -> tuple[str, int]:
    """(tag, token) of the verb at `index` or behind auxiliaries and adverbs there."""
    count = len(tags)
    last = -1
    while index < count and tags[index] in _AUXILIARIES:
        last = index if tags[index] not in ("adv", "not") else last
        index += 1
    if index < count and (is_verb(tags[index]) or tags[index].endswith("G")):
        return tags[index], index
    return (tags[last], last) if last >= 0 else ("", -1)


def _verb_after_aside(tags: list[str], index: int) -> tuple[str, int]:
    """(tag, token) of the verb behind an aside in commas, dashes or brackets from `index` on."""
    near = _verb_at(tags, index + 1)
    if near[0] in CUES:
        return near
    fallback = ("", -1)
    for ahead in range(index + 1, min(len(tags), index + _ASIDE)):
        if tags[ahead] in (".", "quote", ":"):
            break
        if tags[ahead] in _ASIDE_ENDS:
            verb = _verb_at(tags, ahead + 1)
            if verb[0] in CUES:
                return verb
            finite = not verb[0].endswith("G") or "be" in tags[ahead : verb[1]]
            if fallback[1] < 0 <= verb[1] and finite:
                fallback = verb
    return fallback
