"""The few layouts that leave no doubt who speaks, decided before any weighing."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.quotes.candidates import Candidate
from reader.quotes.features import is_cue, sentence_bounds, shape_of
from reader.quotes.holders import PEOPLE, token_of
from reader.quotes.mentions import NAME, Mention
from reader.quotes.scene import FINAL
from reader.quotes.titles import is_named

if TYPE_CHECKING:
    from reader.quotes.person import Person
    from reader.quotes.story import Story

_LABEL = re.compile(r"[A-Z][A-Z.'’ -]*[A-Z](?=:\s)")
CONFIDENCE = {
    "answer": 0.85,
    "closing": 0.9,
    "first person": 0.97,
    "headline": 0.95,
    "label": 0.98,
    "named": 0.9,
    "signature": 0.96,
    "continued": 0.97,
}
"""How often each layout is right, on the training articles; for answers, labels and names, which
are rare there, by estimate. (Their annotators give many a name to the source of what is said about
the thing.)"""
_SIGNED = 60
"""Tokens a paragraph with the name of its author at its end may have."""
_SIGNATURE_LENGTH = 14
"""Tokens a line that only names the author of the quotation above may have."""


def framed(story: Story, index: int) -> tuple[Candidate, str] | None:
    """The speaker the layout alone tells, and how."""
    quote = story.parsed.quotes[index]
    label = _label(story, index)
    if label is not None:
        return Candidate(label, quote.line, []), "label"
    if is_named(story.parsed, quote):
        return Candidate(None, quote.line, []), "named"
    if quote.segment.continues and index and not _has_cue(story, index):
        line, mention = story.speakers[index - 1]
        if mention is not None:
            return Candidate(mention, line, []), "continued"
    after_colon = _after_colon(story, index)
    if after_colon is not None:
        return after_colon, "headline"
    closing = _closing(story, index)
    if closing is not None:
        return closing, "closing"
    signature = _signature(story, index)
    if signature is not None:
        return signature, "signature"
    own = _first_person(story, index)
    if own is not None:
        return own, "first person"
    answer = _answer(story, index)
    return (answer, "answer") if answer else None


def _has_cue(story: Story, index: int) -> bool:
    """Whether the sentence of a quotation has a reporting verb."""
    quote = story.parsed.quotes[index]
    tags = story.parsed.lines[quote.line].tags
    start, end = sentence_bounds(tags, quote.token)
    return any(is_cue(tag) for tag in tags[start:end])


def _label(story: Story, index: int) -> Mention | None:
    """The name of a transcript's label inside the marks ("PENCE: We will …")."""
    quote = story.parsed.quotes[index]
    segment = quote.segment
    if quote.token != 0:
        return None
    match = _LABEL.match(story.parsed.text, segment.start, segment.end)
    if match is None:
        return None
    return Mention(match.start(), match.end(), NAME, 0, 0, tuple(match.group().split()))


def _after_colon(story: Story, index: int) -> Candidate | None:
    """The name after a headline's colon: “We will win”: Raman before the final."""
    quote = story.parsed.quotes[index]
    tags = story.parsed.lines[quote.line].tags
    if quote.line or quote.token or tags[1:2] != [":"]:
        return None
    named = _first_name(story, 0, 2)
    if named is None or named.mention is None:
        return None
    person = story.people.of(0, named.mention)
    return named if person is not None and person.human > 0 else None


def _closing(story: Story, index: int) -> Candidate | None:
    """The subject of a reporting clause that closes the sentence: "…, the minister has said."."""
    quote = story.parsed.quotes[index]
    tags, line, token = story.parsed.lines[quote.line].tags, quote.line, quote.token
    start, end = sentence_bounds(tags, token)
    cue = next((at for at in range(start, end) if is_cue(tags[at])), -1)
    if token == start or not token < cue >= end - FINAL:
        return None
    if tags[cue] != "say" or tags[cue + 1 : cue + 2] == [","]:
        return None
    for mention in story.heads_between(line, token + 2, cue):
        if story.verb(line, mention)[1] == cue and tags[mention.first - 1] == ",":
            named = shape_of(story.parsed, quote).title == "T"
            return None if named else Candidate(mention, line, [], cue)
    return None


def _signature(story: Story, index: int) -> Candidate | None:
    """The name after a dash at the end of the paragraph, or alone in the next."""
    quote = story.parsed.quotes[index]
    tags = story.parsed.lines[quote.line].tags
    if tags[0] != "quote":
        return None
    if len(tags) <= _SIGNED and "-" in tags and not any(map(is_cue, tags)):
        dash = max(token for token, tag in enumerate(tags) if tag == "-")
        behind = tags[dash + 1 :]
        if tags[dash - 1] in ("quote", ".") and "quote" not in behind and "." not in behind[:-1]:
            return _first_name(story, quote.line, dash + 1)
    following = quote.line + 1
    if len(tags) == 1 and following < len(story.parsed.lines):
        below = story.parsed.lines[following].tags
        if below[:1] == ["-"] and len(below) < _SIGNATURE_LENGTH and "quote" not in below:
            return _first_name(story, following, 1)
    return None


def _first_person(story: Story, index: int) -> Candidate | None:
    """The writer, who says so right after the words: “What did you see?” I ask."""
    quote = story.parsed.quotes[index]
    tags = story.parsed.lines[quote.line].tags
    stopped = tags[quote.token + 1 : quote.token + 2] in ([","], ["."])
    token = quote.token + 1 + stopped
    if tags[token : token + 1] != ["me"] or not any(map(is_cue, tags[token + 1 : token + 2])):
        return None
    if not (stopped or story.parsed.text[quote.segment.end - 1] == ","):
        return None
    return _first_name(story, quote.line, token)


def _answer(story: Story, index: int) -> Candidate | None:
    """The one interviewed, where nothing but a question stands before the quotation.

    The writer may have said that they ask it: “And your father?” I ask.
    """
    line, parsed = story.parsed.quotes[index].line, story.parsed
    if not line or parsed.quotes[index].token:
        return None
    tags, above = parsed.lines[line].tags, parsed.lines[line - 1]
    if above.words[-1:] == ["?"] and above.tags[0] != "quote":
        asked = not any(map(is_cue, tags))
    else:
        alone = tags[1:2] in ([], ["."])
        asked = alone and _writer_asked(story, index - 1, line - 1)
    person = _interviewed(story, line) if asked else None
    if person is None:
        return None
    before = bisect_left(person.places, line, key=lambda place: place[0])
    where, mention = person.places[before - 1]
    return Candidate(mention, where, [])


def _writer_asked(story: Story, index: int, line: int) -> bool:
    """Whether quotation `index` is a question of the writer's in a paragraph."""
    if index < 0 or story.parsed.quotes[index].line != line:
        return False
    mention = story.speakers[index][1]
    asked = story.parsed.text[story.parsed.quotes[index].segment.end - 1] == "?"
    return asked and mention is not None and mention.words == ("I",)


def _interviewed(story: Story, line: int) -> Person | None:
    """Who has said most so far; if nobody has, who is named first."""
    named = [p for p in story.people.persons[:PEOPLE] if p.places and p.places[0][0] < line]
    most = max(named, key=lambda person: story.spoken[person], default=None)
    if most in story.spoken:
        return most
    return min((p for p in named if p.human > 0), key=lambda p: token_of(p.places[0]), default=None)


def _first_name(story: Story, line: int, token: int) -> Candidate | None:
    tags = story.parsed.lines[line].tags
    for mention in story.parsed.mentions[line]:
        if mention.first == token and "'s" not in tags[token : mention.last + 2]:
            return Candidate(mention, line, [])
    return None
