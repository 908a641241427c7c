"""Second stage: the words that may name a speaker, in one paragraph outside quotations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.quotes import lexicon
from reader.quotes.features import is_verb
from reader.quotes.tags import tag_table

if TYPE_CHECKING:
    from reader.quotes.tokens import Line

NAME, PRONOUN, PHRASE = "name", "pronoun", "phrase"

_PRONOUN_TAGS = frozenset({"pron", "they", "it", "me", "who", "obj"})
RELATIVE = frozenset({"that", "which", "who"})
_BEFORE_RELATIVE = frozenset({"w", "cap", "role", "thing", "speech", ")"})
_SET_OFF = frozenset({",", "-"})
_OPENERS = frozenset({"det", "a", "dem", "quant", "poss"})
_INNER = frozenset(
    {"adj", "w", "cap", "num", "role", "thing", "speech", "quant", "'s", "time", "ing"}
)
_NOUNS = frozenset({"role", "thing"})
_MODIFIERS = frozenset({"role", "adj", "thing", "'s", "w"})
_OF = frozenset({"for", "of", "at", "from"})
_ENDS = frozenset({"cap", "thing", "role", "w"})
_BELOW = _ENDS | {"det", "a", "adj", "'s", "poss", "num"}
_PHRASE = 10
"""Tokens of what a description is of or for."""
_AT = frozenset({"at", "from"})
_AMID = frozenset({"det", "adj", "w"})
"""Tags between such a link and a name."""
_NO_NAMES = frozenset(
    ["be", "have", "to", "on", "say", "say0", "sayG", "tell", "tell0", "tellG", "when", "if"]
) | {"because", "that", "pron", "they", "poss", "not", "but", "who"}
"""Tags of words that are in no name, if a capital follows."""
_OFFICES = frozenset({"ministry", "department", "board", "bureau", "institute", "office"})
_DATELINE = 12
"""Tokens a dateline may have."""
_IN_DATELINE = frozenset({"cap", ",", ".", "(", ")", "num", "time", "thing"})
_NICKNAME = 14
"""Characters of a nickname in quotation marks inside a name."""
_SPOKEN = frozenset({"speech", "thing"})
_FINITE = frozenset({"say", "tell", "write", "call", "think", "talk", "verb", "have", "do", "be"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that may name a speaker."""

    start: int
    end: int
    kind: str
    """NAME, PRONOUN or PHRASE."""
    first: int
    """Index of its first token in its line."""
    last: int
    """Index of its last token, which is its head."""
    words: tuple[str, ...]


def find_mentions(line: Line) -> list[Mention]:
    """Names, pronouns and noun phrases of a line, in order of their last token."""
    found: list[Mention] = []
    tags = line.tags
    index, count = _dateline_end(line), len(tags)
    while index < count:
        tag = tags[index]
        if tag == "cap" and _breaks(line, index):
            index += 1
        elif tag == "cap" or (tag == "w" and _leads_name(line, index)):
            last = _name_end(line, index)
            found.append(_mention(line, NAME, index, last))
            index = last + 1
        elif tag in _PRONOUN_TAGS or (tag in RELATIVE and _is_relative(line, index)):
            found.append(_mention(line, PRONOUN, index, index))
            index += 1
        elif tag in _OPENERS or tag in _NOUNS or tag == "adj" or tag == "w":
            index = _read_phrase(line, index, found)
        else:
            index += 1
    return found


def _is_relative(line: Line, index: int) -> bool:
    """Whether "that" or "which" stands for a noun, with a verb: "a report that said"."""
    tags, ahead = line.tags, index + 1
    if not index or line.words[index].lower() == "what":
        return False
    while tags[ahead : ahead + 1] == ["adv"]:
        ahead += 1
    before = tags[index - 1]
    noun = before in _BEFORE_RELATIVE or (tags[index] == "which" and before in _SET_OFF)
    return noun and ahead < len(tags) and is_verb(tags[ahead])


def _dateline_end(line: Line) -> int:
    """The token behind a dateline ("LILLE, France (AFP) —"), which names nobody; 0 without one."""
    if not line.words or len(line.words[0]) < 2 or not line.words[0].isupper():
        return 0
    end = 0
    while end < min(len(line.tags), _DATELINE) and line.tags[end] in _IN_DATELINE:
        end += 1
    return end + 1 if line.tags[end : end + 1] == ["-"] else 0


def heads(line: Line, mentions: list[Mention]) -> list[Mention]:
    """The mentions without the names that only modify another one, in order.

    In "Byron campaign spokesman Jan Novak" Byron says nothing, nor in "the Byron campaign", nor
    does Lovelace in "Jan Novak of Lovelace & Sons".
    """
    found: list[Mention] = []
    for mention in mentions:
        while found and found[-1].kind == NAME and _modifies(line, found[-1], mention):
            found.pop()
        if not (found and _belongs(line, mention, found[-1])):
            found.append(mention)
    return sorted(found, key=lambda mention: mention.first)


