"""Why a speaker was chosen, in words a reader of news understands."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.quotes.mentions import NAME, PRONOUN, Mention

if TYPE_CHECKING:
    from reader.quotes.decision import Decision
    from reader.quotes.parsed import Quote
    from reader.quotes.person import Person
    from reader.quotes.story import Story

NOBODY = "nobody is said to have said it"
_LOOK = 200
"""Tokens that are looked through for the end of a sentence."""
_SHOWN = 48
"""Characters of the article a reason may show."""


def reason_of(story: Story, index: int, decision: Decision) -> str:
    """The reason of one decision for somebody."""
    quote = story.parsed.quotes[index]
    candidate, person = decision.candidate, decision.person
    mention = candidate.mention
    if mention is None:
        return f"a name, a title or an inscription: {NOBODY}" if decision.frame else NOBODY
    name = person.name if person else ""
    words = story.parsed.text[mention.start : mention.end]
    if decision.frame == "label":
        return f"labelled as the speaker: “{words}:”"
    if decision.frame == "answer":
        return f"answers the question before: {name or words}"
    if decision.frame == "signature":
        return f"signed: “— {words}”"
    if decision.frame == "repeated":
        return f"says these words in the article: {name or words}"
    if decision.frame == "headline":
        return f"named after the colon: “{words}”"
    if decision.frame == "continued":
        return "continues the quotation of the paragraph before"
    if candidate.carried:
        return f"continues the last speaker, {name or words}"
    if mention.kind == PRONOUN:
        return _pronoun(story, index, candidate.line, mention, words, person)
    place = _place(story, quote, decision, mention)
    if mention.kind == NAME or person is None or not person.named:
        return f"{'named' if mention.kind == NAME else 'said to be the source'} {place}"
    return f"described {place}; the article calls {name} that"


def _place(story: Story, quote: Quote, decision: Decision, mention: Mention) -> str:
    """Where the mention stands, with its verb if that is near."""
    line = decision.candidate.line
    if line != quote.line:
        return "in a paragraph before" if line < quote.line else "in the paragraph after"
    tokens = story.parsed.lines[line]
    after = mention.first > quote.token
    low, high = sorted((mention.first, quote.token))
    if "." in tokens.tags[low:high]:
        return "later in the paragraph" if after else "earlier in the paragraph"
    start, end = mention.start, mention.end
    cue = decision.cue
    if cue is not None:
        start, end = min(start, cue.start), max(end, cue.end)
    shown = f": “{story.parsed.text[start:end]}”" if end - start <= _SHOWN else ""
    near = high - low <= 4
    side = "after" if after else "before"
    return (f"right {side} the quotation" if near else "in the same sentence") + shown


def _pronoun(
    story: Story, index: int, line: int, mention: Mention, words: str, person: Person | None
) -> str:
    """What a pronoun was taken to stand for."""
    if person is None:
        return f"‘{words}’; the article does not make clear who that is"
    name = person.name
    if person is story.speaker_before(index):
        return f"‘{words}’: the last speaker, {name}"
    before = bisect_left(
        person.places, (line, mention.first), key=lambda place: (place[0], place[1].first)
    )
    if not before:
        return f"‘{words}’: {name}"
    there, named = person.places[before - 1]
    role = "the subject of" if story.verb(there, named)[0] else "named in"
    if there < line:
        where = "the paragraph before" if there == line - 1 else "an earlier paragraph"
    else:
        stops = story.parsed.lines[line].tags[named.last : mention.first][:_LOOK].count(".")
        where = ("the sentence", "the sentence before")[stops] if stops < 2 else "this paragraph"
    return f"‘{words}’: {role} {where}, {name}"
