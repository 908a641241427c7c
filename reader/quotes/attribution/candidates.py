"""The candidates for the speaker of a quotation: all of them, and those left after pruning."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from reader.quotes.attribution.features.distant import (
    earlier_features,
    earlier_pruning_features,
    last_speaker_features,
)
from reader.quotes.attribution.features.nearby import nearby_features, nearby_pruning_features
from reader.quotes.attribution.features.nobody import nobody_features
from reader.quotes.attribution.nearby_mention import nearby_mention
from reader.quotes.attribution.quotation_context import context_of
from reader.quotes.weights import scores
from reader.quotes.words.mentions import PHRASE, Mention
from reader.quotes.words.tags import is_cue

if TYPE_CHECKING:
    from reader.quotes.attribution.nearby_mention import NearbyMention
    from reader.quotes.attribution.quotation_context import QuotationContext
    from reader.quotes.coreference.discourse import Discourse

_NEAR = 9
"""Mentions on each side of a quotation that are considered."""
_FAR = 3
"""Subjects of cues farther off in the sentence that are considered, on each side."""
_BACK = 3
"""Paragraphs back in which a speaker is looked for."""
_LATE = 12
"""Mentions at the end of such a paragraph that are considered."""

_SPEAKING = frozenset({"gb", "ga", "ia"})
"""Relations to the nearest cues that make it idle to look for speakers in earlier paragraphs."""
_MARGIN = 3.5
"""How far the pruning score of a candidate may be below the best. Of 3,200 quotations two get
another speaker than without pruning."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention whose person may be the speaker; nobody, if `mention` is None."""

    mention: Mention | None
    features: list[str]
    cue: int = -1
    """Token of its verb, in its paragraph."""
    is_last_speaker: bool = False
    """Whether it is the mention chosen for the quotation before, in another paragraph."""
    nearby: NearbyMention | None = None
    """How it stands to the quotation, if it is in the same paragraph."""


def likely_candidates(discourse: Discourse, index: int) -> list[Candidate]:
    """The candidates for quotation `index` left after pruning, nobody first, with all features."""
    context = context_of(discourse, index)
    found = all_candidates(context)
    pruning_scores = scores("pruning.tsv", (each.features for each in found))
    least = max(pruning_scores) - _MARGIN
    return [
        with_all_features(context, each)
        for each, score in zip(found, pruning_scores, strict=True)
        if score >= least or each.mention is None
    ]


def all_candidates(context: QuotationContext) -> list[Candidate]:
    """Every candidate for a quotation, nobody first, with the features for pruning."""
    before, after = _near(context)
    found = [Candidate(None, nobody_features(context))]
    local, told = bool(before or after), False
    for side in (list(reversed(before)), after):
        for rank, mention in enumerate(side):
            nearby = nearby_mention(context, mention, rank)
            told = told or nearby.relation in _SPEAKING
            features = nearby_pruning_features(context, nearby)
            found.append(Candidate(mention, features, nearby.verb_token, nearby=nearby))
    last = context.last_mention
    if last is not None and last.paragraph != context.quotation.paragraph:
        features = last_speaker_features(context, last, local)
        found.append(Candidate(last, features, is_last_speaker=True))
    return found if told else found + _earlier(context, local)


def with_all_features(context: QuotationContext, candidate: Candidate) -> Candidate:
    """A candidate with the features it has beyond those for pruning."""
    mention, nearby = candidate.mention, candidate.nearby
    if mention is None or candidate.is_last_speaker:
        return candidate
    more = nearby_features(context, nearby) if nearby else earlier_features(context, mention)
    return Candidate(mention, candidate.features + more, candidate.cue)


def _near(context: QuotationContext) -> tuple[list[Mention], list[Mention]]:
    """The mentions near a quotation before and after it, and subjects of cues farther off."""
    mentions = context.discourse.heads(context.quotation.paragraph)
    middle = bisect_left(mentions, context.quotation.token, key=lambda mention: mention.first)
    before, after = mentions[max(0, middle - _NEAR) : middle], mentions[middle : middle + _NEAR]
    first = before[0].first if before else 0
    last = after[-1].last + 1 if after else context.end
    return (
        _subjects_of_cues(context, context.start, first) + before,
        after + _subjects_of_cues(context, last, context.end),
    )


def _subjects_of_cues(context: QuotationContext, start: int, end: int) -> list[Mention]:
    """The first subjects of cues between two tokens of the paragraph of a quotation."""
    discourse = context.discourse
    mentions = discourse.heads_between(context.quotation.paragraph, start, end)
    return list(islice((each for each in mentions if is_cue(discourse.verb(each)[0])), _FAR))


def _earlier(context: QuotationContext, local: bool) -> list[Candidate]:
    """Candidates mentioned just before the paragraph, but for the last speaker."""
    found = []
    paragraph = context.quotation.paragraph
    for back in range(1, min(_BACK, paragraph) + 1):
        for mention in _likely_to_go_on(context.discourse, paragraph - back):
            if mention != context.last_mention:
                features = earlier_pruning_features(context, mention, local)
                found.append(Candidate(mention, features, context.discourse.verb(mention)[1]))
    return found


def _likely_to_go_on(discourse: Discourse, paragraph: int) -> list[Mention]:
    """The mentions of an earlier paragraph whose person may go on to speak."""
    mentions = discourse.article.mentions[paragraph]
    late = [m for m in mentions[-_LATE:] if m.kind != PHRASE or m.start in discourse.verbs][-2:]
    first = [m for m in mentions[:1] if m.first <= 3 and m not in late]
    return first + late
