"""The subjects of a paragraph: the people and organisations a later pronoun may stand for."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.quotes.coreference.descriptions import described, is_demonym
from reader.quotes.words.lexicon import ONE, means_one_person
from reader.quotes.words.mentions import NAME, PHRASE, Mention
from reader.quotes.words.syntax import voice

if TYPE_CHECKING:
    from reader.quotes.coreference.discourse import Discourse
    from reader.quotes.people.person import Person

_VERBS = frozenset({"say", "tell", "write", "call", "think", "talk", "verb", "be", "have", "do"})
_NAMED = frozenset({"cap", "num", ")"})
_OPENERS = frozenset({"det", "a", "poss", "dem"})
_BEFORE_AGENT = frozenset({"det", "a", "poss", "adj", "role", "cap", "w", "thing", "'s"})
"""Tags between "by" and the name of who did it."""
_AGENT = 8
"""Tokens from "by" to the name at most."""
_PART = 5
"""Tokens of what somebody is one of."""
_NEAR = 24
"""Mentions of a paragraph that are considered."""


def subjects(
    discourse: Discourse, paragraph: int, before: Mention | None, sex: str = ""
) -> list[tuple[Person, str]]:
    """The subjects of a paragraph up to a mention that fit a sex, each with its verb's tag."""
    found = []
    for mention in named_in(discourse, paragraph, before):
        verb = verb_tag(discourse, mention)
        person = person_meant(discourse, mention, sex) if verb else None
        if person is not None and fits(person, sex):
            found.append((person, verb))
    return found


def named_in(discourse: Discourse, paragraph: int, before: Mention | None) -> list[Mention]:
    """The names of a paragraph up to a mention, and the descriptions that have a verb."""
    mentions = mentions_before(discourse, paragraph, before)
    return [each for each in mentions if each.kind == NAME or _is_subject(discourse, each)]


def mentions_before(discourse: Discourse, paragraph: int, before: Mention | None) -> list[Mention]:
    """The last mentions of a paragraph before one of them, or else its first mentions."""
    mentions = discourse.article.mentions[paragraph]
    if before is None:
        return mentions[:_NEAR]
    end = bisect_left(mentions, before.first, key=lambda each: each.first)
    return mentions[max(0, end - _NEAR) : end]


def _is_subject(discourse: Discourse, mention: Mention) -> bool:
    """Whether a mention describes one person, with a verb, and is not set off after a name."""
    tags = mention.tokens.tags
    if mention.kind != PHRASE or not (tags[mention.last] == "role" or _one_of(mention)):
        return False
    opener = mention.words[0].lower()
    single = opener != "whose" and (tags[mention.first] in _OPENERS or opener in ONE)
    if not single or not means_one_person(mention.words[-1].lower()):
        return False
    return not apposed(mention) and discourse.verb(mention)[0] in _VERBS


def _one_of(mention: Mention) -> bool:
    """Whether a mention is the beginning of "one of the rescuers"."""
    behind = mention.tokens.words[mention.last + 1 : mention.last + _PART]
    single = len(mention.words) == 1 and behind[:1] == ["of"]
    return single and any(word[-1:] == "s" and means_one_person(word[:-1]) for word in behind)


def apposed(mention: Mention) -> bool:
    """Whether a description is set off after a name: "Ada Byron, the mayor"."""
    tags, first = mention.tokens.tags, mention.first
    return first > 1 and tags[first - 1] == "," and tags[first - 2] in _NAMED


def person_meant(discourse: Discourse, mention: Mention, sex: str = "") -> Person | None:
    """The person of a sex whom a name or a description means."""
    if mention.kind == NAME and not is_demonym(mention):
        return discourse.people.meant(mention, sex)
    return described(discourse, mention)[0]


def verb_tag(discourse: Discourse, mention: Mention) -> str:
    """The tag of a mention's verb, which may stand before it: "said Byron", "denied by Byron"."""
    found = discourse.verb(mention)[0]
    if found or not mention.first:
        return found
    tags = mention.tokens.tags
    before = tags[mention.first - 1]
    if before in ("say", "write"):
        return before
    return _agents_verb(tags, mention.first)


def _agents_verb(tags: list[str], first: int) -> str:
    """The tag of a verb in the passive whose agent begins at `first`; "" if there is none."""
    by, least = first - 1, max(0, first - _AGENT)
    while by > least and tags[by] in _BEFORE_AGENT:
        by -= 1
    return tags[by - 1] if tags[by] == "by" and by > 1 and voice(tags, by - 1) else ""


def fits(person: Person, sex: str) -> bool:
    """Whether a pronoun that tells a sex, or none, may stand for someone."""
    if sex and not person.named and not means_one_person(person.key[0]):
        return False
    if sex and (person.introduced_as_organisation or person.human <= 0) and person.is_organisation:
        return False
    if sex and person.human <= 0 and person.is_passing:
        return False
    return person.may_be(sex)
