"""Last stage: the likeliest speaker of each quotation, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

from reader.quotes.frames import framed
from reader.quotes.candidates import Candidate, candidates
from reader.quotes.coreference import person_of
from reader.quotes.story import Story
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
            _choose(story, candidate)
            continue
        found = candidates(story, index)
        scores = [sum(weight(feature, 0.0) for feature in each.features) for each in found]
        top = max(scores)
        best = scores.index(top)
        probability = 1 / sum(exp(score - top) for score in scores)
        decisions.append(Decision(found[best], probability))
        _choose(story, found[best])
    return story, decisions


def _choose(story: Story, candidate: Candidate) -> None:
    mention = candidate.mention
    person = None if mention is None else person_of(story, candidate.line, mention)
    story.choose(candidate.line, mention, person)
