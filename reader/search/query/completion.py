"""How the typing of a query may go on: operators, and the values they take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from reader.model import Span
from reader.search.passage import Completion, Facet
from reader.search.query.operators import MEANINGS, Operator, operator_named
from reader.search.query.parser import Part, parts
from reader.search.words.names import name_matches

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 12


class HasValues(Protocol):
    """What completion needs of an index."""

    def values(self, operator: Operator) -> Sequence[Facet]:
        """The values an operator takes, the most frequent first."""
        ...


def complete(query: str, cursor: int, index: HasValues) -> list[Completion]:
    """What the part of the query that ends at `cursor` may become."""
    part = next((one for one in parts(query[:cursor]) if one.span.end == cursor), None)
    if part is None or not part.name:
        return _operators(part, cursor)
    operator = operator_named(part.name)
    return [] if operator is None else _values(operator, part, index)


def _operators(part: Part | None, cursor: int) -> list[Completion]:
    if part is not None and part.quoted:
        return []
    begun = part.value.lower() if part else ""
    span = Span(part.value_start, part.span.end) if part else Span(cursor, cursor)
    return [
        Completion(f"{operator}:", span, meaning.help)
        for operator, meaning in MEANINGS.items()
        if operator.startswith(begun)
    ]


def _values(operator: Operator, part: Part, index: HasValues) -> list[Completion]:
    span = Span(part.value_start - part.quoted, part.span.end)
    begun = part.value.casefold()
    known = index.values(operator)
    first = [one for one in known if one.value.casefold().startswith(begun)]
    then = [one for one in known if one not in first and name_matches(part.value, one.value, {})]
    return [Completion(_quoted(one.value), span, _help(one)) for one in (first + then)[:_MOST]]


def _quoted(value: str) -> str:
    plain = value.replace('"', "")
    return f'"{plain}"' if " " in plain else plain


def _help(value: Facet) -> str:
    if not value.count:
        return ""
    return "1 passage" if value.count == 1 else f"{value.count:,} passages"
