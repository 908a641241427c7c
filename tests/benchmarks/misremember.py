"""Quotations as people misremember them, made by a program: what search is fitted and tested on.

Each function of `WAYS` damages the words of a passage in one way, the ways of the shared evaluation
set's README. A query is kept only where the words left whole single out the passage.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from random import Random
from typing import TYPE_CHECKING

import numpy as np

from reader.search.words.aliases import synonyms
from reader.search.words.edit_model import NUMBERS
from reader.search.words.tokens import words

if TYPE_CHECKING:
    from reader.search.segments.segment import Segment

FUNCTION_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        a about after all also am an and any are as at be because been but by can could did do does
        dont for from had has have he her him his how i if im in into is it its just like me more my
        no not now of on one or our out said she should so some than that thats the their them then
        there these they this to too up us very was we were what when which who will with would you
        your
        """,
    )
)
"""Words that people forget or put in without noticing."""

_BESIDE = {
    letter: row[max(0, place - 1) : place] + row[place + 1 : place + 2]
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for place, letter in enumerate(row)
}
"""Letters of a keyboard that lie beside each other."""

_BY_EAR = (
    ("tion", "sion"),
    ("ough", "uff"),
    ("ph", "f"),
    ("igh", "ie"),
    ("ei", "ie"),
    ("ie", "ei"),
    ("ea", "ee"),
    ("ai", "ay"),
    ("ance", "ence"),
    ("ence", "ance"),
    ("ible", "able"),
    ("ck", "k"),
    ("wh", "w"),
    ("kn", "n"),
    ("qu", "kw"),
    ("x", "ks"),
    ("ou", "u"),
    ("ll", "l"),
    ("ss", "s"),
    ("tt", "t"),
    ("pp", "p"),
    ("mm", "m"),
    ("rr", "r"),
    ("cc", "c"),
)
_OVERSEAS = (
    ("our", "or"),
    ("or", "our"),
    ("ise", "ize"),
    ("ize", "ise"),
    ("isation", "ization"),
    ("ization", "isation"),
    ("ence", "ense"),
    ("ense", "ence"),
    ("tre", "ter"),
)
_ENDINGS = ("s", "ed", "ing", "er", "ly", "")


@dataclass(frozen=True, slots=True)
class Remembered:
    """A query, and the words of the passage that were left whole in it."""

    query: list[str]
    whole: list[str]


@dataclass(frozen=True, slots=True)
class Said:
    """What is to be misremembered."""

    text: str
    words: list[str]
    speaker: str
    others: Sequence[str]
    """Words of other passages, to be put in by mistake."""


Way = Callable[[Said, Random], Remembered | None]


# -- words ------------------------------------------------------------------------------------


def content(found: Sequence[str]) -> list[str]:
    """The words that mean something by themselves."""
    return [word for word in found if word not in FUNCTION_WORDS and len(word) > 2]


def typo(word: str, chance: Random) -> str:
    """A word with one letter left out, doubled, changed, or two exchanged."""
    at = chance.randrange(len(word))
    match chance.randrange(4):
        case 0:
            return word[:at] + word[at + 1 :]
        case 1:
            return word[:at] + word[at] + word[at:]
        case 2 if at + 1 < len(word):
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        case _:
            return word[:at] + chance.choice(_BESIDE.get(word[at], "e")) + word[at + 1 :]


def by_ear(word: str, chance: Random) -> str:
    """A word as it sounds; with a typo where it is spelt as it sounds."""
    return _replaced(word, _BY_EAR, chance) or typo(word, chance)


def _replaced(word: str, pairs: Sequence[tuple[str, str]], chance: Random) -> str:
    fit = [pair for pair in pairs if pair[0] in word[1:]]
    if not fit:
        return ""
    old, new = chance.choice(fit)
    return word[0] + word[1:].replace(old, new, 1)


def other_ending(word: str, chance: Random) -> str:
    """A word in another form, more or less."""
    root = re.sub("(?:ies|es|s|ed|ing|er|ly|y|e)$", "", word)
    return (root if len(root) > 2 else word) + chance.choice(_ENDINGS)


def other_word(word: str, said: Said, chance: Random) -> str:
    """A word of like meaning, of which a list knows only some; else any other word."""
    alike = sorted(synonyms(word))
    return chance.choice(alike) if alike and chance.random() < 0.7 else chance.choice(said.others)


def stub(word: str, chance: Random) -> str:
    """The beginning of a word."""
    return word[: chance.randint(3, 5)]


def window(found: Sequence[str], least: int, most: int, chance: Random) -> list[str]:
    """A few words in a row; none where there are too few."""
    size = chance.randint(least, most)
    if len(found) < size:
        size = least
    at = chance.randint(0, max(0, len(found) - size))
    return list(found[at : at + size]) if len(found) >= least else []


def some(found: Sequence[str], count: int, chance: Random) -> list[int]:
    """The places of `count` words long enough to be damaged."""
    fit = [place for place, word in enumerate(found) if len(word) >= 4]
    return sorted(chance.sample(fit, min(count, len(fit))))


