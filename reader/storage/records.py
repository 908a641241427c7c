"""What the store keeps that is no part of the model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.model import Article, Heading, Quotation


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as it is kept."""

    article: Article
    heading: Heading
    quotations: tuple[Quotation, ...] = ()
    extractor: str = ""
    """Version of the extractor that found the quotations."""


@dataclass(frozen=True, slots=True)
class Removal:
    """That the user removed an article."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """A small value that the screen keeps for its next start."""

    value: Any
    """Any JSON value."""
