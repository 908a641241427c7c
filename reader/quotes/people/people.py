"""Everyone an article names: which mentions are of one person, and who a name means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.people.attributes import describe, sex_behind, sex_by_pronouns, sex_by_roles
from reader.quotes.people.name_matching import plain, same_firm, same_person, surname
from reader.quotes.people.name_mentions import NameMention, name_mentions
from reader.quotes.people.person import Person
from reader.quotes.words import lexicon
from reader.quotes.words.mentions import phrase_end

if TYPE_CHECKING:
    from reader.quotes.words.mentions import Mention
    from reader.quotes.words.parsing import ParsedArticle

_NAMESAKES = 24
"""People of one surname that are told apart."""
_MAIN = 0.75
"""Share of the full names from which one of two namesakes is who the article is about."""
_NAMESAKE = 0.65
"""How often a surname is given to the right one of them otherwise, on the training articles."""


class People:
    """Everyone named in an article."""

    def __init__(self, article: ParsedArticle) -> None:
        self.persons: list[Person] = []
        self._by_key: dict[tuple[str, ...], Person] = {}
        self._by_last: dict[str, list[Person]] = {}
        self._by_first: dict[str, list[Person]] = {}
        self._by_letters: dict[str, Person] = {}
        self._by_start: dict[int, Person] = {}
        self._rivals: dict[int, list[Person]] = {}
        self._text = article.text
        found = name_mentions(article)
        for name in sorted(found, key=_order):
            self._enter(name)
        for name in found:
            self._resolve(name)
        for person in self.persons:
            if not person.sex and not person.is_organisation:
                person.sex = sex_by_roles(person) or sex_by_pronouns(person)

    def of(self, mention: Mention) -> Person | None:
        """The person whom a mention by name means, or one by description that `unnamed` made."""
        return self._by_start.get(mention.start)

    def unnamed(self, mention: Mention) -> Person:
        """Someone known only by the description `mention`."""
        if mention.start not in self._by_start:
            head = mention.words[-1].lower()
            sex = lexicon.sexes().get(head, "")
            human = int(head in lexicon.roles() or head.endswith("-old") or head == "one")
            text = self._text[_phrase_start(mention) : phrase_end(mention)]
            person = Person(tuple(text.split()), sex, named=False, human=human, key=(head,))
            person.mentions.append(mention)
            self._by_start[mention.start] = person
        return self._by_start[mention.start]

    def called(self, words: tuple[str, ...]) -> Person | None:
        """The person of a name that is no mention but stands in a label."""
        key = tuple(map(plain, words))
        if len(key) > 1:
            return self._full(key)
        return next(iter(self._by_last.get(key[0], ())), None)

    def _enter(self, name: NameMention) -> None:
        """Make a person of a name that is nobody's yet."""
        person = self._known(name)
        if person is None and not name.shouted:
            person = Person(name.words, name.sex, key=name.key, since=name.mention.start)
            self.persons.append(person)
            self._by_last.setdefault(surname(name.key), []).append(person)
            if len(name.key) > 1:
                self._by_first.setdefault(name.key[0], []).append(person)
                self._by_letters.setdefault(_letters(name.words), person)
        elif person is not None and not name.shouted and len(name.key) > len(person.key):
            person.words, person.key = name.words, name.key
        if person is not None and len(name.key) > 1:
            self._by_key[name.key] = person
            person.full += name.is_plain
            person.sex = person.sex or name.sex or lexicon.first_names().get(name.key[0], "")
            person.titles.update(name.titles)
        elif person is not None and len(person.key) == 1 and name.title:
            person.full += 1

    def _known(self, name: NameMention) -> Person | None:
        """The person of a name that has been entered already."""
        if len(name.key) > 1:
            return self._full(name.key)
        return next(iter(self._namesakes(name)), None)

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

    def _namesakes(self, name: NameMention) -> list[Person]:
        """The people one word may name: by the surname, else by the first name or the letters."""
        word, sex = name.key[0], name.sex
        found = self._by_last.get(word)
        if found is None:
            found = self._by_first.get(word, [])
            if word not in lexicon.first_names():
                known = word not in lexicon.nations()
                before = [p for p in found if p.since < name.mention.start or name.shouted]
                found = before if known else []
        if not found and name.words[0].isupper():
            lettered = self._by_letters.get(word)
            return [lettered] if lettered else []
        return [p for p in found[:_NAMESAKES] if p.may_be(sex)]

    def _resolve(self, name: NameMention) -> None:
        """Give a mention by name to the person it means, and add what it tells of them."""
        if len(name.key) > 1:
            person = self._full(name.key)
        else:
            person = self._likeliest(name, self._namesakes(name))
        if person is not None:
            person.mentions.append(name.mention)
            self._by_start[name.mention.start] = person
            describe(person, self._text, name)

    def _likeliest(self, name: NameMention, found: list[Person]) -> Person | None:
        """Whom a surname borne by several means: by the title, else whom the article is about."""
        if len(found) < 2:
            return found[0] if found else None
        titles, sex = name.titles, sex_behind(name.mention)
        found = sorted(
            found,
            key=lambda p: (
                len(titles & p.titles),
                p.may_be(sex),
                p.since < name.mention.start,
                p.full,
                p.mentions[-1].paragraph if p.mentions else -1,
            ),
            reverse=True,
        )
        share = found[0].full / max(1, sum(sorted(p.full for p in found)[-2:]))
        if share < _MAIN and not titles & found[0].titles:
            self._rivals[name.mention.start] = found
        return found[0]

    def sure(self, mention: Mention, sex: str = "") -> float:
        """How sure it is whom a name means that several people of a sex bear."""
        rivals = self._rivals.get(mention.start, ())
        return _NAMESAKE if sum(p.may_be(sex) for p in rivals) > 1 else 1.0

    def meant(self, mention: Mention, sex: str) -> Person | None:
        """The likeliest person of a sex whom a name means."""
        rivals = self._rivals.get(mention.start, ())
        return next((p for p in rivals if p.may_be(sex)), self.of(mention))


def _order(name: NameMention) -> tuple[bool, bool, bool]:
    """The key that sorts names for entering: full ones, those with Mr or Mrs; headlines last."""
    return (name.shouted, len(name.key) < 2, not name.sex)


def _phrase_start(mention: Mention) -> int:
    """Where a description begins with the name of its owner: "Kenya's ambassador"."""
    tokens, first = mention.tokens, mention.first
    owned = first > 1 and tokens.tags[first - 2 : first] == ["cap", "'s"]
    if owned and tokens.tags[mention.last] in ("role", "thing"):
        first -= 2
        while first and tokens.tags[first - 1] == "cap":
            first -= 1
    return tokens.starts[first]


def _letters(words: tuple[str, ...]) -> str:
    """The first letters of a name's words with a capital, as an organisation is called by them."""
    return "".join(word[0] for word in words if word[0].isupper()).lower()
