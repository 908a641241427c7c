"""The search index on disk, beside a note of which articles are in it.

Each index is saved in a folder of its own, and the link `current` turned to it last: whoever reads
meanwhile, and whoever is killed, has the old one or the new one. It is a cache: what cannot be
written is made again next time.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import tempfile
import time
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from reader.search import Index, StaleIndexError

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT = 2
"""Raised whenever other passages are made of the same articles, or the note changes."""

_FOLDER, _CURRENT, _NOTE = "search", "current", "articles.json"
_ABANDONED = 3600.0
"""Seconds after which a folder that is not current was left by a program that was killed."""


def load(cache: Path) -> tuple[Index, dict[str, str]] | None:
    """The index kept in a cache folder, and per article in it the version of its extractor.

    None where there is none, or one that is damaged or of another format.
    """
    try:
        current = (cache / _FOLDER / _CURRENT).resolve(strict=True)
        note = json.loads((current / _NOTE).read_text(encoding="utf-8"))
        if note["format"] != FORMAT or note["checksum"] != _checksum(note["articles"]):
            return None
        known = {id: version for version, ids in note["articles"].items() for id in ids}
        return Index.load(current), known
    except (OSError, ValueError, LookupError, TypeError, AttributeError, StaleIndexError):
        return None


def save(index: Index, known: Mapping[str, str], cache: Path) -> bool:
    """Keep an index; whether it could be written."""
    directory = cache / _FOLDER
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        for folder in (cache, directory):
            folder.chmod(0o700)
        fresh = Path(tempfile.mkdtemp(prefix="index-", dir=directory))
    except OSError:
        return False
    try:
        index.save(fresh)
        (fresh / _NOTE).write_text(json.dumps(_note(known)), encoding="utf-8")
        for file in fresh.iterdir():
            file.chmod(0o600)
        _turn(directory / _CURRENT, fresh)
    except OSError:
        shutil.rmtree(fresh, ignore_errors=True)
        return False
    _tidy(directory, fresh)
    return True


def is_damaged(cache: Path) -> bool:
    """Whether an index is kept that cannot be used."""
    return (cache / _FOLDER / _CURRENT).is_symlink() and load(cache) is None


def discard(cache: Path) -> None:
    """Throw the index away, so that it is made again when it is needed."""
    shutil.rmtree(cache / _FOLDER, ignore_errors=True)


def _note(known: Mapping[str, str]) -> dict[str, object]:
    by_version: dict[str, list[str]] = {}
    for id, version in known.items():
        by_version.setdefault(version, []).append(id)
    return {"format": FORMAT, "checksum": _checksum(by_version), "articles": by_version}


def _checksum(articles: object) -> int:
    return zlib.crc32(json.dumps(articles).encode())


def _turn(link: Path, folder: Path) -> None:
    """Let `link` lead to `folder`, in one step, and take away the folder it led to."""
    old = link.with_name(link.readlink().name) if link.is_symlink() else None
    step = folder / _CURRENT
    step.symlink_to(folder.name)
    step.replace(link)
    if old:
        shutil.rmtree(old, ignore_errors=True)


def _tidy(directory: Path, current: Path) -> None:
    oldest = time.time() - _ABANDONED
    with contextlib.suppress(OSError):
        for folder in directory.glob("index-*"):
            if folder != current and folder.stat().st_mtime < oldest:
                shutil.rmtree(folder, ignore_errors=True)
