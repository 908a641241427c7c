"""The operators of the query language, what they mean and which values they take."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum


class Operator(StrEnum):
    """What can be asked of a passage besides its words."""

    EXACT = "exact"
    """Written in quotation marks: these words, one after the other."""
    WORD = "word"
    """Written `-word`, always negated."""
    SPEAKER = "speaker"
    SOURCE = "source"
    TAG = "tag"
    IN = "in"
    IS = "is"
    TYPE = "type"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an operator is for."""

    help: str
    values: tuple[str, ...] = ()
    """All the values it takes; empty where they come from the articles."""


MEANINGS: dict[Operator, Meaning] = {
    Operator.SPEAKER: Meaning("who said it"),
    Operator.SOURCE: Meaning("where the article is from"),
    Operator.TAG: Meaning("a tag it carries"),
    Operator.IN: Meaning("only headlines, paragraphs or quotations", ("title", "text", "quote")),
    Operator.IS: Meaning("what you have done with it", ("unread", "read", "bookmarked")),
    Operator.TYPE: Meaning("how it is quoted", ("direct", "mixed", "unattributed")),
    Operator.BEFORE: Meaning("published before a day: 2025-09-01, 2025, yesterday, 2 weeks ago"),
    Operator.AFTER: Meaning("published on a day or later: 2025-09-01, 2025, 2 weeks ago"),
}
"""The operators written `name:value`."""


def operator_named(name: str) -> Operator | None:
    """The operator written `name:`; None where there is none."""
    return next((operator for operator in MEANINGS if operator.value == name), None)


def operator_like(name: str) -> Operator | None:
    """The operator probably meant by a name that no operator has; None where none is near."""
    close = get_close_matches(name, [operator.value for operator in MEANINGS], 1, 0.7)
    return Operator(close[0]) if close else None


def fixed_value(operator: Operator, value: str) -> str | None:
    """The fixed value of an operator that `value` begins, or nearly is; None if there is none."""
    values = MEANINGS[operator].values
    begun = [known for known in values if known.startswith(value)]
    if len(begun) == 1 or value in begun:
        return value if value in begun else begun[0]
    close = get_close_matches(value, values, 1, 0.7)
    return close[0] if close and not begun else None
