"""A library of four articles, in a place of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.library import Library
from reader.paths import Paths

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LATE = """\
A ferry company buys three electric ships
“The first one sails at Easter,” said Ruth Levy.
"""


@pytest.fixture
def paths(tmp_path: Path, news: str) -> Paths:
    """Nothing is there yet but two seed files."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "late.txt").write_text(LATE, encoding="utf-8")
    (seeds / "news.txt").write_text(news, encoding="utf-8")
    return Paths(
        tmp_path / "data", tmp_path / "cache", tmp_path / "reader.toml", tmp_path / "log", seeds
    )


@pytest.fixture
def open_library(paths: Paths) -> Iterator[Callable[..., Library]]:
    """Open the library, as often as wanted; all are closed at the end."""
    opened: list[Library] = []

    def open(**options: bool) -> Library:
        opened.append(Library.open(paths, **options))
        return opened[-1]

    yield open
    for library in opened:
        library.close()


@pytest.fixture
def library(open_library: Callable[..., Library]) -> Library:
    """The library, filled: the ferry first, then harbour, choir, snow."""
    library = open_library()
    library.importing.seeds()
    return library


@pytest.fixture
def ids(library: Library) -> list[str]:
    return library.listing.ids()
