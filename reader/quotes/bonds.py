"""How a mention is bound to the quotation by the reporting verbs of the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.features import bucket, is_cue, is_verb, path, voice
from reader.quotes.traits import type_of

if TYPE_CHECKING:
    from reader.quotes.mentions import Mention
    from reader.quotes.scene import Scene
    from reader.quotes.story import Story

_CLAUSES = frozenset({"that", "which", "who", "if", "because", "when", "while", "as"})
_WINDOW = 200
"""Tokens between a verb and the quotation that are looked at."""
_TOUCHING = frozenset({"", "n", "n ,"})
_REACH = 12
"""Tokens from a cue within which its inverted subject or its object stands."""
_RIVALS = 3
"""Rivals that are counted."""


def for_bond(
    story: Story, scene: Scene, mention: Mention, side: str, gap: str, sort: str
) -> list[str]:
    """What the cues of the sentence say about a mention near the quotation."""
    line, shape, edge = scene.line, scene.shape, scene.edge
    tags, token = line.tags, scene.quote.token
    verb, at = story.verb(scene.quote.line, mention)
    verb += voice(tags, at)
    bond = bond_of(scene, mention, at, side)
    outer = "O" if at >= 0 and at == scene.outer else "-"
    found = [
        bond,
        f"{outer} {bond} {edge}",
        f"{gap} {bond} {type_of(mention, tags)} {edge}",
        f"{bond} {shape.context} {shape.form}",
        f"{bond} {sort}",
        f"{gap} {outer} {bond} {verb}",
        f"{outer} {bond} {_rivals(story, scene, mention)}",
        f"{bond} q {scene.word} {edge}",
        f"{side} {outer} q {scene.word}",
        f"{side} {outer} {bond} into{scene.clause} {tags[scene.before]}",
    ]
    if bond == "gb":
        found.append(f"gb {verb} d{bucket(token - at)} {edge}")
    if bond in ("ga", "ia"):
        found.append(f"{bond} final{scene.final} {edge} {type_of(mention, tags)}")
    if bond == "ga":
        found.append(f"ga {path(tags, token + 1, mention.first)} {edge}")
    elif bond in ("ia", "ob", "between"):
        cue = scene.after if bond == "ia" else scene.before
        found.append(f"{bond} {tags[cue]} {line.words[cue].lower()} {edge}")
        found.append(f"{bond} {path(tags, min(cue, token), max(cue, token))} {tags[cue]}")
    elif side == "B" and 0 <= at < token:
        way = path(tags, at + 1, token)
        verbs = sum(map(is_verb, tags[at + 1 : min(token, at + _WINDOW)]))
        found.append(f"vp {bond} {verb} {way}")
        found.append(f"vn {bond} {verb} {bucket(verbs)} {outer}")
    return found


def for_governing(scene: Scene, mention: Mention, side: str, kind: str) -> list[str]:
    """How far out the verb stands that a mention before the quotation is the subject of."""
    chain, tags = scene.governors, scene.line.tags
    if side == "A" or not chain:
        return []
    depth = next((d for d, each in enumerate(chain) if each.subject == mention), -1)
    inner = chain[0]
    near = path(tags, inner.cue + 1, scene.quote.token)
    links = "|".join(each.link for each in chain[: max(depth, 1)])
    own = chain[depth].own if depth >= 0 else mention.first >= scene.start
    verbs = " ".join(tags[each.cue] + voice(tags, each.cue) for each in chain[: depth + 1])
    word = scene.line.words[inner.cue].lower()
    return [
        f"gov {depth} {own} {len(chain)} {scene.edge}",
        f"gov {depth} {own} {kind} {tags[inner.cue]}",
        f"gov {depth} {own} by {links}",
        f"gov {depth} {own} {verbs}",
        f"gov {depth} {own} {verbs} near {near}",
        f"gov {depth} {links} {verbs}",
        f"gov {depth} {own} W {word}",
    ]


def bond_of(scene: Scene, mention: Mention, at: int, side: str) -> str:
    """How a mention with its verb `at` stands to the cues nearest to the quotation.

    "gb", "ga": the subject of the one before, after; "co": shares the one before, "cs": shares it
    from within a clause; "ia": follows the one after ("said X"); "ob": follows the one before
    ("told X"); "between", "left", "out": elsewhere between the cue and the quotation, in the
    sentence, in the paragraph.
    """
    tags = scene.line.tags
    if at >= 0 and at in (scene.before, scene.after):
        return "gb" if at == scene.before else "ga"
    if scene.joined and scene.start <= mention.first < scene.before and at >= 0:
        return "cs" if mention.first and tags[mention.first - 1] in _CLAUSES else "co"
    for cue, name in ((scene.after, "ia"), (scene.before, "ob")):
        near = 0 <= cue < mention.first < cue + _REACH
        if near and path(tags, cue + 1, mention.first) in _TOUCHING:
            return name
    if side == "B" and 0 <= scene.before < mention.first:
        return "between"
    if side == "B" and mention.first < scene.before:
        return "left" if mention.first >= scene.start else "out"
    return "-"


def _rivals(story: Story, scene: Scene, mention: Mention) -> str:
    """How many other subjects of cues stand between a mention and the quotation."""
    count = 0
    for other in story.heads_between(scene.quote.line, mention.last + 1, scene.quote.token):
        if other.first >= scene.start:
            count += is_cue(story.verb(scene.quote.line, other)[0])
            if count == _RIVALS:
                break
    return str(count)
