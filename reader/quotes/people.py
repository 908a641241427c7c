"""Third stage: who is named in the article, under which names and in which roles."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.model import Span
from reader.quotes import lexicon
from reader.quotes.mentions import NAME, Mention

if TYPE_CHECKING:
    from reader.quotes.parsed import Parsed

_SUFFIXES = frozenset({"jr.", "jr", "sr.", "sr", "ii", "iii", "iv"})


@dataclass(slots=True)
class Person:
    """Someone or something with a name."""

    name: str
    """The fullest name the article gives, without titles."""
    words: tuple[str, ...]
    sex: str = ""
    """"m", "f", or "" where nothing tells."""
    roles: list[str] = field(default_factory=list)
    """What the article says they are, in the order of the text."""
    titled: bool = False
    """A title or role stands before the name somewhere."""
    count: int = 0

    @property
    def surname(self) -> str:
        """The last word of the name, without Jr."""
        return surname(self.words)


def surname(words: tuple[str, ...]) -> str:
    """The last word of a name that is not Jr. or the like."""
    for word in reversed(words):
        if word.lower() not in _SUFFIXES:
            return word
    return words[-1] if words else ""


def split_title(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(title, name) of a run of capitals: "Russian President", "Vladimir Putin"."""
    titles, roles, things = lexicon.titles(), lexicon.roles(), lexicon.speaking_things()
    first_names = lexicon.first_names()
    lower = [word.lower() for word in words]
    cut = 0
    if lower[0] not in first_names:
        for index in range(len(words) - 1):
            if lower[index + 1] in _SUFFIXES:
                break
            if lower[index] in titles or lower[index] in roles:
                cut = index + 1
    while cut < len(words) - 1 and lower[cut] in lexicon.nations() and lower[cut + 1] not in things:
        cut += 1
    return words[:cut], words[cut:]


class People:
    """Everyone named in an article."""

    def __init__(self, parsed: Parsed) -> None:
        self.persons: list[Person] = []
        self._by_surname: dict[str, list[Person]] = {}
        self._by_mention: dict[tuple[int, int], Person] = {}
        pending = []
        for index, mentions in enumerate(parsed.mentions):
            for mention in mentions:
                if mention.kind == NAME:
                    title, name = split_title(mention.words)
                    pending.append((index, mention, title, name))
        for index, mention, title, name in pending:
            if len(name) > 1:
                self._enter(index, mention, title, name)
        for index, mention, title, name in pending:
            if len(name) == 1:
                self._enter(index, mention, title, name)

    def of(self, line: int, mention: Mention) -> Person | None:
        """The person a name in the article belongs to."""
        return self._by_mention.get((line, mention.start))

    def _enter(
        self,
        index: int,
        mention: Mention,
        title: tuple[str, ...],
        name: tuple[str, ...],
    ) -> None:
        person = self._find(title, name)
        if person is None:
            person = Person(" ".join(name), name)
            self.persons.append(person)
            for word in {surname(name), name[0]}:
                self._by_surname.setdefault(word, []).append(person)
        elif len(name) > len(person.words):
            person.words, person.name = name, " ".join(name)
        person.count += 1
        self._by_mention[index, mention.start] = person
        sex = "".join({lexicon.titles().get(word.lower(), "") for word in title})
        sex = sex if len(sex) == 1 else ""
        if not sex and len(name) > 1:
            sex = lexicon.first_names().get(name[0].lower(), "")
        person.sex = person.sex or sex
        person.titled = person.titled or bool(title)

    def _find(self, title: tuple[str, ...], name: tuple[str, ...]) -> Person | None:
        candidates = self._by_surname.get(surname(name), [])
        if len(name) > 1:
            for person in candidates:
                if person.words[0] == name[0] and person.surname == surname(name):
                    return person
                if person.words[-len(name) :] == name:
                    return person
            return None
        sexes = {lexicon.titles().get(word.lower(), "") for word in title} - {""}
        fitting = [p for p in candidates if not (sexes and p.sex and p.sex not in sexes)]
        fitting = [p for p in fitting if p.surname == name[0]] or fitting
        return max(fitting, key=lambda p: p.count, default=None)


def mention_span(mention: Mention) -> Span:
    """Where a mention stands."""
    return Span(mention.start, mention.end)
