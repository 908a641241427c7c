"""The context of a quotation, which all candidates share: its sentence, its cues, its shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.quotes.attribution.governors import Governor, governors
from reader.quotes.attribution.quotation_shape import QuotationShape, shape_of
from reader.quotes.words.syntax import sentence_bounds
from reader.quotes.words.tags import is_cue

if TYPE_CHECKING:
    from reader.quotes.coreference.discourse import Discourse
    from reader.quotes.people.person import Person
    from reader.quotes.words.mentions import Mention
    from reader.quotes.words.parsing import ParsedQuotation
    from reader.quotes.words.tokens import Tokens

FINAL = 3
"""Tokens from the end of the sentence a final cue stands at most."""
_SHARING = frozenset({"and", "but", "or", ",", "to"})
"""Tags before a verb that shares the subject of an earlier one."""


@dataclass(frozen=True, slots=True)
class QuotationContext:
    """One quotation and what surrounds it."""

    discourse: Discourse
    index: int
    quotation: ParsedQuotation
    tokens: Tokens
    """The tokens of its paragraph."""
    shape: QuotationShape
    last_mention: Mention | None
    """The mention that names the speaker of the quotation before; None for nobody."""
    last_speaker: Person | None
    """The speaker of the quotation before, where it is known."""
    start: int
    end: int
    """The first token of its sentence, and the first behind that."""
    before: int
    after: int
    """The nearest cue on each side in the sentence, or -1."""
    outer: int
    """The first cue of the sentence, or -1."""
    clause: str
    """The tag that leads into the clause of the cue before it ("that", "prep"), or ""."""
    governors: list[Governor]
    """The reporting verbs before it that it depends on, the nearest first."""
    previous: str
    """"s" if a quotation stands before it in the sentence, "p" if in the paragraph, else "-"."""

    edge: str
    """How the quotation begins and ends."""
    alone: bool
    """Whether the sentence is nothing but quotation."""
    final: bool
    """Whether the cue after it ends the sentence, as in "…, the minister has said."."""
    word_before: str
    """The word before the quotation, "^" at the start of a paragraph."""
    joined: bool
    """Whether the cue before it shares the subject of an earlier verb."""


def context_of(discourse: Discourse, index: int) -> QuotationContext:
    """The context of quotation `index`."""
    quotations = discourse.article.quotations
    quotation = quotations[index]
    paragraph, token = quotation.paragraph, quotation.token
    tokens, tags = quotation.tokens, quotation.tokens.tags
    start, end = sentence_bounds(tags, token)
    cues = [at for at in range(start, end) if is_cue(tags[at])]
    before = max((at for at in cues if at < token), default=-1)
    after = min((at for at in cues if at > token), default=-1)
    previous = "-"
    if index and quotations[index - 1].paragraph == paragraph:
        previous = "s" if quotations[index - 1].token >= start else "p"
    shape = shape_of(quotation)
    return QuotationContext(
        discourse=discourse,
        index=index,
        quotation=quotation,
        tokens=tokens,
        shape=shape,
        last_mention=discourse.speaker_mentions[index - 1] if index else None,
        last_speaker=discourse.last_speaker(),
        start=start,
        end=end,
        before=before,
        after=after,
        outer=cues[0] if cues else -1,
        clause=_clause(discourse, paragraph, start, before),
        governors=governors(discourse, paragraph, start, token),
        previous=previous,
        edge=shape.form[:2],
        alone=all(tag == "quote" for tag in tags[start:end]),
        final=after >= max(0, end - FINAL),
        word_before=tokens.words[token - 1].lower() if token else "^",
        joined=before > 0 and (tags[before][-1] == "G" or tags[before - 1] in _SHARING),
    )


def _clause(discourse: Discourse, paragraph: int, start: int, cue: int) -> str:
    """The tag before the subject of a cue in the sentence from `start`; "" if it has none."""
    tags = discourse.article.tokens[paragraph].tags
    for mention in discourse.heads_between(paragraph, start, cue):
        if discourse.verb(mention)[1] == cue:
            return tags[mention.first - 1] if mention.first else "^"
    return ""
