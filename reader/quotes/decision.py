"""Fifth stage: the likeliest speaker of each quotation, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

from reader.model import Span
from reader.quotes.candidates import Candidate, candidates
from reader.quotes.coreference import person_of
from reader.quotes.features import is_cue
from reader.quotes.frames import CONFIDENCE, framed
from reader.quotes.mentions import NAME, PHRASE, PRONOUN
from reader.quotes.weights import scores

if TYPE_CHECKING:
    from reader.quotes.person import Person
    from reader.quotes.story import Story


NOBODY = 0.5
"""Added to the score of nobody: a wrong name is worse than none. By cross-validation on the
training articles it costs no attribution F1 and leaves 7 points more of the unattributed alone."""
_SHARPNESS = 1.15
"""Makes probabilities of scores, whose weights the penalty of their training holds down: the value
at which the training articles, cross-validated, are likeliest."""
_SETTLED = 0.98
"""Probability of one candidate above which the others do not matter."""
_SMALL = 0.02
"""Probability of a candidate up to which it does not matter whom it means."""
_OBJECTS = frozenset({"him", "her"})
_BEFORE_QUOTATION = frozenset({"a", "det", "as"})
"""Tags between an object and the quotation."""
_HARDLY = 0.3
"""What is left of the probability that somebody said what is said of them."""
_LIKELY = 0.05
"""A pronoun this likely, compared with the names of whom it means, is taken for the mention: it
tells the same speaker as they do."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The speaker chosen for one quotation."""

    candidate: Candidate
    confidence: float
    """Probability that this is the speaker."""
    person: Person | None = None
    """Who that is, where the article tells."""
    frame: str = ""
    """The layout that told, if one did."""
    cue: Span | None = None
    """The verb of the mention."""


def decide(story: Story) -> list[Decision]:
    """Choose a speaker, or nobody, for each quotation in the order of the text."""
    decisions: list[Decision] = []
    for index in range(len(story.parsed.quotes)):
        frame = framed(story, index)
        if frame is None:
            candidate, confidence = _weigh(story, candidates(story, index), _object(story, index))
            name = ""
        else:
            candidate, name = frame
            confidence = CONFIDENCE[name]
            if name == "continued":
                confidence *= decisions[-1].confidence
        mention, person = candidate.mention, None
        if mention is not None:
            person, sure = person_of(story, candidate.line, mention)
            if mention.kind == PRONOUN and person is not None and person is story.speaker():
                # if that was wrong, so is this
                sure = min(sure, (1 + decisions[-1].confidence) / 2)
            confidence *= sure
        story.choose(candidate.line, mention, person, confidence)
        cue = _cue(story, candidate)
        decisions.append(Decision(candidate, confidence, person, name, cue))
    return decisions


def _object(story: Story, index: int) -> Person | None:
    """Of whom something is said, who hardly says it: "called him a “fool”"."""
    quote = story.parsed.quotes[index]
    line, token = story.parsed.lines[quote.line], quote.token - 1
    while token > 0 and line.tags[token] in _BEFORE_QUOTATION:
        token -= 1
    if token < 1 or line.words[token] not in _OBJECTS or not is_cue(line.tags[token - 1]):
        return None
    pronoun = next(iter(story.heads_between(quote.line, token, token + 1)), None)
    return person_of(story, quote.line, pronoun)[0] if pronoun else None


def _weigh(
    story: Story, found: list[Candidate], spoken_of: Person | None
) -> tuple[Candidate, float]:
    """The best candidate, and the probability of all that stand for the same person."""
    weighed = scores("speaker.tsv", (each.features for each in found))
    weighed[0] += NOBODY
    top = max(weighed)
    parts = _shares([exp(_SHARPNESS * (score - top)) for score in weighed])
    keys = [_key(story, each, part) for each, part in zip(found, parts, strict=True)]
    if spoken_of is not None and spoken_of in keys:
        hardly = (_HARDLY if key is spoken_of else 1.0 for key in keys)
        parts = _shares([part * much for part, much in zip(parts, hardly, strict=True)])
    named: dict[object, float] = {}
    for key, part in zip(keys, parts, strict=True):
        named[key] = named.get(key, 0.0) + part
    shares = dict(named)
    meant = _meant(story, found, parts, keys) if max(parts) < _SETTLED else {}
    for index, (person, sure) in meant.items():
        shares[person] += sure * parts[index]
        shares[keys[index]] += sure * named[person]
    winner = max(shares, key=lambda key: shares[key])
    by_name = [index for index, key in enumerate(keys) if key == winner]
    by_other_words = [
        index
        for index, (person, _) in meant.items()
        if person is winner and parts[index] >= _LIKELY * named[winner]
    ]
    best = max(by_other_words or by_name, key=lambda index: parts[index])
    return found[best], shares[keys[best]]


def _shares(parts: list[float]) -> list[float]:
    whole = sum(parts)
    return [part / whole for part in parts]


def _meant(
    story: Story, found: list[Candidate], parts: list[float], keys: list[object]
) -> dict[int, tuple[Person, float]]:
    """Whom of those in `keys` other likely candidates mean, and how sure that is."""
    meant = {}
    for index, (each, part) in enumerate(zip(found, parts, strict=True)):
        if part > _SMALL and each.mention is not None and each.mention.kind != NAME:
            person, sure = person_of(story, each.line, each.mention)
            if person is not None and person in keys and person is not keys[index]:
                meant[index] = person, sure
    return meant


def _key(story: Story, candidate: Candidate, part: float) -> object:
    """What candidates share that name the same person or, if likely, describe somebody nameless."""
    line, mention = candidate.line, candidate.mention
    if mention is None:
        return None
    person = story.people.of(line, mention) if mention.kind == NAME else None
    if mention.kind == PHRASE and part > _SMALL:
        described, _ = person_of(story, line, mention)
        person = described if described is not None and not described.named else None
    return person or (line, mention.start)


def _cue(story: Story, candidate: Candidate) -> Span | None:
    if candidate.cue < 0:
        return None
    line = story.parsed.lines[candidate.line]
    return Span(line.starts[candidate.cue], line.ends[candidate.cue])
