"""The query language: plain words, `"exact words"`, `-word` and `operator:value`.

Nothing here raises: what cannot be understood becomes a `Problem` with its place in the line, and
the rest of the query counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reader.model import Span
from reader.search.passage import Problem
from reader.search.query.dates import AGO, read_day
from reader.search.query.operators import (
    MEANINGS,
    Operator,
    fixed_value,
    operator_like,
    operator_named,
)
from reader.search.words.phrases import signs
from reader.search.words.tokens import first_words, is_unfinished, query_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_CHARACTERS, MOST_CONDITIONS = 1000, 32
"""How much is read of what may be pasted by mistake."""
_SHORT = 30
"""What is no longer has no more words than are looked for."""

_OPEN, _CLOSE = '"“”„«»', '"”“»«'
_PART = re.compile(
    rf"(?P<minus>-?)(?:(?P<name>[^\W\d_]+):)?"
    rf"(?:[{_OPEN}](?P<quoted>[^{_CLOSE}]*)(?P<closed>[{_CLOSE}]?)|(?P<bare>[^\s{_OPEN}]*))"
)


@dataclass(frozen=True, slots=True)
class Condition:
    """What must be true, or must not, of a passage for it to be found."""

    operator: Operator
    value: str
    """The value as typed; for operators with fixed values the value meant, for days ISO 8601."""
    span: Span
    """Where in the query the condition stands."""
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A query, understood as far as it can be."""

    text: str
    """The query as typed."""
    words: str = ""
    """The words to look for, the exact ones among them; white space at the end says that the last
    one is finished."""
    conditions: tuple[Condition, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a query between spaces, not yet understood."""

    span: Span
    minus: bool
    name: str
    """What stands before the colon, in lower case; empty where there is none."""
    value: str
    value_start: int
    quoted: bool
    closed: bool


def parse(query: str, today: date | None = None) -> Query:
    """Understand a query; `today` is what days are counted back from.

    What is pasted is read as far as a query can reasonably go; problems say where that ends.
    """
    read = query[:MOST_CHARACTERS]
    pieces: list[tuple[Span, str]] = []
    plain: list[tuple[Span, str]] = []
    conditions: dict[tuple[Operator, str, bool], Condition] = {}
    problems: list[Problem] = []
    typing = False
    for part in parts(read):
        typing = False
        match _understand(part, today or date.today()):  # noqa: DTZ011 (the user's own day)
            case Condition() as one:
                conditions.setdefault((one.operator, one.value, one.negated), one)
                if one.operator is Operator.EXACT and not one.negated:
                    pieces.append((part.span, one.value))
            case Problem() as problem:
                problems.append(problem)
            case str() as word:
                pieces.append((part.span, word))
                plain.append((part.span, word))
                typing = True
    if unclosed := _unclosed(read):
        problems.append(unclosed)
    kept, others = (
        [*conditions.values()][:MOST_CONDITIONS],
        [*conditions.values()][MOST_CONDITIONS:],
    )
    problems += _passed_over(query, plain, others)
    finished = not typing or not is_unfinished(query)
    words = " ".join(piece for _, piece in pieces) + " " * finished
    return Query(query, words, tuple(kept), tuple(problems))


def _passed_over(
    query: str, plain: Sequence[tuple[Span, str]], conditions: Sequence[Condition]
) -> Iterator[Problem]:
    """What of a long query is not heeded."""
    before: list[str] = []
    for span, piece in plain if len(query) > _SHORT else ():
        before += query_words(piece)
        if len(first_words(before)) < len(before):
            yield Problem(span, "Only the words before this one are looked for.")
            break
    if conditions:
        span = conditions[0].span
        yield Problem(span, f"Only the {MOST_CONDITIONS} conditions before this one count.")
    if len(query) > MOST_CHARACTERS:
        span = Span(MOST_CHARACTERS, len(query))
        yield Problem(span, f"Only the first {MOST_CHARACTERS:,} characters are read.")


def parts(query: str) -> Iterator[Part]:
    """The pieces of a query between spaces, in order; a day such as `2 weeks ago` is not cut."""
    position = 0
    while position < len(query):
        match = _PART.match(query, position)
        if query[position].isspace() or match is None or match.end() == position:
            position += 1
            continue
        name, quoted = (match["name"] or "").lower(), match["quoted"] is not None
        group, end = ("quoted" if quoted else "bare"), match.end()
        value = match[group]
        dated = name in (Operator.BEFORE, Operator.AFTER) and not quoted
        if dated and (ago := AGO.match(query, match.start("bare"))):
            value, end = ago.group(), ago.end()
        yield Part(
            Span(position, end),
            bool(match["minus"]),
            name,
            value,
            match.start(group),
            quoted,
            quoted and bool(match["closed"]),
        )
        position = end


def _unclosed(query: str) -> Problem | None:
    for part in parts(query):
        if part.quoted and not part.closed:
            return Problem(part.span, "The quotation mark is not closed.")
    return None


def _understand(part: Part, today: date) -> Condition | Problem | str:
    if not part.name:
        return _without_operator(part)
    operator = operator_named(part.name)
    if operator is None:
        meant = operator_like(part.name)
        if meant is None:
            return f"{part.name} {part.value}"
        return Problem(part.span, f"There is no “{part.name}:”; did you mean “{meant}:”?")
    value = part.value.strip()
    if not value:
        return Problem(part.span, f"“{operator}:” wants a value: {MEANINGS[operator].help}.")
    return _with_value(operator, value, part, today)


def _without_operator(part: Part) -> Condition | Problem | str:
    if not part.quoted and not part.minus:
        return part.value
    found, heeded = query_words(part.value), signs(part.value)
    if not found and not heeded:
        return (
            Problem(part.span, "There are no words in the quotation marks.") if part.quoted else ""
        )
    exact = part.quoted or len(found) > 1 or heeded
    operator = Operator.EXACT if exact else Operator.WORD
    return Condition(operator, part.value.strip(), part.span, part.minus)


def _with_value(operator: Operator, value: str, part: Part, today: date) -> Condition | Problem:
    meaning, meant = MEANINGS[operator], value
    if meaning.values:
        known = fixed_value(operator, value.lower())
        if known is None:
            return Problem(part.span, f"“{operator}:” takes {', '.join(meaning.values)}.")
        meant = known
    elif operator in (Operator.BEFORE, Operator.AFTER):
        day = read_day(value, today)
        if day is None:
            return Problem(part.span, f"“{value}” is no day; write 2025-09-01 or 2 weeks ago.")
        meant = day
    return Condition(operator, meant, part.span, part.minus)
