"""Third stage: who is named in the article, under which names and in which roles."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.quotes import lexicon
from reader.quotes.mentions import NAME, Mention
from reader.quotes.roles import role_across, role_after, role_before

if TYPE_CHECKING:
    from reader.quotes.parsed import Parsed
    from reader.quotes.tokens import Line

_SUFFIXES = frozenset({"jr.", "jr", "sr.", "sr", "ii", "iii", "iv"})
_PLACES = frozenset({"in", "at"})
_ROLES = 12
"""Roles that are kept of a person."""
_NAMESAKES = 24
"""People of one surname that are told apart."""
_HEADLINE = 0.9
"""Share of capitals from which a line is read as a headline, where capitals name nobody."""
_CONTENT = frozenset({"verb", "ing", "w", "role", "thing", "speech", "adj", "adv"}) | {
    cue + form
    for cue in ("say", "write", "tell", "call", "think", "talk")
    for form in ("", "0", "G")
}


@dataclass(eq=False, slots=True)
class Person:
    """Someone, or something, with a name."""

    words: tuple[str, ...]
    """The fullest name the article gives, without titles."""
    sex: str = ""
    """"m", "f", or "" where nothing tells."""
    roles: list[str] = field(default_factory=list)
    """What the article says they are, in the order of the text."""
    named: bool = True
    """False for someone known only by a description: "one passer-by"."""
    human: int = 0
    """How much speaks for a person, against a body or a place."""
    places: list[tuple[int, Mention]] = field(default_factory=list)
    """(line, mention) of each time they are named, in order."""

    @property
    def name(self) -> str:
        """The fullest name."""
        return " ".join(self.words)

    @property
    def surname(self) -> str:
        """The last word of the name, without Jr."""
        return surname(self.words)


def surname(words: tuple[str, ...]) -> str:
    """The last word of a name that is not Jr. or the like, in lower case."""
    for word in reversed(words):
        if word.lower() not in _SUFFIXES:
            return word.lower()
    return words[-1].lower()


def split_title(words: tuple[str, ...]) -> int:
    """How many words of a run of capitals are a title: two in "Finance Minister Ada Byron"."""
    titles, roles, things = lexicon.titles(), lexicon.roles(), lexicon.speaking_things()
    lower = [word.lower() for word in words]
    cut = _common_start(words, lower)
    if lower[0] not in lexicon.first_names():
        for index in range(len(words) - 1):
            if lower[index + 1] in _SUFFIXES:
                break
            if lower[index] in titles or lower[index] in roles:
                cut = index + 1
    while cut < len(words) - 1 and lower[cut] in lexicon.nations() and lower[cut + 1] not in things:
        cut += 1
    return cut


def _common_start(words: tuple[str, ...], lower: list[str]) -> int:
    """1 if a run begins with a common noun that only a sentence's start gave a capital."""
    if len(words) < 3 or lower[0] in lexicon.first_names():
        return 0
    compound = "-" in words[0] and words[0].rpartition("-")[2].islower()
    return int(compound or lower[1] in lexicon.first_names())


