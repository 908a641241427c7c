"""Libraries to run Reader on, made once and copied for each test."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from reader.library import Library
from reader.paths import Paths
from tests.tui import fixed

if TYPE_CHECKING:
    from pathlib import Path


def paths_in(folder: Path, seeds: Path) -> Paths:
    return Paths(
        data=folder / "data",
        cache=folder / "cache",
        config=folder / "reader.toml",
        log=folder / "reader.log",
        seeds=seeds,
    )


def _copy(made: Paths, folder: Path) -> Paths:
    paths = paths_in(folder, made.seeds)
    for source, target in ((made.data, paths.data), (made.cache, paths.cache)):
        if source.exists():
            shutil.copytree(source, target)
    return paths


@pytest.fixture(scope="session")
def _fixed(tmp_path_factory: pytest.TempPathFactory) -> Paths:
    folder = tmp_path_factory.mktemp("fixed")
    paths = paths_in(folder, folder / "no seeds")
    paths.seeds.mkdir()
    fixed.fill(paths.data)
    with Library.open(paths) as library:
        library.search.prepare()
    return paths


@pytest.fixture(scope="session")
def _seeded(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Paths:
    paths = paths_in(tmp_path_factory.mktemp("seeded"), seeds)
    with Library.open(paths) as library:
        library.importing.seeds()
        library.search.prepare()
    return paths


@pytest.fixture
def empty(tmp_path: Path) -> Paths:
    """No library yet, and nothing to fill it from."""
    paths = paths_in(tmp_path, tmp_path / "no seeds")
    paths.seeds.mkdir()
    return paths


@pytest.fixture
def coast(_fixed: Paths, tmp_path: Path) -> Paths:
    """The library of `fixed`: four articles whose quotations are known."""
    return _copy(_fixed, tmp_path)


@pytest.fixture
def seeded(_seeded: Paths, tmp_path: Path) -> Paths:
    """A library filled from the seed files."""
    return _copy(_seeded, tmp_path)


@pytest.fixture
def kept(coast: Paths) -> Paths:
    """The coast, with three bookmarks; the newest is on a quotation of the ferry."""
    fixed.add_bookmarks(coast.data)
    return coast
