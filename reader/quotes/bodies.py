"""Which body a noun for bodies stands for: "the commission", "the airline"."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from reader.quotes import lexicon
from reader.quotes.holders import PEOPLE, token_of

if TYPE_CHECKING:
    from reader.quotes.mentions import Mention
    from reader.quotes.person import Person
    from reader.quotes.story import Story

_NAMED, _MAIN = 0.9, 0.7
"""How often each way of telling the body gives the right one, by estimate."""
_WHERE = frozenset({"in", "at", "near", "outside"})
_BACK = 4
"""Paragraphs back in which a body must have been named of which one knows that it is one."""
_HOLDERS = 24
"""Bodies of one noun that are told apart."""


def body_called(story: Story, line: int, mention: Mention) -> tuple[Person | None, float]:
    """The body a description stands for, and how sure that is: "the commission", "the airline".

    It has the noun in its name; for firms and the like it may be the one the article is about.
    """
    head = mention.words[-1].lower()
    wanted = {word.lower() for word in mention.words[1:-1]}
    best, last = None, (-1, -1)
    for person in _bodies(story).get(head, ()):
        places = person.places
        before = bisect_left(places, (line, mention.first), key=token_of)
        place = token_of(places[before - 1]) if before else (-1, 0)
        if place > last and wanted <= set(person.key):
            best, last = person, place
    if best is None and head in lexicon.firms():
        return _introduced(story, line, mention) or _main(story, line, mention), _MAIN
    return best, _NAMED


def _introduced(story: Story, line: int, mention: Mention) -> Person | None:
    """The last body an article has introduced up to a mention: "The owner, Athletic House,"."""
    last, best = (line - _BACK, 0), None
    for person in story.people.persons[:PEOPLE]:
        introduced = person.said_to_be_body or _has_a_firms_role(person)
        if introduced and person.places and may_be_body(person):
            before = bisect_left(person.places, (line, mention.first), key=token_of)
            if before and token_of(person.places[before - 1]) > last:
                last, best = token_of(person.places[before - 1]), person
    return best


def _has_a_firms_role(person: Person) -> bool:
    """Whether the last noun of a role is one that firms go by as well."""
    nouns = lexicon.words("firm_roles.txt")
    return any(role.split()[-1].lower() in nouns for role in person.roles)


def _main(story: Story, line: int, mention: Mention) -> Person | None:
    """The body an article has named most often up to a mention, once at least with a verb."""
    counts: Counter[Person] = Counter()
    for person in story.people.persons[:PEOPLE]:
        if person.named and may_be_body(person) and not _is_place(story, person):
            counts[person] = bisect_left(person.places, (line, mention.first), key=token_of)
    (best, most), second = [*counts.most_common(2), (None, 0), (None, 0)][:2]
    if best is None or most <= second[1]:
        return _only(story, line, counts)
    return best if any(story.verb(*place)[0] for place in best.places[:most]) else None


def _only(story: Story, line: int, counts: Counter[Person]) -> Person | None:
    """The only body named in a paragraph and the one before it, if it has a verb there."""
    near = {p: p.places[n - 1] for p, n in counts.items() if n and p.places[n - 1][0] >= line - 1}
    for person, place in near.items() if len(near) == 1 else ():
        return person if story.verb(*place)[0] else None
    return None


def may_be_body(person: Person) -> bool:
    """Whether someone named may be a body: nothing but a verb speaks for a person."""
    return person.human <= 0 or (person.named and person.human <= 1 and not person.sex)


def _is_place(story: Story, person: Person) -> bool:
    """Whether a name is that of a place: half the time "in" or the like stands before it."""
    words = ((story.parsed.lines[line].words, name.first) for line, name in person.places)
    located = sum(first > 0 and before[first - 1].lower() in _WHERE for before, first in words)
    return person.is_place or 2 * located >= len(person.places) > 0


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
