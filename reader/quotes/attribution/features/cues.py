"""Features of a nearby mention and the reporting verbs of the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.attribution.quotation_shape import bucket
from reader.quotes.words.syntax import chunk_path, voice
from reader.quotes.words.tags import is_cue, is_verb

if TYPE_CHECKING:
    from reader.quotes.attribution.nearby_mention import NearbyMention
    from reader.quotes.attribution.quotation_context import QuotationContext

_WINDOW = 200
"""Tokens between a verb and the quotation that are looked at."""
_RIVALS = 3
"""Other subjects of cues between a mention and the quotation that are counted."""


def cue_features(context: QuotationContext, nearby: NearbyMention) -> list[str]:
    """Features of how a mention stands to the cues nearest to the quotation."""
    tokens, edge, token = context.tokens, context.edge, context.quotation.token
    tags, verb, at, side = tokens.tags, nearby.verb, nearby.verb_token, nearby.side
    relation, outer, gap = nearby.relation, nearby.outer, nearby.gap
    found = [
        relation,
        f"{relation} {nearby.clause_start} {nearby.referent} {'a' if context.alone else '-'}",
        f"{gap} {outer} {relation} {verb}",
        f"{outer} {relation} {_rivals(context, nearby)}",
        f"{relation} q {context.word_before} {edge}",
        f"{side} {outer} q {context.word_before}",
        f"{side} {outer} {relation} into{context.clause} {tags[context.before]}",
    ]
    if relation == "gb":
        found.append(f"gb {verb} d{bucket(token - at)} {edge}")
    if relation in ("ga", "ia"):
        found.append(f"{relation} final{context.final} {edge} {nearby.form}")
    if relation == "ga":
        found.append(f"ga {chunk_path(tags, token + 1, nearby.mention.first)} {edge}")
    elif relation in ("ia", "ob", "between"):
        cue = context.after if relation == "ia" else context.before
        found.append(f"{relation} {tags[cue]} {tokens.words[cue].lower()} {edge}")
        found.append(f"{relation} {chunk_path(tags, min(cue, token), max(cue, token))} {tags[cue]}")
    elif side == "B" and 0 <= at < token:
        way = chunk_path(tags, at + 1, token)
        verbs = sum(map(is_verb, tags[at + 1 : min(token, at + _WINDOW)]))
        found.append(f"vp {relation} {verb} {way}")
        found.append(f"vn {relation} {verb} {bucket(verbs)} {outer}")
    return found


def governor_features(context: QuotationContext, nearby: NearbyMention) -> list[str]:
    """Features of how far out the verb stands whose subject a mention before the quotation is."""
    chain, tags, mention = context.governors, context.tokens.tags, nearby.mention
    if nearby.side == "A" or not chain:
        return []
    depth = next((d for d, each in enumerate(chain) if each.subject == mention), -1)
    inner = chain[0]
    way = chunk_path(tags, inner.cue + 1, context.quotation.token)
    links = "|".join(each.link for each in chain[: max(depth, 1)])
    own = chain[depth].own if depth >= 0 else mention.first >= context.start
    verbs = " ".join(tags[each.cue] + voice(tags, each.cue) for each in chain[: depth + 1])
    word = context.tokens.words[inner.cue].lower()
    return [
        f"gov {depth} {own} {len(chain)} {context.edge}",
        f"gov {depth} {own} {nearby.form} {tags[inner.cue]}",
        f"gov {depth} {own} by {links}",
        f"gov {depth} {own} {verbs}",
        f"gov {depth} {own} {verbs} near {way}",
        f"gov {depth} {links} {verbs}",
        f"gov {depth} {own} W {word}",
    ]


def _rivals(context: QuotationContext, nearby: NearbyMention) -> int:
    """How many other subjects of cues stand between a mention and the quotation, up to a few."""
    discourse, quotation = context.discourse, context.quotation
    count, first = 0, max(nearby.mention.last + 1, context.start)
    for other in discourse.heads_between(quotation.paragraph, first, quotation.token):
        count += is_cue(discourse.verb(other)[0])
        if count == _RIVALS:
            break
    return count
