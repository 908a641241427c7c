"""The few patterns of layout that leave no doubt who speaks; they go before any weighing."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.quotes.attribution.candidates import Candidate
from reader.quotes.attribution.quotation_context import FINAL
from reader.quotes.attribution.quotation_shape import shape_of
from reader.quotes.attribution.unattributed import is_unattributed
from reader.quotes.coreference.discourse import PEOPLE
from reader.quotes.words.mentions import NAME, Mention
from reader.quotes.words.syntax import sentence_bounds
from reader.quotes.words.tags import is_cue

if TYPE_CHECKING:
    from reader.quotes.coreference.discourse import Discourse
    from reader.quotes.people.person import Person

_LABEL = re.compile(r"[A-Z][A-Z.'’ -]*[A-Z](?=:\s)")
_SIGNED = 60
"""Tokens a paragraph with the name of its author at its end may have."""
_SIGNATURE_LENGTH = 14
"""Tokens a paragraph that only names the author of the quotation above may have."""


def matched_pattern(discourse: Discourse, index: int) -> tuple[Candidate, str, float] | None:
    """The speaker of quotation `index` that a pattern alone tells, its name and its confidence."""
    for name, (pattern, confidence) in _PATTERNS.items():
        candidate = pattern(discourse, index)
        if candidate is not None:
            return candidate, name, confidence
    return None


def _label(discourse: Discourse, index: int) -> Candidate | None:
    """The name of a transcript's label inside the marks ("PENCE: We will …")."""
    quotation = discourse.article.quotations[index]
    match = None if quotation.token else _LABEL.match(quotation.text)
    if match is None:
        return None
    start, words = quotation.segment.start, tuple(match.group().split())
    end = start + match.end()
    return Candidate(Mention(quotation.tokens, start, end, NAME, 0, 0, words), [])


def _unattributed(discourse: Discourse, index: int) -> Candidate | None:
    """Nobody, where the quotation is a name, a title or an inscription."""
    nobody = is_unattributed(discourse.article.quotations[index])
    return Candidate(None, []) if nobody else None


def _continued(discourse: Discourse, index: int) -> Candidate | None:
    """The last speaker, where the quotation goes on from the paragraph before without a cue."""
    quotation = discourse.article.quotations[index]
    if not quotation.segment.continues or not index:
        return None
    tags = quotation.tokens.tags
    start, end = sentence_bounds(tags, quotation.token)
    mention = discourse.speaker_mentions[index - 1]
    return Candidate(mention, []) if mention and not any(map(is_cue, tags[start:end])) else None


def _after_colon(discourse: Discourse, index: int) -> Candidate | None:
    """The name after a headline's colon: “We will win”: Raman before the final."""
    quotation = discourse.article.quotations[index]
    tags = quotation.tokens.tags
    if quotation.paragraph or quotation.token or tags[1:2] != [":"]:
        return None
    named = _mention_at(discourse, 0, 2)
    if named is None or named.mention is None:
        return None
    person = discourse.people.of(named.mention)
    return named if person is not None and person.human > 0 else None


def _closing(discourse: Discourse, index: int) -> Candidate | None:
    """The subject of a reporting clause that closes the sentence: "…, the minister has said."."""
    quotation = discourse.article.quotations[index]
    paragraph, token = quotation.paragraph, quotation.token
    tags = discourse.article.tokens[paragraph].tags
    start, end = sentence_bounds(tags, token)
    cue = next((at for at in range(start, end) if is_cue(tags[at])), -1)
    if token == start or not token < cue >= end - FINAL:
        return None
    if tags[cue] != "say" or tags[cue + 1 : cue + 2] == [","]:
        return None
    for mention in discourse.heads_between(paragraph, token + 2, cue):
        if discourse.verb(mention)[1] == cue and tags[mention.first - 1] == ",":
            named = shape_of(quotation).title == "T"
            return None if named else Candidate(mention, [], cue)
    return None