def _changed(
    found: list[str], places: Sequence[int], change: Callable[[str], str]
) -> Remembered | None:
    if not places:
        return None
    query = [change(word) if place in places else word for place, word in enumerate(found)]
    return Remembered(query, [word for place, word in enumerate(found) if place not in places])


# -- ways -------------------------------------------------------------------------------------


def _typos(count: int) -> Way:
    def way(said: Said, chance: Random) -> Remembered | None:
        found = window(said.words, 2 + count, 7, chance)
        return _whole(
            _changed(found, some(found, count, chance), lambda word: typo(word, chance)), found
        )

    return way


def _whole(remembered: Remembered | None, found: list[str]) -> Remembered | None:
    """Damage one may see through: the words meant single out the passage."""
    return remembered and Remembered(remembered.query, found)


def _drop(said: Said, chance: Random) -> Remembered | None:
    found = window(said.words, 5, 10, chance)
    for _ in range(max(1, len(found) // 3)):
        lost = [place for place in range(1, len(found) - 1) if found[place] in FUNCTION_WORDS]
        if len(found) > 3:
            del found[chance.choice(lost or range(1, len(found) - 1))]
    return Remembered(found, found)


def _reorder(said: Said, chance: Random) -> Remembered | None:
    found = window(said.words, 4, 8, chance)
    cut = chance.randint(1, max(1, len(found) - 1))
    return Remembered(found[cut:] + found[:cut], found)


def _synonym(said: Said, chance: Random) -> Remembered | None:
    found = window(said.words, 4, 7, chance)
    fit = [place for place, word in enumerate(found) if synonyms(word)] or some(found, 3, chance)
    places = [chance.choice(fit)] if fit else []
    return _changed(found, places, lambda word: other_word(word, said, chance))


def _variant(said: Said, chance: Random) -> Remembered | None:
    text = re.sub(r"(?<=\w)-(?=\w)", "", said.text) if chance.random() < 0.5 else said.text
    found = window(words(text), 4, 7, chance)
    query = [
        NUMBERS.get(word) or (_replaced(word, _OVERSEAS, chance) if len(word) > 5 else "") or word
        for word in found
    ]
    same = [word for word in query if word in said.words]
    return Remembered(query, same) if len(same) < len(query) else None


def _speaker(said: Said, chance: Random) -> Remembered | None:
    name = words(said.speaker)[-1:]
    telling = content(said.words)
    if not name or len(telling) < 2:
        return None
    places = sorted(chance.sample(range(len(telling)), min(len(telling), chance.randint(2, 3))))
    found = [telling[place] for place in places]
    return Remembered([*name, *found], [*name, *found])


def _join(said: Said, chance: Random) -> Remembered | None:
    half = len(said.words) // 2
    first = window(said.words[:half], 2, 4, chance)
    then = window(said.words[half:], 2, 4, chance)
    return Remembered(first + then, first + then) if first and then else None


def _keywords(said: Said, chance: Random) -> Remembered | None:
    telling = content(said.words)
    if len(telling) < 3:
        return None
    places = sorted(chance.sample(range(len(telling)), min(len(telling), chance.randint(3, 4))))
    found = [telling[place] for place in places]
    return Remembered(found, found)


def _mixed(said: Said, chance: Random) -> Remembered | None:
    found = window(said.words, 5, 9, chance)
    query = list(found)
    for change in chance.sample(("typo", "drop", "swap", "word"), 2):
        at = chance.randrange(max(1, len(query) - 1))
        match change:
            case "typo":
                query = [
                    typo(w, chance) if n in some(query, 1, chance) else w
                    for n, w in enumerate(query)
                ]
            case "drop":
                query = query[:at] + query[at + 1 :]
            case "swap":
                query[at : at + 2] = query[at : at + 2][::-1]
            case _:
                query = [
                    other_word(w, said, chance) if n == at and len(w) > 3 else w
                    for n, w in enumerate(query)
                ]
    return Remembered(query, [word for word in found if word in query])


def _spacing(said: Said, chance: Random) -> Remembered | None:
    found = window(said.words, 5, 8, chance)
    if not found:
        return None
    spaces = " ".join(found)
    if chance.random() < 0.5:
        gap = chance.choice([match.start() for match in re.finditer(" ", spaces)])
        spaces = spaces[:gap] + spaces[gap + 1 :]
    else:
        inside = [match.start() for match in re.finditer(r"(?<=\w\w)\w(?=\w)", spaces)]
        cut = chance.choice(inside) if inside else 1
        spaces = spaces[:cut] + " " + spaces[cut:]
    return Remembered(spaces.split(), found)


def _short(said: Said, chance: Random) -> Remembered | None:
    telling = content(window(said.words, 4, 8, chance))[:3]
    if len(telling) < 2:
        return None
    found = telling[: chance.randint(2, 3)]
    places = some(found, chance.randint(0, 1), chance)
    return _whole(_changed(found, places, lambda word: by_ear(word, chance)), found) or Remembered(
        found, found
    )


def _stubs(said: Said, chance: Random) -> Remembered | None:
    telling = content(window(said.words, 5, 12, chance))[:4]
    if len(telling) < 3:
        return None
    query = [stub(word, chance) if chance.random() < 0.75 else word for word in telling]
    return Remembered(query, telling)


def _early(said: Said, chance: Random) -> Remembered | None:
    found = window(said.words, 2, 3, chance)
    if not found or len(found[-1]) < 3:
        return None
    last = found[-1][: chance.randint(2, max(2, len(found[-1]) - 1))]
    return Remembered([*found[:-1], last], found)


def _para(said: Said, chance: Random) -> Remembered | None:
    found = window(said.words, 5, 9, chance)
    query: list[str] = []
    whole: list[str] = []
    for word in found:
        kind = chance.random()
        if kind < (0.45 if word in FUNCTION_WORDS else 0.1):
            continue
        if word not in FUNCTION_WORDS and kind < 0.35:
            query.append(other_word(word, said, chance))
        elif word not in FUNCTION_WORDS and kind < 0.5:
            query.append(other_ending(word, chance))
        else:
            query.append(word)
            whole.append(word)
        if chance.random() < 0.1:
            query.append(chance.choice(sorted(FUNCTION_WORDS)))
    if chance.random() < 0.3 and len(query) > 3:
        cut = chance.randint(1, len(query) - 1)
        query = query[cut:] + query[:cut]
    return Remembered(query, whole) if len(content(whole)) > 1 else None


def _hard(said: Said, chance: Random) -> Remembered | None:
    telling = content(window(said.words, 6, 14, chance))
    if len(telling) < 3:
        return None
    places = sorted(chance.sample(range(len(telling)), min(len(telling), chance.randint(3, 4))))
    found = [telling[place] for place in places]
    query = []
    for word in found:
        damages = (by_ear, typo, stub, other_ending)
        kind = chance.random()
        if kind < 0.15:
            query.append(other_word(word, said, chance))
        else:
            query.append(word if kind < 0.3 else chance.choice(damages)(word, chance))
    if chance.random() < 0.3:
        chance.shuffle(query)
    return Remembered(query, found)


def _middle(said: Said, chance: Random) -> Remembered | None:
    found = window(said.words[1:], 4, 7, chance)
    return Remembered(found, found)


def _prefix(said: Said, chance: Random) -> Remembered | None:
    found = (
        said.words[: chance.randint(4, 7)]
        if chance.random() < 0.5
        else window(said.words, 4, 7, chance)
    )
    if len(found) < 4 or len(found[-1]) < 3:
        return None
    return Remembered([*found[:-1], found[-1][: chance.randint(2, len(found[-1]) - 1)]], found[:-1])


WAYS: dict[str, tuple[Way, int]] = {
    "drop": (_drop, 26),
    "early": (_early, 40),
    "hard": (_hard, 85),
    "join": (_join, 28),
    "keywords": (_keywords, 20),
    "middle": (_middle, 23),
    "mixed": (_mixed, 30),
    "para": (_para, 60),
    "prefix": (_prefix, 24),
    "reorder": (_reorder, 29),
    "short": (_short, 40),
    "spacing": (_spacing, 20),
    "speaker": (_speaker, 29),
    "stubs": (_stubs, 40),
    "synonym": (_synonym, 44),
    "typo1": (_typos(1), 28),
    "typo2": (_typos(2), 28),
    "variant": (_variant, 30),
}
"""Each way to misremember, and how often it is met, as in the shared evaluation set."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query, and the text of the passage that was meant."""

    text: str
    meant: str
    way: str


NEWS = 0.7
"""The share of queries after what was said in the news; the others are after what was said in
novels, of which there is more."""
_LENGTHS = range(4, 61)


def remember(
    rows: Sequence[Mapping[str, str]], segment: Segment, count: int, chance: Random
) -> list[Query]:
    """So many queries for passages somebody said; `segment` holds the same passages."""
    said = [row for row in rows if row["speaker"] and len(words(row["text"])) in _LENGTHS]
    news = [row for row in said if row["kind"] != "novel"]
    novels = [row for row in said if row["kind"] == "novel"]
    others = [word for row in rows[:20_000] for word in content(words(row["text"]))]
    ways, shares = list(WAYS), [share for _, share in WAYS.values()]
    queries: list[Query] = []
    while len(queries) < count:
        row = chance.choice(news if chance.random() < NEWS else novels)
        (way,) = chance.choices(ways, shares)
        text = row["text"]
        made = WAYS[way][0](Said(text, words(text), row["speaker"], others), chance)
        if made and made.query and _single_out(made.whole, text, rows, segment):
            queries.append(Query(" ".join(made.query), text, way))
    return queries


def _single_out(
    found: Sequence[str], text: str, rows: Sequence[Mapping[str, str]], segment: Segment
) -> bool:
    """Whether words are held together by no passage but those of one text."""
    numbers = [segment.vocabulary.number(word) for word in set(found)]
    held = [segment.holding(number, number + 1) for number in numbers if number is not None]
    if len(held) < len(numbers) or not held:
        return False
    common = reduce(np.intersect1d, sorted(held, key=len))
    return {rows[place]["text"] for place in common.tolist()} == {text}
