"""Training examples for the weights of `reader.quotes`, from articles whose speakers are known.

`own_examples` makes them of our own articles, which name people instead of mentions.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reader.quotes.attribution.candidates import Candidate, all_candidates, with_all_features
from reader.quotes.attribution.patterns import matched_pattern
from reader.quotes.attribution.quotation_context import context_of
from reader.quotes.coreference.discourse import Discourse
from reader.quotes.coreference.pronouns import antecedents
from reader.quotes.coreference.resolution import person_of
from reader.quotes.people.people import People
from reader.quotes.words.lexicon import PRONOUN_SEX
from reader.quotes.words.mentions import PRONOUN
from reader.quotes.words.parsing import parse
from tests.benchmarks.annotated import same_speaker
from tests.benchmarks.loglinear import Choice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.quotes.attribution.quotation_context import QuotationContext
    from reader.quotes.people.person import Person
    from tests.benchmarks.annotated import Annotated

ARTICLES = Path(__file__).parents[1] / "quotes" / "articles"
TRAINING_SETS = ("domains", "styles", "difficult", "ordinary", "outlets", "world_outlets")
"""Folders in it that the weights are learned from."""
HELD_OUT = "held_out"
"""The folder in it that no weight is learned from."""
_TIMES = 3
"""What a pronoun of our own counts: the names of the corpus's were resolved by machine, mostly to
the last speaker. Chosen on each folder by what the others teach."""
_SPEAKING = frozenset({"gb", "ga", "ia"})
"""Relations to a cue of someone who is its subject."""


@dataclass(slots=True)
class TrainingExamples:
    """Choices to learn from, by the file of weights."""

    pruning: list[Choice] = field(default_factory=list)
    """Speakers, by the features for pruning."""
    speakers: list[Choice] = field(default_factory=list)
    """The same speakers, by all features."""
    pronouns: list[Choice] = field(default_factory=list)
    """Antecedents of pronouns."""

    def add(self, context: QuotationContext, found: list[Candidate], right: list[int]) -> None:
        """Add which candidates for a quotation are right, unless a pattern tells."""
        if right and matched_pattern(context.discourse, context.index) is None:
            self.pruning.append(Choice([each.features for each in found], right))
            features = [with_all_features(context, each).features for each in found]
            self.speakers.append(Choice(features, right))


def own_examples(articles: Iterable[Annotated]) -> TrainingExamples:
    """The examples of our own articles, read as the engine does but with the true speakers."""
    examples = TrainingExamples()
    for each in articles:
        article = parse(each.text)
        discourse = Discourse(article, People(article))
        for index, quotation in enumerate(article.quotations):
            end = quotation.segment.end
            names = (name for after, name in each.speakers if 0 <= after - end <= 2)
            _add(discourse, index, next(names, ""), examples)
    return examples


def _add(discourse: Discourse, index: int, speaker: str | None, examples: TrainingExamples) -> None:
    """Add the example of one quotation, and go on from its true speaker.

    What nobody is said to have said is no example: the corpus finds a source for more of that,
    and is what most is measured on.
    """
    context = context_of(discourse, index)
    found = all_candidates(context)
    if not speaker:
        discourse.choose(None, None)
        return
    named = {n: who for n, each in enumerate(found) if (who := _named(discourse, each, speaker))}
    speaking = [n for n in named if _speaks(found[n])]
    pronoun = None if speaking else next((n for n, c in enumerate(found) if _is_pronoun(c)), None)
    if pronoun is not None:
        person = _add_pronoun(discourse, found[pronoun], speaker, examples)
        right = [pronoun] if person is not None else []
    else:
        right = speaking or list(named)
        person = named[right[0]] if right else None
        right = right + _pronouns_of(discourse, found, person) if person else []
    examples.add(context, found, right)
    discourse.choose(found[right[0]].mention if right else None, person)


def _named(discourse: Discourse, candidate: Candidate, speaker: str) -> Person | None:
    """The person a candidate means by a name or a description, if that is the speaker."""
    mention = candidate.mention
    if mention is None or mention.words[0].lower() in PRONOUN_SEX:
        return None
    person, _ = person_of(discourse, mention)
    return person if person is not None and same_speaker(speaker, person.name) else None


def _pronouns_of(discourse: Discourse, found: list[Candidate], person: Person) -> list[int]:
    """The pronouns that stand for the speaker as well: "Byron’s camp denied her claim that “…”"."""
    return [
        number
        for number, each in enumerate(found)
        if each.mention is not None
        and each.mention.words[0].lower() in PRONOUN_SEX
        and person_of(discourse, each.mention)[0] is person
    ]


def _speaks(candidate: Candidate) -> bool:
    """Whether a candidate is the subject of a cue."""
    return candidate.nearby is not None and candidate.nearby.relation in _SPEAKING


def _is_pronoun(candidate: Candidate) -> bool:
    """Whether a candidate is a pronoun that tells a sex and is the subject of a cue."""
    mention = candidate.mention
    if mention is None or mention.kind != PRONOUN or mention.words[0].lower() not in PRONOUN_SEX:
        return False
    return _speaks(candidate)


def _add_pronoun(
    discourse: Discourse, candidate: Candidate, speaker: str, examples: TrainingExamples
) -> Person | None:
    """The true speaker, if a pronoun can stand for them; that it does is an example."""
    assert candidate.mention is not None
    found = antecedents(discourse, candidate.mention)
    right = [n for n, (person, _) in enumerate(found) if same_speaker(speaker, person.name)]
    if not right:
        return None
    examples.pronouns += [Choice([features for _, features in found], right)] * _TIMES
    return found[right[0]][0]
