"""Whom a description ("the German chancellor") stands for, by the roles the article gives."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from reader.quotes import lexicon
from reader.quotes.mentions import NAME, PHRASE, Mention

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.quotes.people import Person
    from reader.quotes.story import Story

_WORD = re.compile(r"[\w.]+(?:[-&][\w.]+)*")
_CUT = frozenset(["of", "for", "in", "at", "to", "and", "with", "on", "from", "by", "who"])
_OTHERS = frozenset({"vice", "former", "deputy", "ex", "then", "assistant", "acting"})
"""Words that make another office of a role."""
_WITHIN = frozenset(
    [
        "of",
        "for",
        "in",
        "at",
        "det",
        "cap",
        "thing",
        "adj",
        "w",
        "'s",
        "and",
        "on",
        "role",
        "num",
        "a",
    ]
)
_TITLES = frozenset({"role", "adj", "det", "a", "thing", "w"})
_KNOWN = frozenset({"det", "poss", "'s"})
_LEADING = frozenset({"cap", "adj", "thing", "'s", "det", "poss"})
_INDEFINITE = frozenset({"a", "quant", "role", "adj"})
_PLAIN = frozenset({"w", "thing", "adj", "speech"})
_CLOSED: tuple[list[str], ...] = ([","], ["."], ["of"], ["from"], ["for"], ["("], ["quote"], [])
_TITLE = 4
"""Tokens a title between the comma and the name may have."""
_HOLDERS = 24
"""People of one role that are told apart."""
_NEAR = 24
"""Mentions of a paragraph that are looked at."""
_BACK = 3
"""Paragraphs back in which someone must have been named whom no role ties to the description."""


def described(story: Story, line: int, mention: Mention) -> Person:
    """The person a description stands for: one with a name, or else just "one passer-by"."""
    key = (line, mention.start)
    if key not in story.described:
        found = _named(story, line, mention)
        story.described[key] = found or story.people.unnamed(line, mention)
    return story.described[key]


def _named(story: Story, line: int, mention: Mention) -> Person | None:
    tags = story.parsed.lines[line].tags
    head = mention.words[-1].lower()
    if (named := _apposed(story, line, mention)) is not None:
        return named
    if not _definite(tags, mention) or tags[mention.last] != "role" or _is_plural(head):
        return None
    wanted = {_plain(word) for word in mention.words[1:]}
    best, most = None, 0
    for person in _holders(story).get(_plain(head), ()):
        if person.human > 0:
            match = _match(person, _plain(head), wanted, (line, mention.first))
            if match > most:
                best, most = person, match
    if best is not None:
        return best
    introduced = _introduced(story, line, mention, head)
    if introduced is not None:
        return introduced
    if tags[mention.first] != "det":
        return None
    return _nearest(story, line, mention, _nations(mention.words)) or _next(story, line)


def _definite(tags: list[str], mention: Mention) -> bool:
    """Whether a description is of someone known: "the mayor", "her coach", "Boyle's attorney"."""
    first = mention.first
    while first and tags[first] not in _KNOWN and tags[first - 1] in _LEADING:
        first -= 1
    return tags[first] in _KNOWN


def _apposed(story: Story, line: int, mention: Mention) -> Person | None:
    """The person whose name follows a description, set off by commas: "her coach, Ada Byron,"."""
    tags = story.parsed.lines[line].tags
    if tags[mention.last] != "role" or _is_plural(mention.words[-1].lower()):
        return None
    index = mention.last + 1
    while index < len(tags) and tags[index] in _WITHIN:
        index += 1
    words = story.parsed.lines[line].words[index : index + 1]
    if tags[index : index + 1] != [","] and words != ["named"]:
        return _titled(story, line, mention, index)
    for name in story.heads_between(line, index + 1, index + _TITLE + 1):
        if name.kind == NAME:
            between = tags[index + 1 : name.first]
            person = story.people.of(line, name)
            closed = tags[name.last + 1 : name.last + 2] in _CLOSED
            if closed and person is not None and all(tag in _TITLES for tag in between):
                return person
    return None


def _titled(story: Story, line: int, mention: Mention, end: int) -> Person | None:
    """The person whose name ends a description: "director of education Ada Byron"."""
    tags = story.parsed.lines[line].tags
    if tags[mention.last + 1 : mention.last + 2] != ["of"]:
        return None
    for name in story.heads_between(line, mention.last + 3, end):
        person = story.people.of(line, name) if name.kind == NAME else None
        if name.last == end - 1 and tags[name.first - 1] in _PLAIN and person is not None:
            return person if person.human > 0 and len(name.words) > 1 else None
    return None


def _next(story: Story, line: int) -> Person | None:
    """The first to speak in the next paragraph, if nobody has been named before."""
    if line > 1 or line + 1 >= len(story.parsed.lines):
        return None
    for name in story.parsed.mentions[line + 1][:_NEAR]:
        person = story.people.of(line + 1, name) if name.kind == NAME else None
        if person is not None and person.human > 0 and person.places[0][0] == line + 1:
            return person
    return None


def _holders(story: Story) -> dict[str, list[Person]]:
    """The people of an article by the noun of each role they have."""
    if not story.holders:
        for person in story.people.persons:
            for noun in {words[0] for role in person.roles if (words := _compared(role))}:
                story.holders.setdefault(noun, [])
                if len(story.holders[noun]) < _HOLDERS:
                    story.holders[noun].append(person)
        story.holders.setdefault("", [])
    return story.holders


@cache
def _plain(word: str) -> str:
    """A word as it is compared: abbreviated titles in full, nationalities as their country."""
    lower = word.lower()
    return lexicon.nations().get(lower) or lexicon.full_titles().get(lower, lower)


def _is_plural(head: str) -> bool:
    known = head in lexicon.words("roles.txt") or head.endswith("-old")
    return not known or head in ("people", "police", "men", "women")


def _match(person: Person, head: str, wanted: set[str], place: tuple[int, int]) -> int:
    """How well the roles of a person fit a description; 0 if the noun itself is not among them."""
    best = 0
    for role in person.roles:
        words = _compared(role)
        if words and words[0] == head and not (_OTHERS & set(words)) - wanted:
            best = max(best, 4 * len(wanted.intersection(words)) + 2)
    if not best:
        return 0
    before = bisect_left(person.places, place, key=lambda each: (each[0], each[1].first))
    near = before > 0 and place[0] - person.places[before - 1][0] <= _BACK
    return best + near


@cache
def _compared(role: str) -> tuple[str, ...]:
    """The words of a role as they are compared, its noun first."""
    words = _WORD.findall(role)
    if not words:
        return ()
    noun = next((i for i, word in enumerate(words) if word.lower() in _CUT), len(words)) - 1
    return tuple(_plain(word) for word in (words[max(noun, 0)], *words))


def _before(story: Story, index: int, line: int, mention: Mention) -> list[Mention]:
    """The last mentions of paragraph `index` that stand before `mention` in paragraph `line`."""
    if index < line:
        return story.parsed.mentions[index][-_NEAR:]
    return story.heads_between(line, 0, mention.first)[-_NEAR:]


def _introduced(story: Story, line: int, mention: Mention, head: str) -> Person | None:
    """Someone nameless who came in under the same noun ("an aide … the aide")."""
    for index in range(line, max(-1, line - 2 * _BACK), -1):
        tags = story.parsed.lines[index].tags
        for other in reversed(_before(story, index, line, mention)):
            same = other.kind == PHRASE and other.words[-1].lower() == head
            if same and tags[other.first] in _INDEFINITE:
                return story.people.unnamed(index, other)
    return None


def _nations(words: Iterable[str]) -> set[str]:
    """The countries that words name."""
    return {lexicon.nations()[low] for word in words if (low := word.lower()) in lexicon.nations()}


def _nearest(story: Story, line: int, mention: Mention, nations: set[str]) -> Person | None:
    """Who was last named as a subject, or as belonging to the country the description names."""
    for index in range(line, max(-1, line - _BACK), -1):
        for name in reversed(_before(story, index, line, mention)):
            person = story.people.of(index, name) if name.kind == NAME else None
            if person is None or person.human <= 0:
                continue
            own = _nations(word for role in person.roles for word in _WORD.findall(role))
            if nations & own or (story.verb(index, name)[0] and not (nations and own)):
                return person
    return None
