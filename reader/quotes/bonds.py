"""What the reporting verbs of the sentence say about a mention near the quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.features import bucket, is_cue, is_verb, path, voice

if TYPE_CHECKING:
    from reader.quotes.near import Near
    from reader.quotes.scene import Scene
    from reader.quotes.story import Story

_WINDOW = 200
"""Tokens between a verb and the quotation that are looked at."""
_RIVALS = 3
"""Rivals that are counted."""


def for_bond(story: Story, scene: Scene, near: Near) -> list[str]:
    """How a mention is bound to the quotation by the cues of its sentence."""
    line, edge, token = scene.line, scene.edge, scene.quote.token
    tags, verb, at, side = line.tags, near.verb, near.at, near.side
    bond, outer, gap = near.bond, near.outer, near.gap
    found = [
        bond,
        f"{bond} {near.leads} {near.sort} {'a' if scene.alone else '-'}",
        f"{gap} {outer} {bond} {verb}",
        f"{outer} {bond} {_rivals(story, scene, near)}",
        f"{bond} q {scene.word} {edge}",
        f"{side} {outer} q {scene.word}",
        f"{side} {outer} {bond} into{scene.clause} {tags[scene.before]}",
    ]
    if bond == "gb":
        found.append(f"gb {verb} d{bucket(token - at)} {edge}")
    if bond in ("ga", "ia"):
        found.append(f"{bond} final{scene.final} {edge} {near.kind}")
    if bond == "ga":
        found.append(f"ga {path(tags, token + 1, near.mention.first)} {edge}")
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


def for_governing(scene: Scene, near: Near) -> list[str]:
    """How far out the verb stands that a mention before the quotation is the subject of."""
    chain, tags, mention = scene.governors, scene.line.tags, near.mention
    if near.side == "A" or not chain:
        return []
    depth = next((d for d, each in enumerate(chain) if each.subject == mention), -1)
    inner = chain[0]
    way = path(tags, inner.cue + 1, scene.quote.token)
    links = "|".join(each.link for each in chain[: max(depth, 1)])
    own = chain[depth].own if depth >= 0 else mention.first >= scene.start
    verbs = " ".join(tags[each.cue] + voice(tags, each.cue) for each in chain[: depth + 1])
    word = scene.line.words[inner.cue].lower()
    return [
        f"gov {depth} {own} {len(chain)} {scene.edge}",
        f"gov {depth} {own} {near.kind} {tags[inner.cue]}",
        f"gov {depth} {own} by {links}",
        f"gov {depth} {own} {verbs}",
        f"gov {depth} {own} {verbs} near {way}",
        f"gov {depth} {links} {verbs}",
        f"gov {depth} {own} W {word}",
    ]


def _rivals(story: Story, scene: Scene, near: Near) -> int:
    """How many other subjects of cues stand between a mention and the quotation."""
    count, first = 0, max(near.mention.last + 1, scene.start)
    for other in story.heads_between(scene.quote.line, first, scene.quote.token):
        count += is_cue(story.verb(scene.quote.line, other)[0])
        if count == _RIVALS:
            break
    return count
