"""Last stage: the likeliest speaker of each quotation, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

from reader.quotes.frames import framed
from reader.quotes.candidates import Candidate, Story, candidates
from reader.quotes.weights import weights

if TYPE_CHECKING:
    from reader.quotes.parsed import Parsed
    from reader.quotes.frames import framed
from reader.quotes.people import People


@dataclass(frozen=True, slots=True)
class Decision:
    """The speaker chosen for one quotation."""

    candidate: Candidate
    probability: float


def decide(parsed: Parsed, people: People) -> tuple[Story, list[Decision]]:
    """Choose a speaker, or nobody, for each quotation in the order of the text."""
    story = Story(parsed, people)
    weight = weights("speaker.tsv").get
    decisions: list[Decision] = []
    for index in range(len(parsed.quotes)):
        frame = framed(story, index)
        if frame is not None:
            candidate, _ = frame
            decisions.append(Decision(candidate, 0.99))
            story.choose(candidate.line, candidate.mention)
            continue
        found = candidates(story, index)
        scores = [sum(weight(feature, 0.0) for feature in each.features) for each in found]
        top = max(scores)
        best = scores.index(top)
        probability = 1 / sum(exp(score - top) for score in scores)
        decisions.append(Decision(found[best], probability))
        story.choose(found[best].line, found[best].mention)
    return story, decisions
