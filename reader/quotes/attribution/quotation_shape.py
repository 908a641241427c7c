"""What a quotation looks like, whoever may have said it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.quotes.words import lexicon
from reader.quotes.words.syntax import NOUN_PHRASE, PREPOSITIONS

if TYPE_CHECKING:
    from reader.quotes.words.parsing import ParsedQuotation

_TITLE = 400
"""Characters of a quotation that show whether it is a title."""
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class QuotationShape:
    """The look of a quotation: what stands around it, its form, its words."""

    neighbours: str
    """The tags before and behind it."""
    form: str
    """How it begins and ends, and how long it is."""
    words: int
    title: str
    """"T" if most of its words have a capital, "c" if some, "l" if none."""
    vocabulary: frozenset[str]
    """Its words, in lower case."""
    person: str
    """"I" or "we" if it says so, "-" if neither."""
    finite: bool
    """Whether it has a verb or pronoun a clause cannot do without."""
    first: str
    """Its first word."""
    last: str
    """Its last word."""


def shape_of(quotation: ParsedQuotation) -> QuotationShape:
    """The shape of one quotation."""
    words, tags, token = quotation.text, quotation.tokens.tags, quotation.token
    before = tags[token - 1] if token else "^"
    after = tags[token + 1] if token + 1 < len(tags) else "$"
    before = "n" if before in NOUN_PHRASE else "p" if before in PREPOSITIONS else before
    after = "n" if after in NOUN_PHRASE else "p" if after in PREPOSITIONS else after
    count = words.count(" ") + 1
    end = words[-1:] if not words[-1:].isalnum() else "w"
    end = "." if end in ".?!…" else end if end in ",w-" else "o"
    start = "U" if words[:1].isupper() else "l"
    spoken = _WORD.findall(words.lower().replace("’", "'"))
    vocabulary = frozenset(spoken)
    persons = (person for person in ("I", "we") if vocabulary & _clause_words(person))
    return QuotationShape(
        f"{before}_{after}",
        f"{start}{end}{bucket(count)}",
        count,
        _title(words),
        vocabulary,
        next(persons, "-"),
        bool(vocabulary & _clause_words("clause")),
        spoken[0] if spoken else "",
        spoken[-1] if spoken else "",
    )


def _clause_words(heading: str) -> frozenset[str]:
    """The words under a heading of `data/clause_words.txt`."""
    return lexicon.section("clause_words.txt", heading)


def _title(words: str) -> str:
    """How many words have a capital: "T" for most, "c" for some, "l" for none."""
    parts = words[:_TITLE].split()
    capitals = sum(part[0].isupper() for part in parts)
    if len(parts) > 1 and capitals * 3 >= len(parts) * 2:
        return "T"
    return "c" if capitals else "l"


def bucket(number: int) -> str:
    """A number as a feature has it: a small one as it is, a larger one by its order."""
    if number < 5:
        return str(number)
    return "5" if number < 8 else "8" if number < 13 else "13" if number < 25 else "25"
