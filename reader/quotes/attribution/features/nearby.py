"""Features of a nearby mention: how it, its verb and its words stand to the quotation.

A feature joins a few facts that mean something together. Most begin with the side of the mention
("B" before, "A" after) or, as a gap ("B.1q0"), with the sentences and quotations between as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.attribution.features.cues import cue_features, governor_features
from reader.quotes.attribution.nearby_mention import SUBORDINATORS
from reader.quotes.attribution.quotation_shape import bucket
from reader.quotes.people.name_matching import surname
from reader.quotes.words import lexicon
from reader.quotes.words.mentions import NAME, PHRASE
from reader.quotes.words.syntax import chunk_path, voice

if TYPE_CHECKING:
    from reader.quotes.attribution.nearby_mention import NearbyMention
    from reader.quotes.attribution.quotation_context import QuotationContext

_OWNED = frozenset({"speech", "thing", "role", "w", "verb", "call0", "say0"})
_OWNERS = frozenset({"his", "her", "their"})


def nearby_pruning_features(context: QuotationContext, nearby: NearbyMention) -> list[str]:
    """Those features of a nearby mention that tell most and are quickly found."""
    side, gap, form, relation = nearby.side, nearby.gap, nearby.form, nearby.relation
    start, neighbours = nearby.clause_start, context.shape.neighbours
    alone = "a" if context.alone else "-"
    return [
        f"{gap} {relation} {form} {context.edge}",
        f"{nearby.outer} {relation} {context.edge}",
        f"{relation} {neighbours} {context.shape.form}",
        f"{gap} v{nearby.verb} r{bucket(nearby.rank)}",
        f"{gap} b{nearby.before} {neighbours}",
        f"{gap} a{nearby.behind} {neighbours}",
        f"{gap} {form} {alone} {start}",
        f"{gap} {nearby.referent} {start} {alone}",
        f"{side} {nearby.continuity} {context.previous} {form} {alone}",
    ]


def nearby_features(context: QuotationContext, nearby: NearbyMention) -> list[str]:
    """The features of a nearby mention beyond those for pruning."""
    return [
        *_of_facts_and_path(context, nearby),
        *_of_place(context, nearby),
        *_of_neighbours(context, nearby),
        *cue_features(context, nearby),
        *_of_words(context, nearby),
        *governor_features(context, nearby),
        *_of_content(context, nearby),
    ]


def _of_facts_and_path(context: QuotationContext, nearby: NearbyMention) -> list[str]:
    """Single facts and pairs, to go by where joined ones are rare; what stands between."""
    side, form, referent = nearby.side, nearby.form, nearby.referent
    before, behind = nearby.before, nearby.behind
    verb, edge, rank, between = nearby.verb, context.edge, bucket(nearby.rank), nearby.between
    way = chunk_path(context.tokens.tags, nearby.first, nearby.end)
    steps = way.split(" ")
    words = min(len(nearby.mention.words), 3)
    found = [
        form,
        nearby.gap,
        f"v{verb}",
        f"b{before}",
        f"b{before} w{words} {form}",
        f"b{before} {between.count(',')}",
        f"b{before} {side} {edge}",
        f"a{behind} {' '.join(steps[:2])}",
        f"a{behind} {nearby.gap}",
        f"{side} {nearby.continuity}",
        f"{side} r{rank}",
        f"{referent} {form}",
        f"end {' '.join(steps[-2:])} {side}",
        f"words{words} {form} {nearby.clause_start}",
        f"{side} {way}",
        f"{side} {form} {way}",
        f"{side} {edge} {way}",
        f"{side} {form} {referent} r{rank}",
        f"{side} d{bucket(nearby.end - nearby.first)} {form} {edge}",
        f"{side} start {' '.join(steps[:3])} v{verb}",
        f"{side} end {' '.join(steps[-3:])} {form}",
        f"{side} b{before} a{behind} {form}",
    ]
    if not SUBORDINATORS.isdisjoint(between):
        found += [f"{side} has {tag}" for tag in SUBORDINATORS.intersection(between)]
    return found


def _of_place(context: QuotationContext, nearby: NearbyMention) -> list[str]:
    """The place of a mention together with the shape of the quotation."""
    side, gap, form, verb = nearby.side, nearby.gap, nearby.form, nearby.verb
    same, start = nearby.continuity, nearby.clause_start
    edge, previous = context.edge, context.previous
    neighbours, alone = context.shape.neighbours, "a" if context.alone else "-"
    return [
        f"{gap} {edge} {alone}",
        f"{gap} v{verb} {alone}",
        f"{side} v{verb} {form} {neighbours}",
        f"{side} v{verb} {context.shape.form}",
        f"{gap} {same} {previous}",
        f"{side} {same} {previous} {edge} v{verb}",
        f"{gap} {start} ^{nearby.mention.first == 0}",
        f"{side} {form} {neighbours} {alone}",
    ]


def _of_neighbours(context: QuotationContext, nearby: NearbyMention) -> list[str]:
    """The two tags on each side of a mention, and what follows its verb after the quotation."""
    mention, tags, side = nearby.mention, context.tokens.tags, nearby.side
    found = [
        f"{side} bb {' '.join(tags[max(0, mention.first - 2) : mention.first])}",
        f"{side} aa {' '.join(tags[mention.last + 1 : mention.last + 3])}",
    ]
    if side == "A":
        at = nearby.verb_token
        beyond = " ".join(tags[at + 1 : at + 3]) if at >= 0 else "-"
        found.append(f"A beyond {beyond} {context.edge}")
        found.append(f"A beyond {beyond} v{nearby.verb} {nearby.gap}")
    return found


def _of_words(context: QuotationContext, nearby: NearbyMention) -> list[str]:
    """What single words say: the verb, the noun, what a mention owns."""
    words, tags, mention = context.tokens.words, context.tokens.tags, nearby.mention
    side, gap, at, head = nearby.side, nearby.gap, nearby.verb_token, mention.words[-1].lower()
    before = words[mention.first - 1].lower() if mention.first else "^"
    found = [f"{side} b {before}"]
    owned = ""
    if nearby.behind == "'s" or head in _OWNERS:
        behind = tags[mention.last + 1 : mention.last + 5]
        owned = next((tag for tag in behind if tag in _OWNED), "")
        if owned:
            found.append(f"{side} owns {words[mention.last + 1 + behind.index(owned)].lower()}")
    found.append(f"{gap} own{owned} {context.edge}")
    if mention.kind == PHRASE:
        found.append(f"head {head}")
    if at >= 0:
        word = words[at].lower()
        lemma = lexicon.cues().get(word, ("", word))[1] + voice(tags, at)
        found.append(f"{gap} V {word}")
        found.append(f"V {lemma} {nearby.relation} {context.edge}")
    elif mention.first:
        found.append(f"{side} W {before} {nearby.before}")
    return found


def _of_content(context: QuotationContext, nearby: NearbyMention) -> list[str]:
    """What is quoted: nobody speaks of themselves by name, an organisation rarely as "I"."""
    shape, mention = context.shape, nearby.mention
    person = context.discourse.people.of(mention) if mention.kind == NAME else None
    inside = person is not None and surname(person.key) in shape.vocabulary
    return [
        f"self {shape.person} {nearby.form} {nearby.referent}",
        f"inside {inside} {shape.person} {shape.title}",
        f"{nearby.side} inside {inside} {context.edge}",
    ]
