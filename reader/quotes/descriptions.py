"""Whom a description ("the German chancellor") stands for, by the roles the article gives."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from reader.quotes import lexicon
from reader.quotes.mentions import NAME, PHRASE, Mention
from reader.quotes.names import plain

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
_APPOSED, _HOLDER, _BODY, _NEAREST = 0.97, 0.95, 0.9, 0.6
"""How often a description is given the right name, by what ties the two, by estimate."""
_PEOPLE = 200
"""People whose ages are looked at."""
_TITLE = 4
"""Tokens a title between the comma and the name may have."""
_HOLDERS = 24
"""People of one role that are told apart."""
_NEAR = 24
"""Mentions of a paragraph that are looked at."""
_BACK = 3
"""Paragraphs back in which someone must have been named whom no role ties to the description."""


def described(story: Story, line: int, mention: Mention) -> tuple[Person, float]:
    """The person a description stands for, with a name or just "one passer-by", and how sure."""
    key = (line, mention.start)
    if key not in story.described:
        found, sure = _named(story, line, mention)
        if found is None:
            found, sure = story.people.unnamed(line, mention), 1.0
        story.described[key] = found, sure
    return story.described[key]


def _named(story: Story, line: int, mention: Mention) -> tuple[Person | None, float]:
    tags = story.parsed.lines[line].tags
    head = mention.words[-1].lower()
    if (named := _apposed(story, line, mention)) is not None:
        return named, _APPOSED
    if tags[mention.last] == "thing" and tags[mention.first] == "det":
        return _body(story, line, mention), _BODY
    if tags[mention.last] not in ("role", "cap") or not (is_one(head) or is_demonym(story, line, mention)):
        return None, 1.0
    if not _definite(tags, mention):
        return _named_later(story, line, mention, head), _HOLDER
    if (aged := _aged(story, line, head)) is not None:
        return aged, _APPOSED
    if (holder := _holder(story, line, mention)) is not None:
        return holder, _HOLDER
    introduced = _introduced(story, line, mention, head)
    if introduced is not None or tags[mention.first] not in ("det", "cap"):
        return introduced, 1.0
    nearest = _nearest(story, line, mention, _nations(mention.words)) or _next(story, line)
    return nearest, _NEAREST


def _holder(story: Story, line: int, mention: Mention) -> Person | None:
    """Who has the role a description names, best of all in the same words."""
    head = _plain(mention.words[-1])
    wanted = {_plain(word) for word in mention.words[1:]}
    best, most = None, 0
    for person in _holders(story).get(head, ()):
        if person.human > 0:
            match = _match(person, head, wanted, (line, mention.first))
            if match > most:
                best, most = person, match
    return best


def is_demonym(story: Story, line: int, mention: Mention) -> bool:
    """Whether a name is no name but says where someone is from: "the Nigerian", "the Dutchman"."""
    word, tags = mention.words[0].lower(), story.parsed.lines[line].tags
    if mention.kind != NAME or len(mention.words) > 1 or not mention.first:
        return False
    return tags[mention.first - 1] == "det" and word in lexicon.words("demonyms.txt")


def _body(story: Story, line: int, mention: Mention) -> Person | None:
    """The body with the noun of a description in its name: "the commission"."""
    head = mention.words[-1].lower()
    wanted = {word.lower() for word in mention.words[1:-1]}
    best, last = None, (-1, -1)
    for person in _bodies(story).get(head, ()):
        places = person.places
        before = bisect_left(places, (line, mention.first), key=_token)
        place = _token(places[before - 1]) if before else (-1, 0)
        if place > last and wanted <= set(person.key):
            best, last = person, place
    return best


def _bodies(story: Story) -> dict[str, list[Person]]:
    """The bodies of an article by each noun in their names, and by what they are said to be."""
    if not story.bodies:
        things = lexicon.speaking_things()
        for person in story.people.persons:
            nameless = person.human <= 0 and not person.sex
            said = {role.split()[-1].lower() for role in person.roles} if nameless else ()
            for noun in things.intersection((*person.key, *said)):
                story.bodies.setdefault(noun, [])
                if len(person.key) > 1 and len(story.bodies[noun]) < _HOLDERS:
                    story.bodies[noun].append(person)
        story.bodies.setdefault("", [])
    return story.bodies


def _aged(story: Story, line: int, head: str) -> Person | None:
    """Who is said to be of the age a description tells: "Ada Byron, 33, … the 33-year-old"."""
    age, _, rest = head.partition("-")
    if not rest.endswith("-old"):
        return None
    for person in story.people.persons[:_PEOPLE]:
        for index, name in person.places[:_NEAR]:
            words = story.parsed.lines[index].words[name.last + 1 : name.last + 3]
            if words == [",", age]:
                return person
    return None


def _named_later(story: Story, line: int, mention: Mention, head: str) -> Person | None:
    """Who comes in nameless and is named below: "A climber … The climber, Ada Byron, …"."""
    for index in range(line, min(len(story.parsed.lines), line + _BACK)):
        tags = story.parsed.lines[index].tags
        for other in story.heads(index)[:_NEAR]:
            same = other.kind == PHRASE and other.words[-1].lower() == head
            if same and tags[other.first] == "det" and (index, other.first) > (line, mention.first):
                return _apposed(story, index, other)
    return None


def _definite(tags: list[str], mention: Mention) -> bool:
    """Whether a description is of someone known: "the mayor", "her coach", "Boyle's attorney"."""
    first = mention.first
    while first and tags[first] not in _KNOWN and tags[first - 1] in _LEADING:
        first -= 1
    return tags[first] in _KNOWN


def _apposed(story: Story, line: int, mention: Mention) -> Person | None:
    """The person whose name follows a description, set off by commas: "her coach, Ada Byron,"."""
    tags = story.parsed.lines[line].tags
    owned = tags[mention.first] == "poss" and tags[mention.last] == "w"
    one = tags[mention.last] == "role" and is_one(mention.words[-1].lower())
    if not owned and not one:
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
    for name in story.heads_between(line, mention.last + 2, end):
        person = story.people.of(line, name) if name.kind == NAME else None
        if person is None or name.last != end - 1 or len(name.words) < 2:
            continue
        inside = name.first == mention.last + 2 and person.key[0] != plain(name.words[0])
        if inside or tags[name.first - 1] in _PLAIN:
            return person if person.human > 0 else None
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


def is_one(head: str) -> bool:
    """Whether a noun is for one person."""
    known = head in lexicon.words("roles.txt") or head.endswith("-old")
    return known and head not in lexicon.words("collectives.txt")


def _match(person: Person, head: str, wanted: set[str], place: tuple[int, int]) -> int:
    """How well the roles of a person fit a description; 0 if the noun itself is not among them."""
    best = 0
    for role in person.roles:
        words = _compared(role)
        if words and words[0] == head and not (_OTHERS & set(words)) - wanted:
            best = max(best, 4 * len(wanted.intersection(words)) + 2)
    if not best:
        return 0
    before = bisect_left(person.places, place, key=_token)
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
    """Who belongs to the country a description names, else who was last named as a subject.

    Where nobody was, the only one who was named at all.
    """
    if nations and (found := _compatriots(story, line, mention, nations)):
        return found
    seen = set()
    for index in range(line, max(-1, line - _BACK), -1):
        for name in reversed(_before(story, index, line, mention)):
            person = story.people.of(index, name) if name.kind == NAME else None
            if person is None or person.human <= 0 or (nations and _home(person)):
                continue
            seen.add(person)
            if story.verb(index, name)[0] or _closes_apposition(story, index, name):
                return person
    return seen.pop() if len(seen) == 1 else None


def _compatriots(story: Story, line: int, mention: Mention, nations: set[str]) -> Person | None:
    """Who of a country was last named before a mention."""
    best, last = None, (-1, -1)
    for person in story.people.persons[:_PEOPLE]:
        if person.human > 0 and nations & _home(person):
            before = bisect_left(person.places, (line, mention.first), key=_token)
            place = _token(person.places[before - 1]) if before else (-1, 0)
            if place > last:
                best, last = person, place
    return best


def _home(person: Person) -> set[str]:
    """The countries the roles of a person name."""
    return _nations(word for role in person.roles for word in _WORD.findall(role))


def _token(place: tuple[int, Mention]) -> tuple[int, int]:
    """Where a place is, to be compared with other places."""
    return place[0], place[1].first


def _closes_apposition(story: Story, line: int, name: Mention) -> bool:
    """Whether a name is the subject behind its description: "The mayor, Ada Byron, left"."""
    tags = story.parsed.lines[line].tags
    return tags[name.first - 1 : name.first] == [","] == tags[name.last + 1 : name.last + 2]
