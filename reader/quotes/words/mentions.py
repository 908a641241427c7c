"""Mentions: the names, pronouns and noun phrases that may name a speaker, and which are heads."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.quotes.words import lexicon
from reader.quotes.words.tags import is_verb, tag_table

if TYPE_CHECKING:
    from reader.quotes.words.tokens import Tokens

NAME, PRONOUN, PHRASE = "name", "pronoun", "phrase"
"""The kinds of mentions; a phrase is a description like "the mayor"."""

RELATIVE = frozenset({"that", "which", "who"})
"""Relative pronouns, and the tags of them."""
_PRONOUN_TAGS = frozenset({"pron", "they", "it", "me", "who", "obj"})
_BEFORE_RELATIVE = frozenset({"w", "cap", "role", "thing", "speech", ")"})
_SET_OFF = frozenset({",", "-"})
_OPENERS = frozenset({"det", "a", "dem", "quant", "poss"})
_INNER = frozenset(
    {"adj", "w", "cap", "num", "role", "thing", "speech", "quant", "'s", "time", "ing"}
)
_NOUNS = frozenset({"role", "thing"})
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
_MODIFIERS = frozenset({"role", "adj", "thing", "'s", "w"})
_OF = frozenset({"for", "of", "at", "from"})
_COMPLEMENT_ENDS = frozenset({"cap", "thing", "role", "w"})
_IN_COMPLEMENT = _COMPLEMENT_ENDS | {"det", "a", "adj", "'s", "poss", "num"}
_COMPLEMENT = 10
"""Tokens of what a description is of or for."""
_AT = frozenset({"at", "from"})
_AMID = frozenset({"det", "adj", "w"})
"""Tags between such a link and a name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that may name a speaker."""

    tokens: Tokens = field(compare=False, repr=False)
    """The tokens of its paragraph."""
    start: int
    end: int
    kind: str
    """NAME, PRONOUN or PHRASE."""
    first: int
    """Index of its first token in its paragraph."""
    last: int
    """Index of its last token there, which is its head."""
    words: tuple[str, ...]

    @property
    def paragraph(self) -> int:
        """Index of its paragraph."""
        return self.tokens.paragraph


def find_mentions(tokens: Tokens) -> list[Mention]:
    """The names, pronouns and noun phrases of a paragraph, in order of their last token."""
    found: list[Mention] = []
    tags = tokens.tags
    index, count = _dateline_end(tokens), len(tags)
    while index < count:
        tag = tags[index]
        if tag == "cap" and _breaks(tokens, index):
            index += 1
        elif tag == "cap" or (tag == "w" and _leads_name(tokens, index)):
            last = _name_end(tokens, index)
            found.append(_mention(tokens, NAME, index, last))
            index = last + 1
        elif tag in _PRONOUN_TAGS or (tag in RELATIVE and _is_relative(tokens, index)):
            found.append(_mention(tokens, PRONOUN, index, index))
            index += 1
        elif tag in _OPENERS or tag in _NOUNS or tag == "adj" or tag == "w":
            index = _read_phrase(tokens, index, found)
        else:
            index += 1
    return found


def _is_relative(tokens: Tokens, index: int) -> bool:
    """Whether "that" or "which" stands for a noun, with a verb: "a report that said"."""
    tags, ahead = tokens.tags, index + 1
    if not index or tokens.words[index].lower() == "what":
        return False
    while tags[ahead : ahead + 1] == ["adv"]:
        ahead += 1
    before = tags[index - 1]
    noun = before in _BEFORE_RELATIVE or (tags[index] == "which" and before in _SET_OFF)
    return noun and ahead < len(tags) and is_verb(tags[ahead])


def _dateline_end(tokens: Tokens) -> int:
    """The token behind a dateline ("LILLE, France (AFP) —"), which names nobody; 0 without one."""
    if not tokens.words or len(tokens.words[0]) < 2 or not tokens.words[0].isupper():
        return 0
    end = 0
    while end < min(len(tokens.tags), _DATELINE) and tokens.tags[end] in _IN_DATELINE:
        end += 1
    return end + 1 if tokens.tags[end : end + 1] == ["-"] else 0


def _mention(tokens: Tokens, kind: str, first: int, last: int) -> Mention:
    """The mention from one token to another; a quotation in a name is none of its words."""
    words = tuple(tokens.words[first : last + 1])
    if kind == NAME and "“”" in words:
        words = tuple(word for word in words if word != "“”")
    return Mention(tokens, tokens.starts[first], tokens.ends[last], kind, first, last, words)


def _name_end(tokens: Tokens, index: int) -> int:
    """The last token of the name that begins at `index`."""
    last = index
    while last + 1 < len(tokens.tags) and (step := _step(tokens, index, last)):
        last += step
    return last


def _step(tokens: Tokens, start: int, last: int) -> int:
    """How many more tokens belong to the name that begins at `start`; 0 if it ends at `last`."""
    tags, ahead = tokens.tags, last + 1
    following = tags[ahead]
    if (following == "cap" and not _breaks(tokens, ahead)) or _leads_name(tokens, ahead):
        return 1
    if following == "of" and tokens.words[last].lower() in lexicon.speaking_things():
        behind = tags[ahead + 1 : ahead + 3]
        return 2 * (behind[:1] == ["cap"] or behind == ["det", "cap"])
    joined = (
        tokens.words[ahead] == "&"
        or (following == "and" and _is_listing(tokens, start, last))
        or (following == "quote" and _is_nickname(tokens, start, ahead))
    )
    return 2 * (joined and tags[ahead + 1 : ahead + 2] == ["cap"])


def _is_listing(tokens: Tokens, start: int, last: int) -> bool:
    """Whether a name is an organisation's that lists what it is for: "Ministry of Health and …"."""
    return "of" in tokens.tags[start:last] and tokens.words[start].lower() in _OFFICES


