"""Whose name stands behind a description or an office: "her coach, Ada Byron,"."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.quotes import lexicon
from reader.quotes.mentions import NAME, Mention
from reader.quotes.names import plain
from reader.quotes.traits import is_one

if TYPE_CHECKING:
    from reader.quotes.person import Person
    from reader.quotes.story import Story

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
        "there",
    ]
)
_TITLES = frozenset({"role", "adj", "det", "a", "thing", "w", "poss", "'s"})
_PLAIN = frozenset({"w", "thing", "adj", "speech", "cap"})
_CLOSED: tuple[list[str], ...] = ([","], ["."], ["of"], ["from"], ["for"], ["("], ["quote"], [])
_CHAMBERS = frozenset({"foreign", "house", "press", "senate", "state"})
"""Words of a title that are an office's as well."""
_TITLE = 4
"""Tokens a title between the comma and the name may have."""
KNOWN = frozenset({"det", "poss", "'s", "dem"})
"""Tags that lead to a description of someone known."""


def in_office(story: Story, line: int, mention: Mention) -> Person | None:
    """Whose office a name is: "US Secretary of State Ada Byron", "the Press Aide, Jan Novak,"."""
    if not is_one(mention.words[-1].lower()):
        return None
    before = story.parsed.lines[line].tags[max(0, mention.first - 1)]
    return behind(story, line, mention, apart=before in KNOWN)


def behind(story: Story, line: int, mention: Mention, *, apart: bool = True) -> Person | None:
    """The person named at the end of a description or, set `apart`, behind the comma after it."""
    tags = story.parsed.lines[line].tags
    index = mention.last + 1
    while index < len(tags) and tags[index] in _WITHIN:
        index += 1
    words = story.parsed.lines[line].words[index : index + 1]
    if tags[index : index + 1] != [","] and words != ["named"]:
        return _titled(story, line, mention, index)
    if not apart:
        return None
    body = _body_at(story, line, index + 1)  # "the chair, Novak & Sons, Ada Byron,"
    beyond = _set_off(story, line, body.last + 1) if body else None
    return beyond or _set_off(story, line, index)


def _set_off(story: Story, line: int, index: int) -> Person | None:
    """The person named behind the comma at a token, up to the next comma or stop."""
    tags = story.parsed.lines[line].tags
    for name in story.heads_between(line, index + 1, index + _TITLE + 1):
        if name.kind == NAME:
            between = tags[index + 1 : name.first]
            person = story.people.of(line, name)
            closed = tags[name.last + 1 : name.last + 2] in _CLOSED
            if closed and person is not None and all(tag in _TITLES for tag in between):
                return person
    return None


def _body_at(story: Story, line: int, index: int) -> Mention | None:
    """The body whose name begins at a token and ends at a comma."""
    tags = story.parsed.lines[line].tags
    mentions = story.parsed.mentions[line]
    start = bisect_left(mentions, index, key=lambda mention: mention.first)
    for name in mentions[start : start + _TITLE]:
        near = name.kind == NAME and name.first < index + _TITLE
        person = story.people.of(line, name) if near else None
        if person is not None and person.is_body and tags[name.last + 1 : name.last + 2] == [","]:
            return name
    return None


def _titled(story: Story, line: int, mention: Mention, end: int) -> Person | None:
    """The person whose name ends a description: "director of education Ada Byron"."""
    tags = story.parsed.lines[line].tags
    link = tags[mention.last + 1 : mention.last + 2]
    if link not in (["of"], ["for"]):
        return None
    for name in story.heads_between(line, mention.last + 2, end):
        person = story.people.of(line, name) if name.kind == NAME else None
        if person is None or name.last != end - 1 or len(name.words) < 2:
            continue
        plainly = link == ["of"] and tags[name.first - 1] in _PLAIN
        if plainly or _opens_with_office(name, person):
            return person if person.human > 0 else None
    return None


def _opens_with_office(name: Mention, person: Person) -> bool:
    """Whether a name has words before it that belong to an office, not to a title of its own.

    "Director of Education Ada Byron", but not "the wife of Senator Ada Byron".
    """
    words = [plain(word) for word in name.words]
    start = words.index(person.key[0]) if person.key[0] in words else 0
    own = words[0] in lexicon.titles() and words[0] not in _CHAMBERS
    return start > 0 and not own and words[start - 1] not in lexicon.roles()
