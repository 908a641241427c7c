"""What speaks for each candidate, as readable strings; training gives each its weight.

Every string joins a few facts that mean something together. Of a mention near the quotation they
begin with its side ("B" before, "A" after) or, as a gap ("B.1q0"), with the sentences and
quotations between as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.quotes import lexicon
from reader.quotes.bonds import bond_of, for_bond, for_governing
from reader.quotes.features import bucket, path, voice
from reader.quotes.mentions import NAME, PHRASE
from reader.quotes.names import surname
from reader.quotes.traits import sameness, sort_of, type_of

if TYPE_CHECKING:
    from reader.quotes.mentions import Mention
    from reader.quotes.scene import Scene
    from reader.quotes.story import Story

_OWNED = frozenset({"speech", "thing", "role", "w", "verb", "call0", "say0"})
_LEADS = frozenset({".", "^", ",", "and", "but", "quote", "while", "that", "when", "as"})
_OWNERS = frozenset({"his", "her", "their"})
_CLAUSES = frozenset({"that", "which", "who", "if", "because", "when", "while", "as"})
_WINDOW = 200
"""Tokens between a mention and the quotation that are looked at."""


@dataclass(frozen=True, slots=True)
class _Near:
    """A mention in the paragraph of the quotation, and how it stands to it."""

    mention: Mention
    rank: int
    """Mentions between it and the quotation."""
    side: str
    between: list[str]
    """The tags between."""
    gap: str
    """Its side, and the sentences and quotations between."""
    distance: str
    way: str
    """Those tags, folded."""
    kind: str
    sort: str
    at: int
    """The token of its verb, or -1."""
    verb: str
    """The tag of that, with "p" in the passive."""
    before: str
    behind: str
    """The tags around it."""
    same: str
    """Whether it can be the last speaker."""

    @property
    def leads(self) -> str:
        """ "L" if it begins a clause."""
        return "L" if self.before in _LEADS else "-"


def for_near(story: Story, scene: Scene, mention: Mention, rank: int) -> list[str]:
    """For a mention in the paragraph of the quotation, the `rank`th on its side."""
    near = _near(story, scene, mention, rank)
    side, gap, kind, sort = near.side, near.gap, near.kind, near.sort
    alone = "a" if scene.alone else "-"
    return [
        *_for_single_facts(scene, near),
        *_for_way(scene, near),
        *_for_place(scene, near, alone),
        *_for_neighbours(scene, near),
        *for_bond(story, scene, mention, side, gap, f"{near.leads} {sort} {alone}"),
        *_for_words(story, scene, mention, side, gap),
        *for_governing(scene, mention, side, kind),
        *_for_content(story, scene, mention, side, kind, sort),
    ]


def _near(story: Story, scene: Scene, mention: Mention, rank: int) -> _Near:
    tags, token, line = scene.line.tags, scene.quote.token, scene.quote.line
    side = "B" if mention.last < token else "A"
    first, end = (mention.last + 1, token) if side == "B" else (token + 1, mention.first)
    between = tags[first : min(end, first + _WINDOW)]
    stops, quotes = between.count("."), between.count("quote")
    verb, at = story.verb(line, mention)
    return _Near(
        mention=mention,
        rank=rank,
        side=side,
        between=between,
        gap=f"{side}.{min(stops, 3)}q{min(quotes, 3)}",
        distance=bucket(end - first),
        way=path(tags, first, end),
        kind=type_of(mention, tags),
        sort=sort_of(story, line, mention),
        at=at,
        verb=verb + voice(tags, at),
        before=tags[mention.first - 1] if mention.first else "^",
        behind=tags[mention.last + 1] if mention.last + 1 < len(tags) else "$",
        same=sameness(story, scene, line, mention),
    )


def _for_single_facts(scene: Scene, near: _Near) -> list[str]:
    """Facts alone or in pairs: what is left to go by where the joined ones are rare."""
    side, kind, before, behind = near.side, near.kind, near.before, near.behind
    steps = near.way.split(" ")
    words = min(len(near.mention.words), 3)
    return [
        kind,
        near.gap,
        f"v{near.verb}",
        f"b{before}",
        f"b{before} w{words} {kind}",
        f"b{before} {near.between.count(',')}",
        f"b{before} {side} {scene.edge}",
        f"a{behind} {' '.join(steps[:2])}",
        f"a{behind} {near.gap}",
        f"{side} {near.same}",
        f"{side} r{bucket(near.rank)}",
        f"{near.sort} {kind}",
        f"end {' '.join(steps[-2:])} {side}",
        f"words{words} {kind} {near.leads}",
        *(f"{side} has {tag}" for tag in sorted(_CLAUSES.intersection(near.between))),
    ]


def _for_way(scene: Scene, near: _Near) -> list[str]:
    """What stands between a mention and the quotation, and next to it."""
    side, kind, way, edge = near.side, near.kind, near.way, scene.edge
    steps = way.split(" ")
    return [
        f"{side} {way}",
        f"{side} {kind} {way}",
        f"{side} {edge} {way}",
        f"{side} {kind} {near.sort} r{bucket(near.rank)}",
        f"{side} d{near.distance} {kind} {edge}",
        f"{side} start {' '.join(steps[:3])} v{near.verb}",
        f"{side} end {' '.join(steps[-3:])} {kind}",
        f"{side} b{near.before} a{near.behind} {kind}",
    ]


def _for_place(scene: Scene, near: _Near, alone: str) -> list[str]:
    """The place of a mention together with the look of the quotation."""
    side, gap, kind, verb = near.side, near.gap, near.kind, near.verb
    shape, same, leads = scene.shape, near.same, near.leads
    return [
        f"{gap} {scene.edge} {alone}",
        f"{gap} v{verb} {alone}",
        f"{gap} {kind} {alone} {leads}",
        f"{side} v{verb} {kind} {shape.context}",
        f"{side} v{verb} {shape.form}",
        f"{gap} b{near.before} {shape.context}",
        f"{gap} a{near.behind} {shape.context}",
        f"{side} {same} {scene.previous} {kind} {alone}",
        f"{gap} {same} {scene.previous}",
        f"{side} {same} {scene.previous} {scene.edge} v{verb}",
        f"{gap} {leads} ^{near.mention.first == 0}",
        f"{side} {kind} {shape.context} {alone}",
        f"{gap} v{verb} r{bucket(near.rank)}",
        f"{gap} {near.sort} {leads} {alone}",
    ]


def _for_neighbours(scene: Scene, near: _Near) -> list[str]:
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


def _for_words(story: Story, scene: Scene, mention: Mention, side: str, gap: str) -> list[str]:
    """What single words say: the verb, the noun, what a mention owns."""
    line = scene.line
    tags = line.tags
    at = story.verb(scene.quote.line, mention)[1]
    behind = tags[mention.last + 1 : mention.last + 5]
    found = [f"{side} b {line.words[mention.first - 1].lower() if mention.first else '^'}"]
    owned = ""
    if behind[:1] == ["'s"] or mention.words[-1].lower() in _OWNERS:
        owned = next((tag for tag in behind if tag in _OWNED), "")
        if owned:
            word = line.words[mention.last + 1 + behind.index(owned)].lower()
            found.append(f"{side} owns {word}")
    found.append(f"{gap} own{owned} {scene.edge}")
    if mention.kind == PHRASE:
        found.append(f"head {mention.words[-1].lower()}")
    if at >= 0:
        word = line.words[at].lower()
        lemma = lexicon.cues().get(word, ("", word))[1] + voice(tags, at)
        found.append(f"{gap} V {word}")
        found.append(f"V {lemma} {bond_of(scene, mention, at, side)} {scene.edge}")
    elif mention.first:
        found.append(f"{side} W {line.words[mention.first - 1].lower()} {tags[mention.first - 1]}")
    return found


def _for_content(
    story: Story, scene: Scene, mention: Mention, side: str, kind: str, sort: str
) -> list[str]:
    """What the quoted words say: nobody speaks of themselves by name, bodies rarely as "I"."""
    shape = scene.shape
    person = story.people.of(scene.quote.line, mention) if mention.kind == NAME else None
    inside = person is not None and surname(person.key) in shape.vocabulary
    return [
        f"self {shape.person} {kind} {sort}",
        f"inside {inside} {shape.person} {shape.title}",
        f"{side} inside {inside} {scene.edge}",
    ]
