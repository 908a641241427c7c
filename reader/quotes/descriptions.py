"""Whom a description ("the German chancellor", "the official") stands for, by the roles in the article."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.quotes import lexicon
from reader.quotes.mentions import NAME, PHRASE, Mention

if TYPE_CHECKING:
    from reader.quotes.people import Person
    from reader.quotes.story import Story

_WORD = re.compile(r"[\w.]+(?:[-&][\w.]+)*")
_CUT = frozenset("of for in at to and with on from by who".split())
_OTHERS = frozenset({"vice", "former", "deputy", "ex", "then", "assistant", "acting"})
"""Words that make another office of a role."""
_BACK = 3
"""Paragraphs back in which someone must have been named whom no role ties to the description."""


def described(story: Story, line: int, mention: Mention) -> Person | None:
    """The person a definite description stands for, or None where the article does not tell."""
    tags = story.parsed.lines[line].tags
    head = mention.words[-1].lower()
    if tags[mention.first] != "det" or tags[mention.last] != "role" or _is_plural(head):
        return None
    wanted = {_plain(word) for word in mention.words[1:]}
    best, most = None, 0
    for person in story.people.described:
        if person.human > 0:
            match = _match(person, _plain(head), wanted, (line, mention.first))
            if match > most:
                best, most = person, match
    if best is not None:
        return best
    if _introduced(story, line, mention, head):
        return None
    return _nearest(story, line, mention)


@cache
def _plain(word: str) -> str:
    """A word as it is compared: abbreviated titles in full, nationalities as their country."""
    lower = word.lower()
    return lexicon.nations().get(lower) or lexicon.full_titles().get(lower, lower)


def _is_plural(head: str) -> bool:
    return head not in lexicon.words("roles.txt") or head in ("people", "police", "men", "women")


def _match(person: Person, head: str, wanted: set[str], place: tuple[int, int]) -> int:
    """How well the roles of a person fit a description; 0 if the noun itself is not among them."""
    best = 0
    for role in person.roles:
        words = _compared(role)
        if words and words[0] == head and not (_OTHERS & set(words)) - wanted:
            best = max(best, 4 * len(wanted.intersection(words)) + 2)
    if not best:
        return 0
    nearest = [where for where, name in person.places if (where, name.first) < place]
    return best + (1 if nearest and place[0] - nearest[-1] <= _BACK else 0)


@cache
def _compared(role: str) -> tuple[str, ...]:
    """The words of a role as they are compared, its noun first."""
    words = _WORD.findall(role)
    if not words:
        return ()
    noun = next((i for i, word in enumerate(words) if word.lower() in _CUT), len(words)) - 1
    return tuple(_plain(word) for word in (words[max(noun, 0)], *words))


def _introduced(story: Story, line: int, mention: Mention, head: str) -> bool:
    """Whether someone nameless came in under the same noun ("an aide … the aide")."""
    for index in range(max(0, line - 2 * _BACK), line + 1):
        tags = story.parsed.lines[index].tags
        for other in story.parsed.mentions[index]:
            if index == line and other.first >= mention.first:
                break
            if other.kind == PHRASE and other.words[-1].lower() == head:
                if tags[other.first] in ("a", "quant", "role", "adj"):
                    return True
    return False


def _nearest(story: Story, line: int, mention: Mention) -> Person | None:
    """The last speaker, or the subject of the paragraph before, if they may be described so."""
    for index in range(line, max(-1, line - _BACK), -1):
        for name in reversed(story.parsed.mentions[index]):
            if name.kind != NAME or (index == line and name.first >= mention.first):
                continue
            person = story.people.of(index, name)
            if person is not None and person.human > 0 and story.verb(index, name)[0]:
                return person
    return None
