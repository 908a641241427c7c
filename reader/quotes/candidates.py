"""Fourth stage: for each quotation, who may have said it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from reader.quotes.absent import for_carried, for_earlier, for_nobody
from reader.quotes.evidence import for_near
from reader.quotes.features import is_cue
from reader.quotes.mentions import PHRASE, Mention
from reader.quotes.near import near_of
from reader.quotes.scene import scene_of

if TYPE_CHECKING:
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


def candidates(story: Story, index: int) -> list[Candidate]:
    """Everyone who may have said quotation `index`, nobody first."""
    scene = scene_of(story, index)
    line, token = scene.quote.line, scene.quote.token
    mentions = story.heads(line)
    middle = bisect_left(mentions, token, key=lambda mention: mention.first)
    before, after = mentions[max(0, middle - _NEAR) : middle], mentions[middle : middle + _NEAR]
    before = _farther(story, scene, scene.start, before[0].first if before else 0) + before
    after = after + _farther(story, scene, after[-1].last + 1 if after else scene.end, scene.end)
    found = [Candidate(None, line, for_nobody(story, scene))]
    for side in (list(reversed(before)), after):
        for rank, mention in enumerate(side):
            near = near_of(story, scene, mention, rank)
            found.append(Candidate(mention, line, for_near(story, scene, near), near.at))
    return found + _elsewhere(story, scene, bool(before or after))


def _farther(story: Story, scene: Scene, start: int, end: int) -> list[Mention]:
    """The subjects of cues among the mentions of the sentence that are not near."""
    line = scene.quote.line
    subjects = (
        mention
        for mention in story.heads_between(line, start, end)
        if is_cue(story.verb(line, mention)[0])
    )
    return list(islice(subjects, _FAR))


def _elsewhere(story: Story, scene: Scene, local: bool) -> list[Candidate]:
    """Speakers who are not in the paragraph: the last one, and those named just before."""
    found = []
    seen = set()
    last_line, last = scene.last
    if last is not None and last_line != scene.quote.line:
        seen.add((last_line, last.start))
        features = for_carried(story, scene, last_line, last, local)
        found.append(Candidate(last, last_line, features, carried=True))
    for back in range(1, min(_BACK, scene.quote.line) + 1):
        line = scene.quote.line - back
        for mention in _telling(story, line):
            if (line, mention.start) not in seen:
                seen.add((line, mention.start))
                features = for_earlier(story, scene, mention, line, local)
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
    return [mention for mention in mentions[:1] if mention.first <= 3] + late[-2:]
