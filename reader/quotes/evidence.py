"""What speaks for each candidate, as readable strings; training gives each its weight.

Every string joins a few facts that mean something together. Of a mention near the quotation they
begin with its side ("B" before, "A" after) or, as a gap ("B.1q0"), with the sentences and
quotations between as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes import lexicon
from reader.quotes.bonds import for_bond, for_governing
from reader.quotes.features import bucket, path, voice
from reader.quotes.mentions import NAME, PHRASE
from reader.quotes.names import surname

if TYPE_CHECKING:
    from reader.quotes.near import Near
    from reader.quotes.scene import Scene
    from reader.quotes.story import Story

_OWNED = frozenset({"speech", "thing", "role", "w", "verb", "call0", "say0"})
_OWNERS = frozenset({"his", "her", "their"})
_CLAUSES = frozenset({"that", "which", "who", "if", "because", "when", "while", "as"})


def near_at_a_glance(scene: Scene, near: Near) -> list[str]:
    """For a mention in the paragraph of the quotation, what is quickly told and tells most."""
    side, gap, kind, bond = near.side, near.gap, near.kind, near.bond
    leads, context, alone = near.leads, scene.shape.context, "a" if scene.alone else "-"
    return [
        f"{gap} {bond} {kind} {scene.edge}",
        f"{near.outer} {bond} {scene.edge}",
        f"{bond} {context} {scene.shape.form}",
        f"{gap} v{near.verb} r{bucket(near.rank)}",
        f"{gap} b{near.before} {context}",
        f"{gap} a{near.behind} {context}",
        f"{gap} {kind} {alone} {leads}",
        f"{gap} {near.sort} {leads} {alone}",
        f"{side} {near.same} {scene.previous} {kind} {alone}",
    ]


def for_near(story: Story, scene: Scene, near: Near) -> list[str]:
    """All the rest."""
    return [
        *_for_facts_and_way(scene, near),
        *_for_place(scene, near),
        *_for_neighbours(scene, near),
        *for_bond(story, scene, near),
        *_for_words(scene, near),
        *for_governing(scene, near),
        *_for_content(story, scene, near),
    ]


def _for_facts_and_way(scene: Scene, near: Near) -> list[str]:
    """Facts alone or in pairs, to go by where joined ones are rare; what stands between."""
    side, kind, sort, before, behind = near.side, near.kind, near.sort, near.before, near.behind
    verb, edge, rank, between = near.verb, scene.edge, bucket(near.rank), near.between
    way = path(scene.line.tags, near.first, near.end)
    steps = way.split(" ")
    words = min(len(near.mention.words), 3)
    found = [
        kind,
        near.gap,
        f"v{verb}",
        f"b{before}",
        f"b{before} w{words} {kind}",
        f"b{before} {between.count(',')}",
        f"b{before} {side} {edge}",
        f"a{behind} {' '.join(steps[:2])}",
        f"a{behind} {near.gap}",
        f"{side} {near.same}",
        f"{side} r{rank}",
        f"{sort} {kind}",
        f"end {' '.join(steps[-2:])} {side}",
        f"words{words} {kind} {near.leads}",
        f"{side} {way}",
        f"{side} {kind} {way}",
        f"{side} {edge} {way}",
        f"{side} {kind} {sort} r{rank}",
        f"{side} d{bucket(near.end - near.first)} {kind} {edge}",
        f"{side} start {' '.join(steps[:3])} v{verb}",
        f"{side} end {' '.join(steps[-3:])} {kind}",
        f"{side} b{before} a{behind} {kind}",
    ]
    if not _CLAUSES.isdisjoint(between):
        found += [f"{side} has {tag}" for tag in _CLAUSES.intersection(between)]
    return found


def _for_place(scene: Scene, near: Near) -> list[str]:
    """The place of a mention together with the look of the quotation."""
    side, gap, kind, verb = near.side, near.gap, near.kind, near.verb
    same, leads, edge, previous = near.same, near.leads, scene.edge, scene.previous
    context, alone = scene.shape.context, "a" if scene.alone else "-"
    return [
        f"{gap} {edge} {alone}",
        f"{gap} v{verb} {alone}",
        f"{side} v{verb} {kind} {context}",
        f"{side} v{verb} {scene.shape.form}",
        f"{gap} {same} {previous}",
        f"{side} {same} {previous} {edge} v{verb}",
        f"{gap} {leads} ^{near.mention.first == 0}",
        f"{side} {kind} {context} {alone}",
    ]


def _for_neighbours(scene: Scene, near: Near) -> list[str]:
    """The two tags on each side of a mention, and what follows its verb after the quotation."""
    mention, tags, side = near.mention, scene.line.tags, near.side
    found = [
        f"{side} bb {' '.join(tags[max(0, mention.first - 2) : mention.first])}",
        f"{side} aa {' '.join(tags[mention.last + 1 : mention.last + 3])}",
    ]
    if side == "A":
        beyond = " ".join(tags[near.at + 1 : near.at + 3]) if near.at >= 0 else "-"
        found.append(f"A beyond {beyond} {scene.edge}")
        found.append(f"A beyond {beyond} v{near.verb} {near.gap}")
    return found


def _for_words(scene: Scene, near: Near) -> list[str]:
    """What single words say: the verb, the noun, what a mention owns."""
    words, tags, mention = scene.line.words, scene.line.tags, near.mention
    side, gap, at, head = near.side, near.gap, near.at, mention.words[-1].lower()
    before = words[mention.first - 1].lower() if mention.first else "^"
    found = [f"{side} b {before}"]
    owned = ""
    if near.behind == "'s" or head in _OWNERS:
        behind = tags[mention.last + 1 : mention.last + 5]
        owned = next((tag for tag in behind if tag in _OWNED), "")
        if owned:
            found.append(f"{side} owns {words[mention.last + 1 + behind.index(owned)].lower()}")
    found.append(f"{gap} own{owned} {scene.edge}")
    if mention.kind == PHRASE:
        found.append(f"head {head}")
    if at >= 0:
        word = words[at].lower()
        lemma = lexicon.cues().get(word, ("", word))[1] + voice(tags, at)
        found.append(f"{gap} V {word}")
        found.append(f"V {lemma} {near.bond} {scene.edge}")
    elif mention.first:
        found.append(f"{side} W {before} {near.before}")
    return found


def _for_content(story: Story, scene: Scene, near: Near) -> list[str]:
    """What the quoted words say: nobody speaks of themselves by name, bodies rarely as "I"."""
    shape, mention = scene.shape, near.mention
    person = story.people.of(scene.quote.line, mention) if mention.kind == NAME else None
    inside = person is not None and surname(person.key) in shape.vocabulary
    return [
        f"self {shape.person} {near.kind} {near.sort}",
        f"inside {inside} {shape.person} {shape.title}",
        f"{near.side} inside {inside} {scene.edge}",
    ]
