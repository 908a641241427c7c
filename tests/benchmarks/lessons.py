"""What annotated articles teach, and what our own do, which name people instead of mentions."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reader.quotes.candidates import Candidate, at_a_glance, looked_at
from reader.quotes.coreference import person_of
from reader.quotes.frames import framed
from reader.quotes.mentions import PRONOUN
from reader.quotes.parsed import parse
from reader.quotes.people import People
from reader.quotes.pronouns import SEX, antecedents
from reader.quotes.scene import scene_of
from reader.quotes.story import Story
from tests.benchmarks.annotated import same_speaker
from tests.benchmarks.loglinear import Choice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.quotes.person import Person
    from reader.quotes.scene import Scene
    from tests.benchmarks.annotated import Annotated

OURS = Path(__file__).parents[1] / "quotes"
TAUGHT = ("domains", "unseen", "fresh", "ordinary", "broad", "world")
"""Folders in it that the weights are learned from."""
UNTAUGHT = "later"
"""The folder that they are not learned from."""
_TIMES = 3
"""What a pronoun of our own counts: the names of the corpus's were resolved by machine, mostly to
the last speaker. Chosen on each folder by what the others teach."""
_SPEAKING = frozenset({"gb", "ga", "ia"})
"""How someone stands to a cue whose subject they are."""


@dataclass(slots=True)
class Lessons:
    """What the articles teach."""

    glances: list[Choice] = field(default_factory=list)
    """Of the same speakers, by what a glance at each candidate tells."""
    speakers: list[Choice] = field(default_factory=list)
    pronouns: list[Choice] = field(default_factory=list)

    def add(self, story: Story, scene: Scene, found: list[Candidate], right: list[int]) -> None:
        """Learn which candidates for a quotation are right, unless its layout tells."""
        if right and framed(story, scene.index) is None:
            self.glances.append(Choice([each.features for each in found], right))
            features = [looked_at(story, scene, each).features for each in found]
            self.speakers.append(Choice(features, right))


def lessons_of_ours(articles: Iterable[Annotated]) -> Lessons:
    """Go through articles of our own as the engine does, but with the true speakers."""
    lessons = Lessons()
    for article in articles:
        parsed = parse(article.text)
        story = Story(parsed, People(parsed))
        for index, quote in enumerate(parsed.quotes):
            ends = (name for end, name in article.speakers if 0 <= end - quote.segment.end <= 2)
            _learn(story, index, next(ends, ""), lessons)
    return lessons


def _learn(story: Story, index: int, speaker: str | None, lessons: Lessons) -> None:
    """Add what one quotation teaches, and go on from its true speaker.

    What nobody is said to have said teaches nothing: the corpus finds a source for more of that,
    and is what most is measured on.
    """
    scene, line = scene_of(story, index), story.parsed.quotes[index].line
    found = at_a_glance(story, scene)
    if not speaker:
        story.choose(line, None, None)
        return
    named = {n: who for n, each in enumerate(found) if (who := _named(story, each, speaker))}
    telling = [n for n in named if _speaks(found[n])]
    pronoun = None if telling else next((n for n, c in enumerate(found) if _is_pronoun(c)), None)
    if pronoun is not None:
        person = _learn_pronoun(story, found[pronoun], speaker, lessons)
        right = [pronoun] if person is not None else []
    else:
        right = telling or list(named)
        person = named[right[0]] if right else None
        right = right + _others(story, found, person) if person else []
    lessons.add(story, scene, found, right)
    chosen = found[right[0]] if right else Candidate(None, line, [])
    story.choose(chosen.line, chosen.mention, person)


def _named(story: Story, candidate: Candidate, speaker: str) -> Person | None:
    """The person a candidate stands for by a name or a description, if that is the speaker."""
    mention = candidate.mention
    if mention is None or mention.words[0].lower() in SEX:
        return None
    person, _ = person_of(story, candidate.line, mention)
    return person if person is not None and same_speaker(speaker, person.name) else None


def _others(story: Story, found: list[Candidate], person: Person) -> list[int]:
    """The pronouns that stand for the speaker as well: "Byron’s camp denied her claim that “…”"."""
    return [
        number
        for number, each in enumerate(found)
        if each.mention is not None
        and each.mention.words[0].lower() in SEX
        and person_of(story, each.line, each.mention)[0] is person
    ]


def _speaks(candidate: Candidate) -> bool:
    return candidate.near is not None and candidate.near.bond in _SPEAKING


def _is_pronoun(candidate: Candidate) -> bool:
    """Whether a candidate is a pronoun that tells a sex and is said to speak."""
    mention = candidate.mention
    if mention is None or mention.kind != PRONOUN or mention.words[0].lower() not in SEX:
        return False
    return _speaks(candidate)


def _learn_pronoun(
    story: Story, candidate: Candidate, speaker: str, lessons: Lessons
) -> Person | None:
    """The true speaker, if a pronoun can stand for them, and that it does."""
    assert candidate.mention is not None
    found = antecedents(story, candidate.line, candidate.mention)
    right = [n for n, (person, _) in enumerate(found) if same_speaker(speaker, person.name)]
    if not right:
        return None
    lessons.pronouns += [Choice([features for _, features in found], right)] * _TIMES
    return found[right[0]][0]