def _signature(discourse: Discourse, index: int) -> Candidate | None:
    """The name after a dash at the end of the paragraph, or alone in the next."""
    quotation = discourse.article.quotations[index]
    tags = quotation.tokens.tags
    if tags[0] != "quote":
        return None
    if len(tags) <= _SIGNED and "-" in tags and not any(map(is_cue, tags)):
        dash = max(token for token, tag in enumerate(tags) if tag == "-")
        behind = tags[dash + 1 :]
        if tags[dash - 1] in ("quote", ".") and "quote" not in behind and "." not in behind[:-1]:
            return _mention_at(discourse, quotation.paragraph, dash + 1)
    following = quotation.paragraph + 1
    if len(tags) == 1 and following < len(discourse.article.tokens):
        below = discourse.article.tokens[following].tags
        if below[:1] == ["-"] and len(below) < _SIGNATURE_LENGTH and "quote" not in below:
            return _mention_at(discourse, following, 1)
    return None


def _first_person(discourse: Discourse, index: int) -> Candidate | None:
    """The writer, who says so right after the words: “What did you see?” I ask."""
    quotation = discourse.article.quotations[index]
    tags = quotation.tokens.tags
    stopped = tags[quotation.token + 1 : quotation.token + 2] in ([","], ["."])
    token = quotation.token + 1 + stopped
    if tags[token : token + 1] != ["me"] or not any(map(is_cue, tags[token + 1 : token + 2])):
        return None
    if not (stopped or discourse.article.text[quotation.segment.end - 1] == ","):
        return None
    return _mention_at(discourse, quotation.paragraph, token)


def _answer(discourse: Discourse, index: int) -> Candidate | None:
    """The one interviewed, where nothing but a question stands before the quotation.

    The writer may have said that they ask it: “And your father?” I ask.
    """
    article = discourse.article
    paragraph = article.quotations[index].paragraph
    if not paragraph or article.quotations[index].token:
        return None
    tags, above = article.tokens[paragraph].tags, article.tokens[paragraph - 1]
    if above.words[-1:] == ["?"] and above.tags[0] != "quote":
        asked = not any(map(is_cue, tags))
    else:
        alone = tags[1:2] in ([], ["."])
        asked = alone and _writer_asked(discourse, index - 1, paragraph - 1)
    person = _interviewed(discourse, paragraph) if asked else None
    if person is None:
        return None
    before = bisect_left(person.mentions, paragraph, key=lambda mention: mention.paragraph)
    return Candidate(person.mentions[before - 1], [])


def _writer_asked(discourse: Discourse, index: int, paragraph: int) -> bool:
    """Whether quotation `index` is a question that the writer asks in a paragraph."""
    if index < 0 or discourse.article.quotations[index].paragraph != paragraph:
        return False
    mention = discourse.speaker_mentions[index]
    asked = discourse.article.text[discourse.article.quotations[index].segment.end - 1] == "?"
    return asked and mention is not None and mention.words == ("I",)


def _interviewed(discourse: Discourse, paragraph: int) -> Person | None:
    """Who has said most before a paragraph; if nobody has, who is named first."""
    people = [person for person in discourse.people.persons[:PEOPLE] if person.mentions]
    named = [person for person in people if person.mentions[0].paragraph < paragraph]
    most = max(named, key=lambda person: discourse.spoken[person], default=None)
    if most in discourse.spoken:
        return most
    human = (person for person in named if person.human > 0)
    return min(human, key=lambda person: person.mentions[0].start, default=None)


def _mention_at(discourse: Discourse, paragraph: int, token: int) -> Candidate | None:
    """The mention that begins at a token, unless it owns something."""
    tags = discourse.article.tokens[paragraph].tags
    for mention in discourse.article.mentions[paragraph]:
        if mention.first == token and "'s" not in tags[token : mention.last + 2]:
            return Candidate(mention, [])
    return None


_PATTERNS = {
    "label": (_label, 0.98),
    "unattributed": (_unattributed, 0.9),
    "continued": (_continued, 0.97),
    "headline": (_after_colon, 0.95),
    "closing": (_closing, 0.9),
    "signature": (_signature, 0.96),
    "first person": (_first_person, 0.97),
    "answer": (_answer, 0.85),
}
"""The patterns in the order they are tried, and how often each is right, on the training articles;
for answers, labels and the unattributed, which are rare there, by estimate. (Their annotators give
many a name to the source of what is said about the thing.)"""
