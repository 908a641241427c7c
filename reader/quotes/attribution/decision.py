"""The decision for each quotation: the likeliest speaker, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

from reader.model import Span
from reader.quotes.attribution.candidates import Candidate, likely_candidates
from reader.quotes.attribution.patterns import matched_pattern
from reader.quotes.coreference.resolution import person_of
from reader.quotes.weights import scores
from reader.quotes.words.mentions import NAME, PHRASE, PRONOUN
from reader.quotes.words.tags import is_cue

if TYPE_CHECKING:
    from reader.quotes.coreference.discourse import Discourse
    from reader.quotes.people.person import Person


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
    """Who the speaker is, where the article tells."""
    pattern: str = ""
    """The pattern that told, if one did."""
    cue: Span | None = None
    """The verb of the mention that names the speaker."""


def decide(discourse: Discourse) -> list[Decision]:
    """Choose a speaker, or nobody, for each quotation in the order of the text."""
    decisions: list[Decision] = []
    for index in range(len(discourse.article.quotations)):
        last = decisions[-1].confidence if decisions else 1.0
        matched, pattern = matched_pattern(discourse, index), ""
        if matched is None:
            candidate, confidence = _likeliest(discourse, index)
        else:
            candidate, pattern, confidence = matched
            confidence *= last if pattern == "continued" else 1.0
        mention, person = candidate.mention, None
        if mention is not None:
            person, sure = person_of(discourse, mention)
            again = person is not None and person is discourse.last_speaker()
            if again and mention.kind == PRONOUN:  # if the last speaker is wrong, so is this one
                sure = min(sure, (1 + last) / 2)
            confidence *= sure
        discourse.choose(mention, person, confidence)
        cue = _cue(candidate)
        decisions.append(Decision(candidate, confidence, person, pattern, cue))
    return decisions


def _object(discourse: Discourse, index: int) -> Person | None:
    """Of whom something is said, who hardly says it: "called him a “fool”"."""
    quotation = discourse.article.quotations[index]
    tokens, token = quotation.tokens, quotation.token - 1
    while token > 0 and tokens.tags[token] in _BEFORE_QUOTATION:
        token -= 1
    if token < 1 or tokens.words[token] not in _OBJECTS or not is_cue(tokens.tags[token - 1]):
        return None
    pronoun = next(iter(discourse.heads_between(quotation.paragraph, token, token + 1)), None)
    return person_of(discourse, pronoun)[0] if pronoun else None


def _likeliest(discourse: Discourse, index: int) -> tuple[Candidate, float]:
    """The best candidate, and the probability of all that stand for the same person."""
    found, spoken_of = likely_candidates(discourse, index), _object(discourse, index)
    weighed = scores("speaker.tsv", (each.features for each in found))
    weighed[0] += NOBODY
    top = max(weighed)
    parts = _shares([exp(_SHARPNESS * (score - top)) for score in weighed])
    keys = [_key(discourse, each, part) for each, part in zip(found, parts, strict=True)]
    if spoken_of is not None and spoken_of in keys:
        hardly = (_HARDLY if key is spoken_of else 1.0 for key in keys)
        parts = _shares([part * much for part, much in zip(parts, hardly, strict=True)])
    named: dict[object, float] = {}
    for key, part in zip(keys, parts, strict=True):
        named[key] = named.get(key, 0.0) + part
    shares = dict(named)
    meant = _meant(discourse, found, parts, keys) if max(parts) < _SETTLED else {}
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
    """Numbers as shares of their sum."""
    whole = sum(parts)
    return [part / whole for part in parts]


def _meant(
    discourse: Discourse, found: list[Candidate], parts: list[float], keys: list[object]
) -> dict[int, tuple[Person, float]]:
    """Whom of those in `keys` each likely candidate without a name means, and how sure that is."""
    meant = {}
    for index, (each, part) in enumerate(zip(found, parts, strict=True)):
        if part > _SMALL and each.mention is not None and each.mention.kind != NAME:
            person, sure = person_of(discourse, each.mention)
            if person is not None and person in keys and person is not keys[index]:
                meant[index] = person, sure
    return meant


def _key(discourse: Discourse, candidate: Candidate, part: float) -> object:
    """What candidates share that name the same person or, if likely, describe somebody nameless."""
    mention = candidate.mention
    if mention is None:
        return None
    person = discourse.people.of(mention) if mention.kind == NAME else None
    if mention.kind == PHRASE and part > _SMALL:
        described, _ = person_of(discourse, mention)
        person = described if described is not None and not described.named else None
    return person or mention.start


def _cue(candidate: Candidate) -> Span | None:
    """Where the verb of a candidate stands."""
    if candidate.mention is None or candidate.cue < 0:
        return None
    tokens = candidate.mention.tokens
    return Span(tokens.starts[candidate.cue], tokens.ends[candidate.cue])
