"""Who is meant by a name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reader.search import name_matches, shipped_aliases

if TYPE_CHECKING:
    from collections.abc import Callable


def speaker_like(name: str) -> Callable[[str | None], bool]:
    """A check whether a speaker may be the one meant by `name`, misspelt or in part."""
    aliases = shipped_aliases()

    @cache
    def check(speaker: str | None) -> bool:
        return speaker is not None and name_matches(name, speaker, aliases)

    return check
