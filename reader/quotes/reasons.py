"""Why a speaker was chosen, in words a reader of news understands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.mentions import NAME, PRONOUN, Mention

if TYPE_CHECKING:
    from reader.quotes.decision import Decision
    from reader.quotes.parsed import Quote
    from reader.quotes.story import Story

NOBODY = "nobody is said to have said it"
_SHOWN = 48
"""Characters of the article a reason may show."""


def reason_of(story: Story, quote: Quote, decision: Decision) -> str:
    """The reason of one decision for somebody."""
    candidate, person = decision.candidate, decision.person
    mention = candidate.mention
    if mention is None:
        return NOBODY
    name = person.name if person else ""
    words = story.parsed.text[mention.start : mention.end]
    if decision.frame == "label":
        return f"labelled as the speaker: “{words}:”"
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
        return _pronoun(story, candidate.line, mention, words, name)
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


def _pronoun(story: Story, line: int, mention: Mention, words: str, name: str) -> str:
    """What a pronoun was taken to stand for."""
    if not name:
        return f"‘{words}’; the article does not make clear who that is"
    tags = story.parsed.lines[line].tags
    for back, there in ((0, "the sentence"), (1, "the paragraph before")):
        for other in story.parsed.mentions[line - back] if line >= back else ():
            if other.kind != NAME or (back == 0 and other.first > mention.first):
                continue
            person = story.people.of(line - back, other)
            if person is not None and person.name == name:
                stops = tags[other.last : mention.first].count(".") if back == 0 else 0
                where = (
                    "the sentence before" if stops == 1 else "this paragraph" if stops else there
                )
                role = "the subject of" if story.verb(line - back, other)[0] else "named in"
                return f"‘{words}’: {role} {where}, {name}"
    return f"‘{words}’: named before, {name}"
