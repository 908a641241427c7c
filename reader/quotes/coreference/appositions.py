"""Whose name stands behind a description or an office: "her coach, Ada Byron,"."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.quotes.people.name_matching import plain
from reader.quotes.words import lexicon
from reader.quotes.words.mentions import NAME, Mention

if TYPE_CHECKING:
    from reader.quotes.coreference.discourse import Discourse
    from reader.quotes.people.person import Person

_WITHIN = frozenset(
    ["of", "for", "in", "at", "on", "and", "det", "a", "'s", "cap", "thing", "adj", "w", "role"]
) | {"num", "there"}
"""Tags of what a description is of or for."""
_TITLES = frozenset({"role", "adj", "det", "a", "thing", "w", "poss", "'s"})
_PLAIN = frozenset({"w", "thing", "adj", "speech", "cap"})
_CLOSED: tuple[list[str], ...] = ([","], ["."], ["of"], ["from"], ["for"], ["("], ["quote"], [])
_CHAMBERS = frozenset({"foreign", "house", "press", "senate", "state"})
"""Words of a title that are an office's as well."""
_TITLE = 4
"""Tokens a title between the comma and the name may have."""
KNOWN = frozenset({"det", "poss", "'s", "dem"})
"""Tags that lead to a description of someone known."""


def office_holder(discourse: Discourse, mention: Mention) -> Person | None:
    """Whose office a name is: "US Secretary of State Ada Byron", "the Press Aide, Jan Novak,"."""
    if not lexicon.means_one_person(mention.words[-1].lower()):
        return None
    before = mention.tokens.tags[max(0, mention.first - 1)]
    return named_behind(discourse, mention, apart=before in KNOWN)


def named_behind(discourse: Discourse, mention: Mention, *, apart: bool = True) -> Person | None:
    """The person named at the end of a description or, if `apart`, behind the comma after it."""
    tokens, paragraph = mention.tokens, mention.paragraph
    tags = tokens.tags
    index = mention.last + 1
    while index < len(tags) and tags[index] in _WITHIN:
        index += 1
    words = tokens.words[index : index + 1]
    if tags[index : index + 1] != [","] and words != ["named"]:
        return _titled(discourse, mention, index)
    if not apart:
        return None
    between = _organisation_at(discourse, paragraph, index + 1)
    beyond = _set_off(discourse, paragraph, between.last + 1) if between else None
    return beyond or _set_off(discourse, paragraph, index)


def named_in_apposition(discourse: Discourse, mention: Mention) -> Person | None:
    """The person whose name follows a description, set off by commas: "her coach, Ada Byron,"."""
    tags = mention.tokens.tags
    owned = tags[mention.first] == "poss" and tags[mention.last] == "w"
    one = tags[mention.last] == "role" and lexicon.means_one_person(mention.words[-1].lower())
    thing = tags[mention.last] == "thing"
    return named_behind(discourse, mention) if owned or one or thing else None


def _set_off(discourse: Discourse, paragraph: int, comma: int) -> Person | None:
    """The person named behind the comma at a token, up to the next comma or stop."""
    tags = discourse.article.tokens[paragraph].tags
    for name in discourse.heads_between(paragraph, comma + 1, comma + _TITLE + 1):
        if name.kind == NAME:
            between = tags[comma + 1 : name.first]
            person = discourse.people.of(name)
            closed = tags[name.last + 1 : name.last + 2] in _CLOSED
            if closed and person is not None and all(tag in _TITLES for tag in between):
                return person
    return None


def _organisation_at(discourse: Discourse, paragraph: int, token: int) -> Mention | None:
    """The organisation named at a token up to a comma: "the chair, Novak & Sons, Ada Byron,"."""
    tags = discourse.article.tokens[paragraph].tags
    mentions = discourse.article.mentions[paragraph]
    start = bisect_left(mentions, token, key=lambda mention: mention.first)
    for name in mentions[start : start + _TITLE]:
        near = name.kind == NAME and name.first < token + _TITLE
        person = discourse.people.of(name) if near else None
        closed = tags[name.last + 1 : name.last + 2] == [","]
        if closed and person is not None and person.is_organisation:
            return name
    return None


def _titled(discourse: Discourse, mention: Mention, end: int) -> Person | None:
    """The person whose name ends a description: "director of education Ada Byron"."""
    tags = mention.tokens.tags
    link = tags[mention.last + 1 : mention.last + 2]
    if link not in (["of"], ["for"]):
        return None
    for name in discourse.heads_between(mention.paragraph, mention.last + 2, end):
        person = discourse.people.of(name) if name.kind == NAME else None
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