def _breaks(tokens: Tokens, index: int) -> bool:
    """Whether a capital inside a run is only a headline's: "Byron Is Over Novak"."""
    if tokens.tags[index + 1 : index + 2] != ["cap"]:
        return False
    word = tokens.words[index]
    return tag_table().get(word.lower()) in _NO_NAMES and word[1:].islower()


def _leads_name(tokens: Tokens, index: int) -> bool:
    """Whether a word without a capital belongs to a name: "van", "al-Mansour"."""
    words, particles = tokens.words, lexicon.words("particles.txt")
    word = words[index]
    if "-" in word and word not in particles:
        before, _, after = word.partition("-")
        return before in particles and after[:1].isupper()
    while index < len(words) and words[index] in particles:
        index += 1
        if tokens.tags[index : index + 1] == ["cap"]:
            return True
    return False


def _is_nickname(tokens: Tokens, start: int, index: int) -> bool:
    """Whether the quotation at `index` is a name within the name that begins at `start`."""
    short = tokens.ends[index] - tokens.starts[index] <= _NICKNAME
    first = tokens.words[start].lower()
    if not short or first in lexicon.first_names() or index - start > 1:
        return short
    known = first in tag_table() or first in lexicon.nations()
    return not known and first not in lexicon.organisations()


def _read_phrase(tokens: Tokens, index: int, found: list[Mention]) -> int:
    """Add the phrase that begins at `index` and the names in it; return where to read on."""
    tags = tokens.tags
    end = index + 1
    while end < len(tags) and tags[end] in _INNER:
        end += 1
    # the phrase ends with its last noun; names inside are mentions of their own
    last = end - 1
    while last > index and tags[last] in ("'s", "num", "quant", "adj", "time", "ing"):
        last -= 1
    if tags[index] == "poss" and not _SPOKEN.isdisjoint(tags[index + 1 : end]):
        found.append(_mention(tokens, PRONOUN, index, index))
    position = index
    while position <= end - 1:
        if tags[position] == "cap":
            stop = min(_name_end(tokens, position), len(tags) - 1)
            found.append(_mention(tokens, NAME, position, stop))
            position = stop + 1
        else:
            position += 1
    if tags[last] != "cap":
        following = tags[last + 1] if last + 1 < len(tags) else "."
        opened = tags[index] in _OPENERS and (last > index or tags[index] == "quant")
        noun = not _NOUNS.isdisjoint(tags[index : last + 1])
        cue = following in _FINITE
        if opened or noun or (cue and tags[last] in ("w", "role", "thing")):
            found.append(_mention(tokens, PHRASE, index, last))
    return max(end, position)


def heads(mentions: list[Mention]) -> list[Mention]:
    """The mentions without the names that only modify another one, in order.

    In "Byron campaign spokesman Jan Novak" Byron says nothing, nor in "the Byron campaign", nor
    does Lovelace in "Jan Novak of Lovelace & Sons".
    """
    found: list[Mention] = []
    for mention in mentions:
        while found and found[-1].kind == NAME and _modifies(found[-1], mention):
            found.pop()
        if not (found and _belongs(mention, found[-1])):
            found.append(mention)
    return sorted(found, key=lambda mention: mention.first)


def _belongs(name: Mention, head: Mention) -> bool:
    """Whether a name only tells where the mention before it belongs: "Ada Byron of Novak & Sons".

    Behind an office it may be its holder's: "Secretary of State Jan Novak", if it is not that of
    an organisation between commas: "The chair, Traders Union, Jan Novak".
    """
    office = head.words[-1].lower() in lexicon.roles()
    tags = name.tokens.tags
    link, *others = tags[head.last + 1 : name.first] or [""]
    apart = head.kind == PHRASE and office and link == ","
    if apart and name.words[-1].lower() in lexicon.organisations():
        return not others and tags[name.last + 1 : name.last + 3] == [",", "cap"]
    if name.kind != NAME or not _AMID.issuperset(others):
        return False
    return link in _AT if office else head.kind == NAME and link in ("of", "at")


def _modifies(name: Mention, head: Mention) -> bool:
    """Whether a name only modifies the noun or name behind it: "Byron campaign spokesman"."""
    if head.kind == PHRASE:
        return head.first <= name.first and head.tokens.tags[head.last] in _NOUNS
    between = name.tokens.tags[name.last + 1 : head.first]
    return head.kind == NAME and "role" in between and all(tag in _MODIFIERS for tag in between)


def phrase_end(mention: Mention) -> int:
    """Where a description ends, with what it is of or for: "a spokesman for the union"."""
    tags, end = mention.tokens.tags, mention.last
    if tags[end + 1 : end + 2] and tags[end + 1] in _OF:
        stop = min(len(tags), end + _COMPLEMENT)
        ahead = next((i for i in range(end + 2, stop) if tags[i] not in _IN_COMPLEMENT), stop)
        while ahead > end + 2 and tags[ahead - 1] not in _COMPLEMENT_ENDS:
            ahead -= 1
        end = ahead - 1 if ahead > end + 2 else end
    return mention.tokens.ends[end]
