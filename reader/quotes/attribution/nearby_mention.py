"""How a mention in the paragraph of a quotation stands to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.quotes.attribution.mention_traits import form_of, referent_of, speaker_continuity
from reader.quotes.words.syntax import chunk_path, voice

if TYPE_CHECKING:
    from reader.quotes.attribution.quotation_context import QuotationContext
    from reader.quotes.words.mentions import Mention

_CLAUSE_STARTS = frozenset({".", "^", ",", "and", "but", "quote", "while", "that", "when", "as"})
SUBORDINATORS = frozenset({"that", "which", "who", "if", "because", "when", "while", "as"})
"""Tags that lead into a subordinate clause."""
_TOUCHING = frozenset({"", "n", "n ,"})
_REACH = 12
"""Tokens from a cue within which its inverted subject or its object stands."""
_WINDOW = 200
"""Tokens between a mention and the quotation that are looked at."""


@dataclass(frozen=True, slots=True)
class NearbyMention:
    """A mention in the paragraph of a quotation, and how it stands to the quotation."""

    mention: Mention
    rank: int
    """Mentions between it and the quotation."""
    side: str
    """"B" if it stands before the quotation, "A" if after."""
    first: int
    end: int
    """The first token between it and the quotation, and the first behind those."""
    between: list[str]
    """The tags of the tokens between, of a few hundred at most."""
    gap: str
    """Its side, and the sentences and quotations between."""
    form: str
    referent: str
    continuity: str
    """Its traits: see `mention_traits`."""
    verb_token: int
    """The token of its verb, or -1."""
    verb: str
    """The tag of its verb, with "p" in the passive."""
    outer: str
    """"O" if its verb is the first cue of the sentence, else "-"."""
    relation: str
    """How it stands to the cues nearest to the quotation."""
    before: str
    behind: str
    """The tags around it."""
    clause_start: str
    """"L" if it begins a clause, else "-"."""


def nearby_mention(context: QuotationContext, mention: Mention, rank: int) -> NearbyMention:
    """How a mention, the `rank`th on its side, stands to the quotation."""
    tags, token = context.tokens.tags, context.quotation.token
    side = "B" if mention.last < token else "A"
    first, end = (mention.last + 1, token) if side == "B" else (token + 1, mention.first)
    between = tags[first : min(end, first + _WINDOW)]
    stops, quotations = between.count("."), between.count("quote")
    verb, at = context.discourse.verb(mention)
    before = tags[mention.first - 1] if mention.first else "^"
    return NearbyMention(
        mention,
        rank,
        side,
        first,
        end,
        between,
        gap=f"{side}.{min(stops, 3)}q{min(quotations, 3)}",
        form=form_of(mention),
        referent=referent_of(context.discourse, mention),
        verb_token=at,
        verb=verb + voice(tags, at),
        outer="O" if at >= 0 and at == context.outer else "-",
        relation=_relation(context, mention, at, side),
        before=before,
        behind=tags[mention.last + 1] if mention.last + 1 < len(tags) else "$",
        clause_start="L" if before in _CLAUSE_STARTS else "-",
        continuity=speaker_continuity(context, mention),
    )


def _relation(context: QuotationContext, mention: Mention, at: int, side: str) -> str:
    """How a mention with its verb `at` stands to the cues nearest to the quotation.

    "gb", "ga": the subject of the one before, after; "co": shares the one before, "cs": shares it
    from within a clause; "ia": follows the one after ("said X"); "ob": follows the one before
    ("told X"); "between", "left", "out": elsewhere between the cue and the quotation, in the
    sentence, in the paragraph.
    """
    tags = context.tokens.tags
    if at >= 0 and at in (context.before, context.after):
        return "gb" if at == context.before else "ga"
    if context.joined and context.start <= mention.first < context.before and at >= 0:
        return "cs" if mention.first and tags[mention.first - 1] in SUBORDINATORS else "co"
    for cue, name in ((context.after, "ia"), (context.before, "ob")):
        near = 0 <= cue < mention.first < cue + _REACH
        if near and chunk_path(tags, cue + 1, mention.first) in _TOUCHING:
            return name
    if side == "B" and 0 <= context.before < mention.first:
        return "between"
    if side == "B" and mention.first < context.before:
        return "left" if mention.first >= context.start else "out"
    return "-"
