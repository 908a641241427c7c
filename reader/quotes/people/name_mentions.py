"""Every mention of a name in an article, with the title apart from the name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.quotes.people.name_matching import plain
from reader.quotes.people.titles import name_end, split_title, unlikely
from reader.quotes.words import lexicon
from reader.quotes.words.mentions import NAME, Mention
from reader.quotes.words.tags import CUE_FORMS

if TYPE_CHECKING:
    from reader.quotes.words.parsing import ParsedArticle
    from reader.quotes.words.tokens import Tokens

_LOWER = 0.1
"""Share of words without a capital up to which a paragraph is a headline in capitals."""
_PLAIN, _QUOTING = 4, 6
"""Words such a headline has at least; one that quotes is told from "…,” said Ada Byron" by more."""
_CONTENT = CUE_FORMS | {"verb", "ing", "w", "role", "thing", "speech", "adj", "adv"}
_STOPPED = frozenset({"Jr", "Sr"})
"""Words that keep their stop in a name though it was read as a sentence's."""
_OPENING = frozenset({".", ":", "quote", "-"})


@dataclass(frozen=True, slots=True)
class NameMention:
    """A mention by name."""

    mention: Mention
    title: int
    """How many words of the mention are titles."""
    words: tuple[str, ...]
    """The words of the name."""
    key: tuple[str, ...]
    """Those words as they are compared."""
    sex: str
    """What the titles tell: "m", "f" or ""."""
    shouted: bool
    """Whether it stands in a headline in capitals, where not every capital is a name's."""
    opening: bool
    """Whether it opens a sentence."""

    @property
    def is_plain(self) -> bool:
        """Whether its first word is part of it beyond doubt: "Watch Byron" may be a request."""
        return bool(not self.opening or self.title or self.key[0] in lexicon.first_names())

    @property
    def titles(self) -> set[str]:
        """The titles before it as they are compared."""
        full = lexicon.full_titles()
        return {full.get(word.lower(), plain(word)) for word in self.mention.words[: self.title]}


def name_mentions(article: ParsedArticle) -> list[NameMention]:
    """Every mention by name of an article in the order of the text."""
    common = frozenset[str]().union(*(tokens.words for tokens in article.tokens))
    names = [[each for each in some if each.kind == NAME] for some in article.mentions]
    alone = frozenset(each.words[0] for some in names for each in some if len(each.words) == 1)
    return [
        _name_mention(article.text, each, _split(each, common, alone), shouted)
        for some in names
        if some
        for shouted in [_is_headline(some[0].tokens)]
        for each in some
    ]


def _split(mention: Mention, common: frozenset[str], alone: frozenset[str]) -> int:
    """How many words are no part of the name: titles, and what opens the sentence."""
    words, opening = mention.words, _opens(mention)
    if opening and len(words) == 2 and words[1] in alone and unlikely(words[0], common):
        return 1
    before = mention.tokens.tags[mention.first - 1] if mention.first else "."
    definite = before == "det"
    if before in ("for", "of"):
        portfolio = lexicon.words("portfolios.txt")
        cut = next((i for i, word in enumerate(words) if word.lower() not in portfolio), 0)
        if cut and len(words) - cut > 1:  # "Minister for Home Affairs Ada Byron"
            return cut + split_title(words[cut:])
    return split_title(words, common if opening else (), definite=definite)


def _name_mention(text: str, mention: Mention, title: int, shouted: bool) -> NameMention:
    """A mention by name whose first `title` words are titles."""
    words = mention.words
    name = words[title : name_end(words, title)]
    if name[-1] in _STOPPED and text[mention.end : mention.end + 1] == ".":
        name = (*name[:-1], name[-1] + ".")
    titles = lexicon.titles()
    sexes = {titles.get(word.lower(), "") for word in words[:title]} - {""}
    sex = sexes.pop() if len(sexes) == 1 else ""
    key = tuple(map(plain, name))
    opening = _opens(mention)
    return NameMention(mention, title, name, key, sex, shouted, opening)


def _opens(mention: Mention) -> bool:
    """Whether a mention opens a sentence."""
    return not mention.first or mention.tokens.tags[mention.first - 1] in _OPENING


def _is_headline(tokens: Tokens) -> bool:
    """Whether nearly all content words of a paragraph have a capital."""
    capitals, others, most = 0, 0, _LOWER * len(tokens.words)
    for word, tag in zip(tokens.words, tokens.tags, strict=True):
        if word[:1].isupper():
            capitals += 1
        elif tag in _CONTENT and word[0].isalpha():
            others += 1
            if others > most:
                return False
    least = _QUOTING if tokens.quoted else _PLAIN
    return capitals + others >= least and others <= _LOWER * (capitals + others)
