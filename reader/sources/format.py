"""What a format of files is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model import Article


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a file."""

    articles: Iterator[Article]
    """In order, each made when it is asked for."""
    lines: int
    """How many lines the file has: `Article.origin` tells how far one is in it."""


class Format(Protocol):
    """One format: what it accepts, and how bytes of it become articles."""

    def accepts(self, data: bytes, name: str) -> bool:
        """Whether the content of a file, or else its name, is of this format."""

    def read(self, data: bytes, name: str) -> Contents:
        """The articles in the content of the file with this name, which has no folder in it.

        Raises SourceError where that cannot be read.
        """
