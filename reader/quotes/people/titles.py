"""Which words of a run of capitals are a title before a name, and which letters come behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.people.name_matching import SUFFIXES, plain
from reader.quotes.words import lexicon
from reader.quotes.words.tags import tag_table

if TYPE_CHECKING:
    from collections.abc import Container

_COMPOUNDED = ("born", "ed", "led", "area", "era", "style")
"""How the last part of a compound ends that says what someone is: "Korean-born"."""
_OFFICES = frozenset({"elect", "designate", "emeritus", "General", "general"})
"""How the last part of a compound ends whose first is an office: "Mayor-elect"."""
_LINKS = frozenset({"prep", "for", "with", "in", "on", "from", "at", "about", "to"})
"""Tags of words behind which no name begins: "Doctors Without Borders"."""


def split_title(
    words: tuple[str, ...], common: Container[str] = (), *, definite: bool = False
) -> int:
    """How many words of a run of capitals are a title: two in "Finance Minister Ada Byron".

    `common` are words of which the first is one only because a sentence begins with it. Before a
    `definite` run stands "the", which belongs to something else: "the Exchequer Ada Byron".
    """
    last = len(words) - 1
    if not last:
        return 0
    lower = [word.lower() for word in words]
    named = lower[0] in lexicon.first_names()
    cut = 0 if named else _common_start(lower, common)
    for index in range(last):
        if lower[index + 1].rstrip(".") in SUFFIXES or tag_table().get(lower[index + 1]) in _LINKS:
            break
        if _is_title(words[index], lower[index]) and (not named or _is_strong(lower, index)):
            cut = index + 1
    if not named and not cut:
        organisation = lower[-1] in lexicon.organisations()
        cut = _before_first_name(lower, 1 if definite and not organisation else 2)
        cut = cut or (_before_initial(lower) if definite else 0)
    elif cut < last and lower[cut] in tag_table():
        cut += _before_first_name(lower[cut:], 1)
    nations, things = lexicon.nations(), lexicon.speaking_things()
    demonyms = lexicon.words("demonyms.txt")
    if cut < last - 1 and lower[cut] in demonyms and lower[cut + 1] in lexicon.first_names():
        cut += 1  # "Frenchman Jean Moreau"
    while cut < last and lower[cut] in nations and lower[cut + 1] not in things:
        cut += 1
    return cut


def name_end(words: tuple[str, ...], start: int) -> int:
    """Where the name that begins at `start` ends: before the letters of honours and offices."""
    letters, end = lexicon.words("postnominals.txt"), len(words)
    while end - start > 1 and words[end - 1] in letters:
        end -= 1
    return end


def unlikely(word: str, common: Container[str]) -> bool:
    """Whether a word with a capital is hardly the first one of someone's name."""
    lower = word.lower()
    if lower in lexicon.first_names():
        return False
    return lower in tag_table() or lower in lexicon.nations() or lower in common


def _is_title(word: str, lower: str) -> bool:
    """Whether a word is a title, a role, or a compound with one: "Mayor-elect"."""
    titles, roles = lexicon.titles(), lexicon.roles()
    if lower in titles or lower in roles or word in titles:
        return True
    start, _, ending = word.rpartition("-")
    if not start:
        return False
    elect = ending in _OFFICES and start.rpartition("-")[2].lower() in roles
    office = elect or ending.lower() in roles
    return office or "-of-" in lower or (ending.islower() and ending.endswith(_COMPOUNDED))


def _is_strong(lower: list[str], index: int) -> bool:
    """Whether a title is one though the run begins like a name: "Virginia Governor Ada Byron"."""
    if lower[index][-1] == "." and lower[index] in lexicon.titles():
        return True
    return lower[index + 1] in lexicon.first_names() and index + 2 < len(lower)


def _common_start(lower: list[str], common: Container[str]) -> int:
    """1 if a full name stands behind a word that only the start of a sentence gave a capital."""
    return int(len(lower) > 2 and lower[1] in lexicon.first_names() and lower[0] in common)


def _before_first_name(lower: list[str], least: int) -> int:
    """The words, `least` or more, before a first name that only an office unknown can be."""
    first = lexicon.first_names()
    named = (i for i, word in enumerate(lower) if word in first or len(plain(word)) == 1)
    index = next(named, 0)
    return index if least <= index < len(lower) - 1 and lower[index] in first else 0


def _before_initial(lower: list[str]) -> int:
    """The words before an initial behind which a surname comes: "(of the) Opposition A. Byron"."""
    return next((i for i in range(1, len(lower) - 1) if len(plain(lower[i])) == 1), 0)