def _belongs(line: Line, name: Mention, head: Mention) -> bool:
    """Whether a name only tells where the one before belongs: "Ada Byron of Novak & Sons".

    Behind an office it may be its bearer's: "Secretary of State Jan Novak", if it is not a body's
    between commas: "The chair, Traders Union, Jan Novak".
    """
    office = head.words[-1].lower() in lexicon.roles()
    link, *others = line.tags[head.last + 1 : name.first] or [""]
    if (
        head.kind == PHRASE
        and office
        and link == ","
        and name.words[-1].lower() in lexicon.bodies()
    ):
        return not others and line.tags[name.last + 1 : name.last + 3] == [",", "cap"]
    if name.kind != NAME or not _AMID.issuperset(others):
        return False
    return link in _AT if office else head.kind == NAME and link in ("of", "at")


def _modifies(line: Line, name: Mention, head: Mention) -> bool:
    if head.kind == PHRASE:
        return head.first <= name.first and line.tags[head.last] in _NOUNS
    between = line.tags[name.last + 1 : head.first]
    return head.kind == NAME and "role" in between and all(tag in _MODIFIERS for tag in between)


def phrase_end(line: Line, mention: Mention) -> int:
    """Where a description ends with what it is of or for: "a spokesman for the union"."""
    tags, end = line.tags, mention.last
    if tags[end + 1 : end + 2] and tags[end + 1] in _OF:
        stop = min(len(tags), end + _PHRASE)
        ahead = next((i for i in range(end + 2, stop) if tags[i] not in _BELOW), stop)
        while ahead > end + 2 and tags[ahead - 1] not in _ENDS:
            ahead -= 1
        end = ahead - 1 if ahead > end + 2 else end
    return line.ends[end]


def _mention(line: Line, kind: str, first: int, last: int) -> Mention:
    words = tuple(line.words[first : last + 1])
    if kind == NAME and "“”" in words:
        words = tuple(word for word in words if word != "“”")
    return Mention(line.starts[first], line.ends[last], kind, first, last, words)


def _name_end(line: Line, index: int) -> int:
    """The last token of the name that begins at `index`."""
    last = index
    while last + 1 < len(line.tags) and (step := _step(line, index, last)):
        last += step
    return last


def _step(line: Line, start: int, last: int) -> int:
    """How many more tokens belong to the name that begins at `start`; 0 if it ends at `last`."""
    tags, ahead = line.tags, last + 1
    following = tags[ahead]
    if (following == "cap" and not _breaks(line, ahead)) or _leads_name(line, ahead):
        return 1
    if following == "of" and line.words[last].lower() in lexicon.speaking_things():
        behind = tags[ahead + 1 : ahead + 3]
        return 2 * (behind[:1] == ["cap"] or behind == ["det", "cap"])
    joined = (
        line.words[ahead] == "&"
        or (following == "and" and _is_listing(line, start, last))
        or (following == "quote" and _is_nickname(line, start, ahead))
    )
    return 2 * (joined and tags[ahead + 1 : ahead + 2] == ["cap"])


def _is_listing(line: Line, start: int, last: int) -> bool:
    """Whether a name is that of a body and lists what it is for: "Ministry of Health and …"."""
    return "of" in line.tags[start:last] and line.words[start].lower() in _OFFICES


def _breaks(line: Line, index: int) -> bool:
    """Whether a capital inside a run is only a headline's: "Byron Is Over Novak"."""
    if line.tags[index + 1 : index + 2] != ["cap"]:
        return False
    word = line.words[index]
    return tag_table().get(word.lower()) in _NO_NAMES and word[1:].islower()


def _leads_name(line: Line, index: int) -> bool:
    """Whether a word without a capital belongs to a name: "van", "al-Mansour"."""
    words, particles = line.words, lexicon.words("particles.txt")
    word = words[index]
    if "-" in word and word not in particles:
        before, _, after = word.partition("-")
        return before in particles and after[:1].isupper()
    while index < len(words) and words[index] in particles:
        index += 1
        if line.tags[index : index + 1] == ["cap"]:
            return True
    return False


def _is_nickname(line: Line, start: int, index: int) -> bool:
    """Whether the quotation at `index` is a name within the name that begins at `start`."""
    short = line.ends[index] - line.starts[index] <= _NICKNAME
    first = line.words[start].lower()
    if not short or first in lexicon.first_names() or index - start > 1:
        return short
    return first not in tag_table() and first not in lexicon.bodies() | lexicon.nations().keys()


def _read_phrase(line: Line, index: int, found: list[Mention]) -> int:
    """Add the phrase that begins at `index`, and the names in it; returns where to read on."""
    tags = line.tags
    end = index + 1
    while end < len(tags) and tags[end] in _INNER:
        end += 1
    # the phrase ends with its last noun; names inside are mentions of their own
    last = end - 1
    while last > index and tags[last] in ("'s", "num", "quant", "adj", "time", "ing"):
        last -= 1
    if tags[index] == "poss" and not _SPOKEN.isdisjoint(tags[index + 1 : end]):
        found.append(_mention(line, PRONOUN, index, index))
    position = index
    while position <= end - 1:
        if tags[position] == "cap":
            stop = min(_name_end(line, position), len(tags) - 1)
            found.append(_mention(line, NAME, position, stop))
            position = stop + 1
        else:
            position += 1
    if tags[last] != "cap":
        following = tags[last + 1] if last + 1 < len(tags) else "."
        opened = tags[index] in _OPENERS and (last > index or tags[index] == "quant")
        noun = not _NOUNS.isdisjoint(tags[index : last + 1])
        cue = following in _FINITE
        if opened or noun or (cue and tags[last] in ("w", "role", "thing")):
            found.append(_mention(line, PHRASE, index, last))
    return max(end, position)
