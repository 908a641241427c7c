"""JSON Lines: an object a line, with all that is known of a citation."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from reader.export.citation import Citation
from reader.export.safe_json import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def write(citations: Iterable[Citation]) -> Iterator[str]:
    """A line for each citation, its fields named as in `Citation`."""
    names = [field.name for field in fields(Citation)]
    for citation in citations:
        yield to_json({name: getattr(citation, name) for name in names}) + "\n"
