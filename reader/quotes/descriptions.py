"""Whom a description ("the German chancellor") stands for, by the roles the article gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes import lexicon
from reader.quotes.appositions import KNOWN, behind
from reader.quotes.bodies import body_called
from reader.quotes.holders import PEOPLE, compatriot, holder, home, introduced_below, nations_in
from reader.quotes.mentions import NAME, PHRASE, Mention
from reader.quotes.traits import is_one

if TYPE_CHECKING:
    from reader.quotes.person import Person
    from reader.quotes.story import Story

_LEADING = frozenset({"cap", "adj", "adv", "thing", "'s", "det", "poss"})
_INDEFINITE = frozenset({"a", "quant", "role", "adj"})
_ANYONE = frozenset({"person", "source"})
"""Nouns for anyone who came in under another noun."""
_FIRM = 2
"""What may speak for a firm as well as for a person."""
_APPOSED, _HOLDER, _COMPATRIOT, _NEAREST = 0.97, 0.95, 0.8, 0.6
"""How often a description is given the right name, by what ties the two, by estimate."""
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
    noun, firm = tags[mention.last], head in lexicon.firms()
    if noun != "role" and tags[mention.first] == "det" and (noun == "thing" or firm):
        return body_called(story, line, mention)
    if noun not in ("role", "cap") or not (is_one(head) or is_demonym(story, line, mention)):
        return None, 1.0
    lead = _lead(tags, mention)
    if lead not in KNOWN:
        return _named_later(story, line, mention, head), _HOLDER
    if (aged := _aged(story, head)) is not None:
        return aged, _APPOSED
    if (found := holder(story, line, mention)) is not None:
        return found, _HOLDER
    if firm and lead == "det":
        return body_called(story, line, mention)
    introduced = _introduced(story, line, mention, head)
    known = (
        lead in ("det", "dem")
        or tags[mention.first] == "cap"
        or mention.words[0].lower() == "former"
    )
    if introduced is not None or not known or _tells_enough(tags, mention):
        return introduced, 1.0
    nations = nations_in(mention.words)
    nearest = _nearest(story, line, mention, nations) or _next(story, line)
    return nearest, _COMPATRIOT if nations else _NEAREST


def _tells_enough(tags: list[str], mention: Mention) -> bool:
    """Whether a description is of somebody new: "the driver, 58," or "the dean of the college".

    "The former dean of the college" and "the 34-year-old mother of three" take up who is known.
    """
    behind = tags[mention.last + 1 : mention.last + 3]
    known = any(word == "former" or word.endswith("-old") for word in mention.words)
    office = tags[mention.first] == "det" and behind[:1] in (["of"], ["for"])
    return not known and (office or behind == [",", "num"])


def is_demonym(story: Story, line: int, mention: Mention) -> bool:
    """Whether a name is no name but says where someone is from: "the Nigerian", "the Dutchman"."""
    word, tags = mention.words[0].lower(), story.parsed.lines[line].tags
    if mention.kind != NAME or len(mention.words) > 1 or not mention.first:
        return False
    return tags[mention.first - 1] == "det" and word in lexicon.words("demonyms.txt")


def _aged(story: Story, head: str) -> Person | None:
    """Who is said to be of the age a description tells: "Ada Byron, 33, … the 33-year-old"."""
    age, _, rest = head.partition("-")
    if not rest.endswith("-old"):
        return None
    for person in story.people.persons[:PEOPLE]:
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
            below = (index, other.first) > (line, mention.first)
            if same and below and tags[other.first] == "det":
                return _apposed(story, index, other) or introduced_below(story, line, mention)
    return introduced_below(story, line, mention)


def _lead(tags: list[str], mention: Mention) -> str:
    """The tag that leads to a description, of someone known if it is a determiner or the like.

    "The mayor", "her coach", "Boyle's attorney", "the former first lady and U.S. senator".
    """
    first = mention.first
    while first and tags[first] not in KNOWN:
        if tags[first - 1] in _LEADING:
            first -= 1
        elif tags[max(0, first - 2) : first] == ["role", "and"]:
            first -= 2
        else:
            break
    return tags[first]


def _owner(story: Story, line: int, mention: Mention) -> Person | None:
    """Whose a description is: of Boyle in "Boyle's former attorney"."""
    tags = story.parsed.lines[line].tags
    if tags[max(0, mention.first - 1)] != "'s":
        return None
    for name in story.parsed.mentions[line]:
        if name.kind == NAME and name.last == mention.first - 2:
            return story.people.of(line, name)
    return None


def _apposed(story: Story, line: int, mention: Mention) -> Person | None:
    """The person whose name follows a description, set off by commas: "her coach, Ada Byron,"."""
    tags = story.parsed.lines[line].tags
    owned = tags[mention.first] == "poss" and tags[mention.last] == "w"
    one = tags[mention.last] == "role" and is_one(mention.words[-1].lower())
    body = tags[mention.last] == "thing"
    return behind(story, line, mention) if owned or one or body else None


def _next(story: Story, line: int) -> Person | None:
    """The first to speak in the next paragraph, if nobody has been named before."""
    if line > 1 or line + 1 >= len(story.parsed.lines):
        return None
    for name in story.parsed.mentions[line + 1][:_NEAR]:
        person = story.people.of(line + 1, name) if name.kind == NAME else None
        if person is not None and person.human > 0 and person.places[0][0] == line + 1:
            return person
    return None


def _before(story: Story, index: int, line: int, mention: Mention) -> list[Mention]:
    """The last mentions of paragraph `index` that stand before `mention` in paragraph `line`."""
    if index < line:
        return story.parsed.mentions[index][-_NEAR:]
    return story.heads_between(line, 0, mention.first)[-_NEAR:]


def _introduced(story: Story, line: int, mention: Mention, head: str) -> Person | None:
    """Someone nameless who came in under the same noun: "an aide" or "the mayor's aide"."""
    for index in range(line, max(-1, line - 2 * _BACK), -1):
        tags = story.parsed.lines[index].tags
        for other in reversed(_before(story, index, line, mention)):
            noun = other.words[-1].lower()
            same = other.kind == PHRASE and (
                noun == head or (head in _ANYONE and tags[other.last] == "role" and is_one(noun))
            )
            owned = "'s" in tags[other.first : other.last]
            one = other.words[0].lower() == "one"
            if same and (owned or one or tags[other.first] in _INDEFINITE):
                return story.people.unnamed(index, other)
    return None


def _nearest(story: Story, line: int, mention: Mention, nations: set[str]) -> Person | None:
    """Who belongs to the country a description names, else who was last named as a subject.

    Where nobody was, the only one who was named at all, or the last of the paragraph before.
    """
    if nations and (found := compatriot(story, line, mention, nations)):
        return found
    seen: list[Person] = []
    owner = _owner(story, line, mention)
    sex = lexicon.sexes().get(mention.words[-1].lower(), "")
    for index in range(line, max(-1, line - _BACK), -1):
        near = _before(story, index, line, mention)
        for name in reversed(near) if index == line else near:
            person = story.people.of(index, name) if name.kind == NAME else None
            if person is None or person is owner or not person.may_be(sex):
                continue
            if not _is_human(person) or (nations and home(person)):
                continue
            seen.append(person)
            if story.verb(index, name)[0] or _closes_apposition(story, index, name):
                return person
        if seen and index == line - 1 and not mention.first:
            return seen[-1]
    return seen[0] if len(set(seen)) == 1 else None


def _is_human(person: Person) -> bool:
    """Whether a name is a person's, as far as the article shows."""
    if len(person.key) == 1 and not person.sex:  # a firm may speak as well
        return person.human > _FIRM
    return person.human > 0 or (person.human == 0 and len(person.key) > 1 and not person.is_body)


def _closes_apposition(story: Story, line: int, name: Mention) -> bool:
    """Whether a name is the subject behind its description: "The mayor, Ada Byron, left"."""
    tags = story.parsed.lines[line].tags
    return tags[name.first - 1 : name.first] == [","] == tags[name.last + 1 : name.last + 2]
