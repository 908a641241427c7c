"""Why a speaker was chosen, in words a reader of news understands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.words.mentions import NAME, PRONOUN, Mention

if TYPE_CHECKING:
    from reader.quotes.attribution.decision import Decision
    from reader.quotes.coreference.discourse import Discourse
    from reader.quotes.people.person import Person
    from reader.quotes.words.parsing import ParsedQuotation

NOBODY = "nobody is said to have said it"
_PATTERNS = {
    "label": "labelled as the speaker: “{words}:”",
    "answer": "answers the question before: {speaker}",
    "signature": "signed: “— {words}”",
    "repeated": "says these words in the article: {speaker}",
    "headline": "named after the colon: “{words}”",
    "continued": "continues the quotation of the paragraph before",
}
"""The reasons of patterns that tell more than the mention does."""
_LOOK = 200
"""Tokens that are looked through for the end of a sentence."""
_SHOWN = 48
"""Characters of the article a reason may show."""


def reason_of(discourse: Discourse, index: int, decision: Decision) -> str:
    """The reason for the speaker that was chosen for quotation `index`."""
    quotation = discourse.article.quotations[index]
    candidate, person = decision.candidate, decision.person
    mention = candidate.mention
    if mention is None:
        return f"a name, a title or an inscription: {NOBODY}" if decision.pattern else NOBODY
    name = person.name if person else ""
    words = discourse.article.text[mention.start : mention.end]
    if decision.pattern in _PATTERNS:
        return _PATTERNS[decision.pattern].format(words=words, speaker=name or words)
    if candidate.is_last_speaker:
        return f"continues the last speaker, {name or words}"
    if mention.kind == PRONOUN:
        return _pronoun(discourse, index, mention, words, person)
    place = _place(discourse, quotation, decision, mention)
    if mention.kind == NAME or person is None or not person.named:
        return f"{'named' if mention.kind == NAME else 'said to be the source'} {place}"
    return f"described {place}; the article calls {name} that"


def _place(
    discourse: Discourse, quotation: ParsedQuotation, decision: Decision, mention: Mention
) -> str:
    """Where a mention stands, with its verb if that is near."""
    if mention.paragraph != quotation.paragraph:
        before = mention.paragraph < quotation.paragraph
        return "in a paragraph before" if before else "in the paragraph after"
    tokens = mention.tokens
    after = mention.first > quotation.token
    low, high = sorted((mention.first, quotation.token))
    if "." in tokens.tags[low:high]:
        return "later in the paragraph" if after else "earlier in the paragraph"
    start, end = mention.start, mention.end
    cue = decision.cue
    if cue is not None:
        start, end = min(start, cue.start), max(end, cue.end)
    shown = f": “{discourse.article.text[start:end]}”" if end - start <= _SHOWN else ""
    near = high - low <= 4
    side = "after" if after else "before"
    return (f"right {side} the quotation" if near else "in the same sentence") + shown


def _pronoun(
    discourse: Discourse, index: int, mention: Mention, words: str, person: Person | None
) -> str:
    """What a pronoun was taken to stand for."""
    if person is None:
        return f"‘{words}’; the article does not make clear who that is"
    name = person.name
    if index and person is discourse.speakers[index - 1]:
        return f"‘{words}’: the last speaker, {name}"
    named = person.last_before(mention)
    if named is None:
        return f"‘{words}’: {name}"
    role = "the subject of" if discourse.verb(named)[0] else "named in"
    back = mention.paragraph - named.paragraph
    if back:
        where = "the paragraph before" if back == 1 else "an earlier paragraph"
    else:
        tags = mention.tokens.tags[named.last : mention.first]
        stops = tags[:_LOOK].count(".")
        where = ("the sentence", "the sentence before")[stops] if stops < 2 else "this paragraph"
    return f"‘{words}’: {role} {where}, {name}"
