"""Whether the library on disk is as it should be, and putting it right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library import search_cache
from reader.library.library import Library
from reader.storage.doctor import Finding
from reader.storage.doctor import check as check_store

if TYPE_CHECKING:
    from reader.paths import Paths

__all__ = ["Finding", "check", "repair"]


def check(paths: Paths) -> list[Finding]:
    """What is wrong with the library and its search index; changes nothing.

    Reads every file to its end, about 0.2 ms an article.
    """
    findings = check_store(paths.data)
    if search_cache.is_damaged(paths.cache):
        findings.append(Finding(paths.cache, "the search index cannot be used"))
    return findings


def repair(paths: Paths) -> list[str]:
    """Put right what `check` finds; what was done, in sentences. Nothing readable is deleted.

    Raises StorageError.
    """
    with Library.open(paths) as library:
        done = [*library.notices, *library.repair()]
    if search_cache.is_damaged(paths.cache):
        search_cache.discard(paths.cache)
        done.append("The search index was thrown away; the next search makes it again.")
    return done
