"""Which passages meet the conditions of a query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from reader.search.query.operators import Operator
from reader.search.segments.columns import KINDS, QUOTATION_KINDS, Columns
from reader.search.words.names import name_matches
from reader.search.words.phrases import signs, spelled
from reader.search.words.tokens import query_words

if TYPE_CHECKING:
    from reader.search.passage import Marks
    from reader.search.query.parser import Condition
    from reader.search.segments.segment import Segment

Mask = NDArray[np.bool_]
Aliases = Mapping[str, Sequence[str]]

_NUMBERS = {
    "quote": KINDS.index("quotation"),
    "title": KINDS.index("title"),
    "text": KINDS.index("text"),
    "direct": QUOTATION_KINDS.index("direct"),
    "mixed": QUOTATION_KINDS.index("mixed"),
    "unattributed": QUOTATION_KINDS.index("unattributed"),
}


class Filter:
    """Which passages of some segments meet conditions; each condition is looked at once."""

    def __init__(self, segments: Sequence[Segment], marks: Marks, aliases: Aliases) -> None:
        self._segments, self._marks, self._aliases = segments, marks, aliases
        self._known: dict[tuple[Operator, str], Mask] = {}

    def meets(self, conditions: Sequence[Condition]) -> Mask | None:
        """Which passages meet the conditions; None where all do.

        Of exact words it is only asked that they are there, in any order; `exact` asks for the
        order.
        """
        allowed: Mask | None = None
        if not all(segment.alive.all() for segment in self._segments):
            allowed = np.concatenate([segment.alive for segment in self._segments])
        for condition in conditions:
            if condition.operator is Operator.EXACT and condition.negated:
                continue
            found = self._meets(condition.operator, condition.value)
            found = ~found if condition.negated else found
            allowed = found if allowed is None else allowed & found
        return allowed

    def _meets(self, operator: Operator, value: str) -> Mask:
        if (operator, value) not in self._known:
            check = _CHECKS[operator]
            masks = [check(value, one, self._marks, self._aliases) for one in self._segments]
            self._known[operator, value] = np.concatenate([np.zeros(0, np.bool_), *masks])
        return self._known[operator, value]


def exact(conditions: Sequence[Condition]) -> Callable[[str], bool] | None:
    """A check whether a passage's text holds the exact words asked for; None where none are."""
    wanted: defaultdict[frozenset[str], list[tuple[str, bool]]] = defaultdict(list)
    for condition in conditions:
        if condition.operator is Operator.EXACT:
            heeded = signs(condition.value)
            wanted[heeded].append((spelled(condition.value, heeded), condition.negated))
    if not wanted:
        return None

    def check(text: str) -> bool:
        return all(
            (phrase in whole) is not negated
            for heeded, phrases in wanted.items()
            for whole in (spelled(text, heeded),)
            for phrase, negated in phrases
        )

    return check


def _word(value: str, segment: Segment, _marks: Marks, _aliases: Aliases) -> Mask:
    meets = np.zeros(len(segment), np.bool_)
    for word in query_words(value):
        meets[segment.holding(*segment.vocabulary.range_of(word))] = True
    return meets


def _every_word(value: str, segment: Segment, _marks: Marks, _aliases: Aliases) -> Mask:
    meets = np.ones(len(segment), np.bool_)
    for word in set(query_words(value)):
        meets &= _word(word, segment, _marks, _aliases)
    return meets


def _speaker(value: str, segment: Segment, _marks: Marks, aliases: Aliases) -> Mask:
    return segment.passages.speakers.where(lambda name: name_matches(value, name, aliases))


def _source(value: str, segment: Segment, _marks: Marks, aliases: Aliases) -> Mask:
    return segment.passages.sources.where(lambda name: name_matches(value, name, aliases))


def _tag(value: str, segment: Segment, marks: Marks, aliases: Aliases) -> Mask:
    meets = segment.passages.tags.where(
        lambda tags: any(name_matches(value, tag, aliases) for tag in tags)
    )
    for tag, keys in marks.tags.items():
        if name_matches(value, tag, aliases):
            meets |= marked(keys, segment.passages)
    return meets


def _in(value: str, segment: Segment, _marks: Marks, _aliases: Aliases) -> Mask:
    return np.equal(segment.passages.kinds, _NUMBERS[value])


def _type(value: str, segment: Segment, _marks: Marks, _aliases: Aliases) -> Mask:
    return np.equal(segment.passages.quotation_kinds, _NUMBERS[value])


def _is(value: str, segment: Segment, marks: Marks, _aliases: Aliases) -> Mask:
    if value == "bookmarked":
        return marked(marks.bookmarks, segment.passages)
    read = segment.passages.articles.where(lambda article: article in marks.read)
    return read if value == "read" else ~read


def _before(value: str, segment: Segment, _marks: Marks, _aliases: Aliases) -> Mask:
    return segment.passages.published.where(lambda day: "" < day < value)


def _after(value: str, segment: Segment, _marks: Marks, _aliases: Aliases) -> Mask:
    return segment.passages.published.where(lambda day: day >= value)


_CHECKS: Mapping[Operator, Callable[[str, Segment, Marks, Aliases], Mask]] = {
    Operator.EXACT: _every_word,
    Operator.WORD: _word,
    Operator.SPEAKER: _speaker,
    Operator.SOURCE: _source,
    Operator.TAG: _tag,
    Operator.IN: _in,
    Operator.IS: _is,
    Operator.TYPE: _type,
    Operator.BEFORE: _before,
    Operator.AFTER: _after,
}


def marked(keys: Set[str], passages: Columns) -> Mask:
    """Which passages the keys of bookmarks mean; where one means a whole article, all in it."""
    whole = passages.articles.where(lambda article: article in keys)
    held = {key.rpartition(":")[0] for key in keys}
    for place in np.flatnonzero(passages.articles.where(lambda article: article in held)).tolist():
        if f"{passages.articles[place]}:{passages.starts[place]}" in keys:
            whole[place] = True
    return whole
