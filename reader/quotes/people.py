"""Third stage: who is named in the article, under which names and in which roles."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from reader.quotes import lexicon
from reader.quotes.introductions import is_said_to_be_body
from reader.quotes.mentions import Mention, phrase_end
from reader.quotes.names import plain, same_firm, same_person, surname
from reader.quotes.namings import Naming, namings
from reader.quotes.person import Person
from reader.quotes.roles import role_across, role_after, role_before

if TYPE_CHECKING:
    from reader.quotes.parsed import Parsed
    from reader.quotes.tokens import Line

_PLACES = frozenset({"in", "at"})
_ROLES = 12
"""Roles that are kept of a person."""
_NAMESAKES = 24
"""People of one surname that are told apart."""
_MAIN = 0.75
"""Share of the full names from which one of two namesakes is who the article is about."""
_NAMESAKE = 0.65
"""How often a surname is given to the right one of them otherwise, on the training articles."""
_ECHOES, _ECHO = 12, 24
"""Places of a name, and tokens after each, in which pronouns may tell the sex."""
_SURE = 2
"""How many times oftener one sex must be told than the other."""
_SPEAKING = (["say"], ["tell"], ["write"])
_CUT = re.compile(r"\b(?:of|for|in|at|to|from)\b")


class People:
    """Everyone named in an article."""

    def __init__(self, parsed: Parsed) -> None:
        self.persons: list[Person] = []
        self._by_key: dict[tuple[str, ...], Person] = {}
        self._by_last: dict[str, list[Person]] = {}
        self._by_first: dict[str, list[Person]] = {}
        self._by_letters: dict[str, Person] = {}
        self._by_mention: dict[tuple[int, int], Person] = {}
        self._rivals: dict[tuple[int, int], list[Person]] = {}
        self._parsed = parsed
        found = namings(parsed)
        for naming in sorted(found, key=_order):
            self._enter(naming)
        for naming in found:
            self._place(naming)
        for person in self.persons:
            if not person.sex and not person.is_body:
                person.sex = _told_sex(person) or self._echoed_sex(person)

    def of(self, line: int, mention: Mention) -> Person | None:
        """The person a name in the article belongs to."""
        return self._by_mention.get((line, mention.start))

    def unnamed(self, line: int, mention: Mention) -> Person:
        """Someone known only by the description `mention`."""
        key = (line, mention.start)
        if key not in self._by_mention:
            head = mention.words[-1].lower()
            sex = lexicon.sexes().get(head, "")
            human = int(head in lexicon.roles() or head.endswith("-old") or head == "one")
            parsed = self._parsed.lines[line]
            text = self._parsed.text[_phrase_start(parsed, mention) : phrase_end(parsed, mention)]
            person = Person(tuple(text.split()), sex, named=False, human=human, key=(head,))
            person.places.append((line, mention))
            self._by_mention[key] = person
        return self._by_mention[key]

    def called(self, words: tuple[str, ...]) -> Person | None:
        """The person a name that stands in no line (a label's) belongs to."""
        key = tuple(map(plain, words))
        if len(key) > 1:
            return self._full(key)
        return next(iter(self._by_last.get(key[0], ())), None)

    def _enter(self, naming: Naming) -> None:
        """Make a person of a name that is nobody's yet."""
        person = self._known(naming)
        if person is None and not naming.shouted:
            person = Person(naming.words, naming.sex, key=naming.key, since=naming.place)
            self.persons.append(person)
            self._by_last.setdefault(surname(naming.key), []).append(person)
            if len(naming.key) > 1:
                self._by_first.setdefault(naming.key[0], []).append(person)
                self._by_letters.setdefault(_letters(naming.words), person)
        elif person is not None and not naming.shouted and len(naming.key) > len(person.key):
            person.words, person.key = naming.words, naming.key
        if person is not None and len(naming.key) > 1:
            self._by_key[naming.key] = person
            person.full += naming.is_plain
            person.sex = person.sex or naming.sex or lexicon.first_names().get(naming.key[0], "")
            person.titles.update(naming.titles)
        elif person is not None and len(person.key) == 1 and naming.title:
            person.full += 1

    def _known(self, naming: Naming) -> Person | None:
        if len(naming.key) > 1:
            return self._full(naming.key)
        return next(iter(self._namesakes(naming)), None)

    def _full(self, key: tuple[str, ...]) -> Person | None:
        """The person of a name of several words."""
        if key in self._by_key:
            return self._by_key[key]
        last = surname(key)
        for person in self._by_last.get(last, [])[:_NAMESAKES]:
            if len(person.key) > 1 and same_person(person.key, key):
                return person
        for person in self._by_first.get(key[0], [])[:_NAMESAKES]:
            if same_firm(person.key, key):
                return person
        return None

    def _namesakes(self, naming: Naming) -> list[Person]:
        """The people one word may name: by the surname, else by the first name or the letters."""
        word, sex = naming.key[0], naming.sex
        found = self._by_last.get(word)
        if found is None:
            found = self._by_first.get(word, [])
            if word not in lexicon.first_names():
                known = word not in lexicon.nations()
                found = [p for p in found if known and (p.since < naming.place or naming.shouted)]
        if not found and naming.words[0].isupper():
            lettered = self._by_letters.get(word)
            return [lettered] if lettered else []
        return [p for p in found[:_NAMESAKES] if p.may_be(sex)]

    def _place(self, naming: Naming) -> None:
        """Tell whom a name means where it stands."""
        if len(naming.key) > 1:
            person = self._full(naming.key)
        else:
            person = self._likeliest(naming, self._namesakes(naming))
        if person is None:
            return
        person.places.append((naming.line, naming.mention))
        self._by_mention[naming.line, naming.mention.start] = person
        self._describe(person, self._parsed.lines[naming.line], naming)

    def _likeliest(self, naming: Naming, found: list[Person]) -> Person | None:
        """Whom a surname borne by several means: by the title, else whom the article is about."""
        if len(found) < 2:
            return found[0] if found else None
        titles = naming.titles
        echo = self._echo(naming.line, naming.mention)
        found = sorted(
            found,
            key=lambda p: (
                len(titles & p.titles),
                p.may_be(echo),
                p.since < naming.place,
                p.full,
                _last_line(p),
            ),
            reverse=True,
        )
        share = found[0].full / max(1, sum(sorted(p.full for p in found)[-2:]))
        if share < _MAIN and not titles & found[0].titles:
            self._rivals[naming.line, naming.mention.start] = found
        return found[0]

    def sure(self, line: int, mention: Mention, sex: str = "") -> float:
        """How sure it is whom a name means that several people of a sex bear."""
        rivals = self._rivals.get((line, mention.start), ())
        return _NAMESAKE if sum(p.may_be(sex) for p in rivals) > 1 else 1.0

    def meant(self, line: int, mention: Mention, sex: str) -> Person | None:
        """The likeliest person of a sex whom a name means."""
        rivals = self._rivals.get((line, mention.start), ())
        return next((p for p in rivals if p.may_be(sex)), self.of(line, mention))

    def _echoed_sex(self, person: Person) -> str:
        """The sex that the pronouns tell which follow a name before any other name."""
        votes = Counter(self._echo(line, name) for line, name in person.places[:_ECHOES])
        del votes[""]
        if not votes and len(person.key) == 1:
            return lexicon.first_names().get(person.key[0], "")
        best, count = max(votes.items(), key=lambda item: item[1], default=("", 0))
        return best if count > 1 + _SURE * (votes.total() - count) else ""

    def _echo(self, index: int, mention: Mention) -> str:
        """The sex of the pronoun that follows a name before any other name."""
        line = self._parsed.lines[index]
        for ahead in range(mention.last + 1, min(len(line.tags), mention.last + _ECHO)):
            sex = lexicon.PRONOUNS.get(line.words[ahead].lower(), "")
            if sex or line.tags[ahead] in ("cap", "role"):
                return sex
        return ""

    def _describe(self, person: Person, line: Line, naming: Naming) -> None:
        """Add what one mention tells about a person."""
        mention, first = naming.mention, person.key[0]
        sex = naming.sex
        if not sex and len(person.key) > 1:
            sex = lexicon.first_names().get(first, "")
            person.human += 2 * bool(sex) * (len(naming.key) > 1)
        if _speaks(line, mention):
            person.human += 1
        person.sex = person.sex or sex
        person.human += 3 * bool(naming.title)
        before = line.tags[mention.first - 1] if mention.first else "."
        last = naming.words[-1].lower()
        body, there = last in lexicon.bodies(), before in _PLACES
        named = first in lexicon.first_names() and len(person.key) > 1
        if not named or (body and (there or before == "det")):
            person.human -= 2 * (before == "det") + 3 * (body or last in lexicon.nations())
        person.human -= there
        person.said_to_be_body |= is_said_to_be_body(line, mention)
        spans = (
            role_before(line, mention, naming.title),
            role_across(line, mention),
            role_after(line, mention),
        )
        for span in spans:
            if span is not None:
                said, noun = line.tags[span[0] : span[1]], line.words[span[1] - 1]
                if naming.title or noun.lower() not in lexicon.words("firm_roles.txt"):
                    person.human += 2 if "role" in said or naming.title else -1
                role = self._parsed.text[line.starts[span[0]] : line.ends[span[1] - 1]]
                if role not in person.roles and len(person.roles) < _ROLES:
                    person.roles.append(role)


def _order(naming: Naming) -> tuple[bool, bool, bool]:
    """When a name is entered: full names first, then those with Mr or Mrs; headlines late."""
    return (naming.shouted, len(naming.key) < 2, not naming.sex)


def _told_sex(person: Person) -> str:
    """The sex that the roles of a person tell: "a retired actress", "his wife"."""
    nouns = (_CUT.split(role.lower())[0].split() for role in person.roles)
    sexes = (lexicon.sexes().get(word, "") for words in nouns for word in reversed(words))
    return next(filter(None, sexes), "")


def _phrase_start(line: Line, mention: Mention) -> int:
    """Where a description begins with the name of its owner: "Kenya's ambassador"."""
    first = mention.first
    owned = first > 1 and line.tags[first - 2 : first] == ["cap", "'s"]
    if owned and line.tags[mention.last] in ("role", "thing"):
        first -= 2
        while first and line.tags[first - 1] == "cap":
            first -= 1
    return line.starts[first]


def _last_line(person: Person) -> int:
    return person.places[-1][0] if person.places else -1


def _letters(words: tuple[str, ...]) -> str:
    """The first letters of a name's words with a capital, as a body is called by them."""
    return "".join(word[0] for word in words if word[0].isupper()).lower()


def _speaks(line: Line, mention: Mention) -> bool:
    """Whether a reporting verb stands right next to a name."""
    before = line.tags[max(0, mention.first - 1)]
    return before == "say" or line.tags[mention.last + 1 : mention.last + 2] in _SPEAKING
