"""Which reporting verbs a quotation depends on, from the nearest outwards.

In "Byron said Lovelace had called it “a toy”" the quotation depends on "called", whose subject is
Lovelace, and that on "said", whose subject is Byron.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.quotes.words.syntax import chunk_path
from reader.quotes.words.tags import is_cue, is_verb

if TYPE_CHECKING:
    from reader.quotes.coreference.discourse import Discourse
    from reader.quotes.words.mentions import Mention

_DEPTH = 3
"""Verbs that are followed outwards."""
_SHARING = frozenset({"and", "but", "or", ",", "to", "adv", "-", "that", "by"})
"""Tags before a verb that shares the subject of an earlier one."""


@dataclass(frozen=True, slots=True)
class Governor:
    """A reporting verb that a quotation depends on, directly or through another one."""

    cue: int
    """Its token."""
    subject: Mention | None
    own: bool
    """Whether the subject is its own rather than shared with an earlier verb."""
    link: str
    """The tags that lead from the next verb outwards to it."""


def governors(discourse: Discourse, paragraph: int, start: int, token: int) -> list[Governor]:
    """The verbs in the sentence from `start` that a quotation at `token` depends on."""
    tags = discourse.article.tokens[paragraph].tags
    cues = [at for at in range(start, token) if is_cue(tags[at])][-_DEPTH - 1 :]
    subjects = discourse.heads_between(paragraph, start, token)
    own = {discourse.verb(mention)[1]: mention for mention in reversed(subjects)}
    found: list[Governor] = []
    for place in range(len(cues) - 1, max(-1, len(cues) - 1 - _DEPTH), -1):
        cue = cues[place]
        subject = own.get(cue)
        first = cue if subject is None else subject.first
        outer = cues[place - 1] if place else -1
        link = chunk_path(tags, outer + 1, first) if 0 <= outer < first else "^"
        joined = tags[cue][-1] == "G" or (cue > start and tags[cue - 1] in _SHARING)
        shared = subject is None and joined
        if shared:
            subject = _shared_subject(discourse, subjects, cue)
        found.append(Governor(cue, subject, not shared, link))
    return found


def _shared_subject(discourse: Discourse, subjects: list[Mention], cue: int) -> Mention | None:
    """The subject that a cue without one of its own shares with an earlier verb."""
    for mention in reversed(subjects):
        tag, at = discourse.verb(mention)
        if at >= 0 and at < cue and mention.last < at and (is_verb(tag) or tag[-1] == "G"):
            return mention
    return None
