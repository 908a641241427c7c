"""What an import tells while it goes on, and at its end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.job import Progress

if TYPE_CHECKING:
    from pathlib import Path

    from reader.errors import SourceError

__all__ = ["Filled", "Progress"]


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