class People:
    """Everyone named in an article."""

    def __init__(self, parsed: Parsed) -> None:
        self.persons: list[Person] = []
        self._by_word: dict[str, list[Person]] = {}
        self._by_mention: dict[tuple[int, int], Person] = {}
        self._parsed = parsed
        names = [
            (index, mention, split_title(mention.words))
            for index, mentions in enumerate(parsed.mentions)
            for mention in mentions
            if mention.kind == NAME
        ]
        shouted = {
            index
            for index, line in enumerate(parsed.lines)
            if (index == 0 or not line.quotes) and _is_headline(line)
        }
        names.sort(key=lambda entry: _order(entry[1], entry[2], entry[0] in shouted))
        for index, mention, title in names:
            self._enter(index, mention, title, index not in shouted)
        for person in self.persons:
            person.places.sort(key=lambda place: (place[0], place[1].first))

    def of(self, line: int, mention: Mention) -> Person | None:
        """The person a name in the article belongs to."""
        return self._by_mention.get((line, mention.start))

    def unnamed(self, line: int, mention: Mention) -> Person:
        """Someone known only by the description `mention`."""
        key = (line, mention.start)
        if key not in self._by_mention:
            person = Person(mention.words, named=False, human=1)
            person.places.append((line, mention))
            self._by_mention[key] = person
        return self._by_mention[key]

    def called(self, words: tuple[str, ...]) -> Person | None:
        """The person a name that stands in no line (a label's) belongs to."""
        return self._find(words, "")

    def _enter(self, index: int, mention: Mention, title: int, may_be_new: bool) -> None:
        words = mention.words
        name = words[title:]
        sexes = {lexicon.titles().get(word.lower(), "") for word in words[:title]} - {""}
        sex = sexes.pop() if len(sexes) == 1 else ""
        person = self._find(name, sex)
        if person is None:
            if not may_be_new:
                return
            person = Person(name)
            self.persons.append(person)
            for word in {surname(name), name[0].lower()}:
                self._by_word.setdefault(word, []).append(person)
        elif len(name) > len(person.words) and person.surname == surname(name):
            person.words = name
        person.places.append((index, mention))
        self._by_mention[index, mention.start] = person
        self._describe(person, self._parsed.lines[index], mention, title, sex)

    def _describe(self, person: Person, line: Line, mention: Mention, title: int, sex: str) -> None:
        """Add what one mention tells about a person."""
        name = mention.words[title:]
        if (not sex and len(person.words) > 1) or name == person.words:
            sex = sex or lexicon.first_names().get(name[0].lower(), "")
            person.human += 2 * bool(sex) * (len(name) > 1)
        if _speaks(line, mention):
            person.human += 1
        person.sex = person.sex or sex
        person.human += 3 * bool(title)
        before = line.tags[mention.first - 1] if mention.first else "."
        person.human -= 2 * (before == "det") + (before in _PLACES)
        if name[-1].lower() in lexicon.speaking_things() or name[-1].lower() in lexicon.nations():
            person.human -= 3
        spans = (
            role_before(line, mention, title),
            role_across(line, mention),
            role_after(line, mention),
        )
        for span in spans:
            if span is not None:
                person.human += 2
                role = self._parsed.text[line.starts[span[0]] : line.ends[span[1] - 1]]
                if role not in person.roles and len(person.roles) < _ROLES:
                    person.roles.append(role)

    def _find(self, name: tuple[str, ...], sex: str) -> Person | None:
        last = surname(name)
        candidates = self._by_word.get(last, [])[:_NAMESAKES]
        if len(name) > 1:
            lower = tuple(word.lower() for word in name)
            for person in candidates:
                if person.surname != last:
                    continue
                own = tuple(word.lower() for word in person.words)
                if _agree(own, lower) or own[-len(name) :] == lower or lower[-len(own) :] == own:
                    return person
            return None
        fitting = [p for p in candidates if not (sex and p.sex and p.sex != sex)]
        fitting = [p for p in fitting if p.surname == last] or fitting
        alone = [p for p in fitting if len(p.words) == 1]
        return next(iter(alone or fitting), None)


def _order(mention: Mention, title: int, shouted: bool) -> tuple[bool, bool, bool]:
    """When a name is entered: full names first, then those with Mr or Mrs; headlines late."""
    words = mention.words
    full = len(words) - title > 1
    sexed = any(lexicon.titles().get(word.lower()) for word in words[:title])
    return (not full, not sexed, shouted)


def _speaks(line: Line, mention: Mention) -> bool:
    """Whether a reporting verb stands right next to a name."""
    tags = line.tags
    after = tags[mention.last + 1] if mention.last + 1 < len(tags) else ""
    return after in ("say", "tell", "write") or (
        mention.first > 0 and tags[mention.first - 1] == "say"
    )


def _agree(own: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names with one surname can be the same person's."""
    if (own[-1] in _SUFFIXES) != (other[-1] in _SUFFIXES) and own[0] == other[0]:
        return own[-1] not in ("jr.", "jr") and other[-1] not in ("jr.", "jr")
    return own[0] == other[0] or (
        len(own[0]) == 2 and own[0][1] == "." and own[0][0] == other[0][0]
    )


def _is_headline(line: Line) -> bool:
    """Whether the words of a line that carry its meaning nearly all have a capital."""
    content = [
        word
        for word, tag in zip(line.words, line.tags, strict=True)
        if word[:1].isalpha() and (word[0].isupper() or tag in _CONTENT)
    ]
    return len(content) > 3 and sum(word[0].isupper() for word in content) >= _HEADLINE * len(
        content
    )
