"""Every place where somebody is named, with the title apart from the name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.quotes import lexicon
from reader.quotes.mentions import NAME, Mention
from reader.quotes.names import name_end, plain, split_title, unlikely

if TYPE_CHECKING:
    from reader.quotes.parsed import Parsed
    from reader.quotes.tokens import Line

_LOWER = 0.1
"""Share of words without a capital up to which a line is a headline, where capitals name nobody."""
_PLAIN, _QUOTING = 4, 6
"""Words a headline has at least; one that quotes is told from "…,” said Ada Byron" by more."""
_CONTENT = frozenset({"verb", "ing", "w", "role", "thing", "speech", "adj", "adv"}) | {
    cue + form
    for cue in ("say", "write", "tell", "call", "think", "talk")
    for form in ("", "0", "G")
}
_STOPPED = frozenset({"Jr", "Sr"})
"""Words that keep their stop in a name though it was read as a sentence's."""
_OPENING = frozenset({".", ":", "quote", "-"})


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where somebody is named."""

    line: int
    mention: Mention
    title: int
    """How many words of the mention are titles."""
    words: tuple[str, ...]
    key: tuple[str, ...]
    sex: str
    """What the titles tell."""
    shouted: bool
    """Whether it stands in a headline in capitals."""
    opening: bool
    """Whether it opens a sentence."""

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands, to be compared with other places."""
        return self.line, self.mention.start

    @property
    def is_plain(self) -> bool:
        """Whether its first word is part of it beyond doubt: "Watch Byron" may be a request."""
        return bool(not self.opening or self.title or self.key[0] in lexicon.first_names())

    @property
    def titles(self) -> set[str]:
        """The titles before it as they are compared."""
        full = lexicon.full_titles()
        return {full.get(word.lower(), plain(word)) for word in self.mention.words[: self.title]}


def namings(parsed: Parsed) -> list[Naming]:
    """Every name of an article in the order of the text."""
    common = frozenset[str]().union(*(line.words for line in parsed.lines))
    alone = frozenset(
        mention.words[0]
        for names in parsed.mentions
        for mention in names
        if mention.kind == NAME and len(mention.words) == 1
    )
    return [
        _naming(parsed.text, line, index, mention, _split(line, mention, common, alone), shouted)
        for index, line in enumerate(parsed.lines)
        if parsed.mentions[index]
        for shouted in [_is_headline(line)]
        for mention in parsed.mentions[index]
        if mention.kind == NAME
    ]


def _split(line: Line, mention: Mention, common: frozenset[str], alone: frozenset[str]) -> int:
    """How many words before a name are none of it: titles, and what opens the sentence."""
    words, opening = mention.words, _opens(line, mention)
    if opening and len(words) == 2 and words[1] in alone and unlikely(words[0], common):
        return 1
    before = line.tags[mention.first - 1] if mention.first else "."
    definite = before == "det"
    if before in ("for", "of"):
        portfolio = lexicon.words("portfolios.txt")
        cut = next((i for i, word in enumerate(words) if word.lower() not in portfolio), 0)
        if cut and len(words) - cut > 1:  # "Minister for Home Affairs Ada Byron"
            return cut + split_title(words[cut:])
    return split_title(words, common if opening else (), definite=definite)


def _naming(
    text: str, line: Line, index: int, mention: Mention, title: int, shouted: bool
) -> Naming:
    words = mention.words
    name = words[title : name_end(words, title)]
    if name[-1] in _STOPPED and text[mention.end : mention.end + 1] == ".":
        name = (*name[:-1], name[-1] + ".")
    titles = lexicon.titles()
    sexes = {titles.get(word.lower(), "") for word in words[:title]} - {""}
    sex = sexes.pop() if len(sexes) == 1 else ""
    key = tuple(map(plain, name))
    opening = _opens(line, mention)
    return Naming(index, mention, title, name, key, sex, shouted, opening)


def _opens(line: Line, mention: Mention) -> bool:
    """Whether a mention opens a sentence."""
    return not mention.first or line.tags[mention.first - 1] in _OPENING


def _is_headline(line: Line) -> bool:
    """Whether the words of a line that carry its meaning nearly all have a capital."""
    capitals, others, most = 0, 0, _LOWER * len(line.words)
    for word, tag in zip(line.words, line.tags, strict=True):
        if word[:1].isupper():
            capitals += 1
        elif tag in _CONTENT and word[0].isalpha():
            others += 1
            if others > most:
                return False
    least = _QUOTING if line.quotes else _PLAIN
    return capitals + others >= least and others <= _LOWER * (capitals + others)
