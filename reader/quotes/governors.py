"""Which reporting verbs a quotation depends on, from the nearest outwards.

In "Byron said Lovelace had called it “a toy”" the quotation depends on "called", whose subject is
Lovelace, and that on "said", whose subject is Byron.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.quotes.features import is_cue, is_verb, path

if TYPE_CHECKING:
    from reader.quotes.mentions import Mention
    from reader.quotes.story import Story

_DEPTH = 3
"""Verbs that are followed outwards."""
_SHARING = frozenset({"and", "but", "or", ",", "to", "adv", "-", "that", "by"})
"""Tags before a verb that shares the subject of an earlier one."""
_RELATIVE = frozenset({"who", "which", "that"})


@dataclass(frozen=True, slots=True)
class Governor:
    """A reporting verb a quotation depends on."""

    cue: int
    """Its token."""
    subject: Mention | None
    own: bool
    """Whether the subject is its own rather than shared with an earlier verb."""
    link: str
    """The tags that lead from the next verb outwards to it."""


def governors(story: Story, line: int, start: int, token: int) -> list[Governor]:
    """The verbs in the sentence from `start` that a quotation at `token` depends on."""
    tags = story.parsed.lines[line].tags
    cues = [at for at in range(start, token) if is_cue(tags[at])][-_DEPTH - 1 :]
    subjects = story.heads_between(line, start, token)
    own = {story.verb(line, mention)[1]: mention for mention in reversed(subjects)}
    found: list[Governor] = []
    for place in range(len(cues) - 1, max(-1, len(cues) - 1 - _DEPTH), -1):
        cue = cues[place]
        subject = own.get(cue)
        first = cue if subject is None else subject.first
        outer = cues[place - 1] if place else -1
        link = path(tags, outer + 1, first) if 0 <= outer < first else "^"
        shared = subject is None and (
            tags[cue][-1] == "G" or (cue > start and tags[cue - 1] in _SHARING)
        )
        if shared:
            subject = _earlier(story, line, subjects, cue)
        found.append(Governor(cue, subject, not shared, link))
    return found


def _earlier(story: Story, line: int, subjects: list[Mention], cue: int) -> Mention | None:
    """The subject that a verb without its own shares."""
    for mention in reversed(subjects):
        tag, at = story.verb(line, mention)
        if at >= 0 and at < cue and mention.last < at and (is_verb(tag) or tag[-1] == "G"):
            return mention
    return None
