"""Fourth stage: for each quotation, who may have said it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from reader.quotes.absent import earlier_at_a_glance, for_carried, for_earlier, for_nobody
from reader.quotes.evidence import for_near, near_at_a_glance
from reader.quotes.features import is_cue
from reader.quotes.mentions import PHRASE, Mention
from reader.quotes.near import near_of
from reader.quotes.scene import scene_of
from reader.quotes.weights import scores

if TYPE_CHECKING:
    from reader.quotes.near import Near
    from reader.quotes.scene import Scene
    from reader.quotes.story import Story

_NEAR = 9
"""Mentions on each side of a quotation that are considered."""
_FAR = 3
"""Subjects of cues farther off in the sentence that are considered, on each side."""
_BACK = 3
"""Paragraphs back in which a speaker is looked for."""
_LATE = 12
"""Mentions at the end of such a paragraph that are considered."""

_SPEAKING = frozenset({"gb", "ga", "ia"})
"""How someone stands to the nearest cues who makes it idle to look in earlier paragraphs."""
_MARGIN = 3.5
"""How far the score of a candidate at a glance may be below the best for a closer look. Of 3,200
quotations two get another speaker than if everyone were looked at."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Someone who may be the speaker; nobody, if `mention` is None."""

    mention: Mention | None
    line: int
    features: list[str]
    cue: int = -1
    """Token of its verb, in its line."""
    carried: bool = False
    """The speaker of the last quotation, carried on."""
    near: Near | None = None
    """How it stands to the quotation, if it is in the same paragraph."""


def candidates(story: Story, index: int) -> list[Candidate]:
    """Who is likely enough to have said quotation `index`, nobody first."""
    scene = scene_of(story, index)
    found = at_a_glance(story, scene)
    glances = scores("glance.tsv", (each.features for each in found))
    least = max(glances) - _MARGIN
    return [
        looked_at(story, scene, each)
        for each, score in zip(found, glances, strict=True)
        if score >= least or each.mention is None
    ]


def at_a_glance(story: Story, scene: Scene) -> list[Candidate]:
    """Everyone who may have said a quotation, nobody first, with the features that tell most."""
    line, token = scene.quote.line, scene.quote.token
    mentions = story.heads(line)
    middle = bisect_left(mentions, token, key=lambda mention: mention.first)
    before, after = mentions[max(0, middle - _NEAR) : middle], mentions[middle : middle + _NEAR]
    before = _farther(story, scene, scene.start, before[0].first if before else 0) + before
    after = after + _farther(story, scene, after[-1].last + 1 if after else scene.end, scene.end)
    found = [Candidate(None, line, for_nobody(story, scene))]
    local, told = bool(before or after), False
    for side in (list(reversed(before)), after):
        for rank, mention in enumerate(side):
            near = near_of(story, scene, mention, rank)
            told = told or near.bond in _SPEAKING
            features = near_at_a_glance(scene, near)
            found.append(Candidate(mention, line, features, near.at, near=near))
    last_line, last = scene.last
    if last is not None and last_line != line:
        features = for_carried(story, scene, last_line, last, local)
        found.append(Candidate(last, last_line, features, carried=True))
    return found if told else found + _earlier(story, scene, local)


def looked_at(story: Story, scene: Scene, found: Candidate) -> Candidate:
    """A candidate with all that speaks for it."""
    if found.mention is None or found.carried:
        return found
    if found.near is not None:
        more = for_near(story, scene, found.near)
    else:
        more = for_earlier(story, scene, found.mention, found.line)
    return Candidate(found.mention, found.line, found.features + more, found.cue)


def _farther(story: Story, scene: Scene, start: int, end: int) -> list[Mention]:
    """The subjects of cues among the mentions of the sentence that are not near."""
    line = scene.quote.line
    subjects = (
        mention
        for mention in story.heads_between(line, start, end)
        if is_cue(story.verb(line, mention)[0])
    )
    return list(islice(subjects, _FAR))


def _earlier(story: Story, scene: Scene, local: bool) -> list[Candidate]:
    """Those named just before the paragraph, but for the last speaker."""
    found = []
    last_line, last = scene.last
    for back in range(1, min(_BACK, scene.quote.line) + 1):
        line = scene.quote.line - back
        for mention in _telling(story, line):
            if line != last_line or mention != last:
                features = earlier_at_a_glance(story, scene, mention, line, local)
                found.append(Candidate(mention, line, features, story.verb(line, mention)[1]))
    return found


def _telling(story: Story, line: int) -> list[Mention]:
    """The mentions of an earlier paragraph that may be spoken of as going on to speak."""
    mentions = story.parsed.mentions[line]
    late = [
        mention
        for mention in mentions[-_LATE:]
        if mention.kind != PHRASE or (line, mention.start) in story.verbs
    ]
    first = [mention for mention in mentions[:1] if mention.first <= 3 and mention not in late[-2:]]
    return first + late[-2:]
