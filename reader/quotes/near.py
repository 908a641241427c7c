"""How a mention in the paragraph of a quotation stands to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.quotes.features import path, voice
from reader.quotes.traits import sameness, sort_of, type_of

if TYPE_CHECKING:
    from reader.quotes.mentions import Mention
    from reader.quotes.scene import Scene
    from reader.quotes.story import Story

_LEADS = frozenset({".", "^", ",", "and", "but", "quote", "while", "that", "when", "as"})
_CLAUSES = frozenset({"that", "which", "who", "if", "because", "when", "while", "as"})
_TOUCHING = frozenset({"", "n", "n ,"})
_REACH = 12
"""Tokens from a cue within which its inverted subject or its object stands."""
_WINDOW = 200
"""Tokens between a mention and the quotation that are looked at."""


@dataclass(frozen=True, slots=True)
class Near:
    """A mention in the paragraph of the quotation, and how it stands to it."""

    mention: Mention
    rank: int
    """Mentions between it and the quotation."""
    side: str
    first: int
    end: int
    """The tokens between."""
    between: list[str]
    """Their tags, of a few hundred at most."""
    gap: str
    """Its side, and the sentences and quotations between."""
    kind: str
    sort: str
    at: int
    """The token of its verb, or -1."""
    verb: str
    """The tag of that, with "p" in the passive."""
    outer: str
    """"O" if that is the first cue of the sentence."""
    bond: str
    """How it stands to the cues nearest to the quotation."""
    before: str
    behind: str
    """The tags around it."""
    leads: str
    """"L" if it begins a clause."""
    same: str
    """Whether it can be the last speaker."""


def near_of(story: Story, scene: Scene, mention: Mention, rank: int) -> Near:
    """How a mention stands to the quotation, the `rank`th on its side."""
    tags, token, line = scene.line.tags, scene.quote.token, scene.quote.line
    side = "B" if mention.last < token else "A"
    first, end = (mention.last + 1, token) if side == "B" else (token + 1, mention.first)
    between = tags[first : min(end, first + _WINDOW)]
    stops, quotes = between.count("."), between.count("quote")
    verb, at = story.verb(line, mention)
    before = tags[mention.first - 1] if mention.first else "^"
    return Near(
        mention,
        rank,
        side,
        first,
        end,
        between,
        gap=f"{side}.{min(stops, 3)}q{min(quotes, 3)}",
        kind=type_of(mention, tags),
        sort=sort_of(story, line, mention),
        at=at,
        verb=verb + voice(tags, at),
        outer="O" if at >= 0 and at == scene.outer else "-",
        bond=_bond(scene, mention, at, side),
        before=before,
        behind=tags[mention.last + 1] if mention.last + 1 < len(tags) else "$",
        leads="L" if before in _LEADS else "-",
        same=sameness(story, scene, line, mention),
    )


def _bond(scene: Scene, mention: Mention, at: int, side: str) -> str:
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
