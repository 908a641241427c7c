"""JSON Lines: an object a line, with everything there is."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from reader.export.jsontext import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.export.citation import Citation


def json_lines(citations: Iterable[Citation]) -> Iterator[str]:
    """A line for each citation, its fields as `Citation` names them."""
    for citation in citations:
        yield to_json(asdict(citation)) + "\n"
