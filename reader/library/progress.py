"""What an import tells while it goes on, and at its end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from reader.errors import SourceError


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is, in lines of its file, or the finding of quotations, in articles.

    What is done so far is already safe on disk.
    """

    file: str
    done: int
    total: int


@dataclass(slots=True)
class Filled:
    """What an import did."""

    added: int = 0
    known: int = 0
    """Articles that were in the library already, or that the user removed."""
    problems: list[SourceError] = field(default_factory=list)
    """Files that could not be read; the others were."""
    files: list[Path] = field(default_factory=list)
    """Those that were read to their end."""
