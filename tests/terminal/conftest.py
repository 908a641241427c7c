"""A library of a few articles, and Reader on a copy of it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from reader.library import Library
from reader.paths import Paths
from tests.terminal.session import Session, command

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ARTICLES = 6
TITLE = "The harbour master counts ship number {n} twice"
BODY = (
    "“We counted ship {n} in the morning and again at night,” Anna Brown said.",
    "Work on pier {n} began in May. “Nobody has stopped since the flood,” said Peter Okafor.",
    *(f"The crane of hall {{n}} lifted load {load} and set it down again." for load in range(40)),
)


@pytest.fixture(scope="session")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a seed file, and the library made of it."""
    home = tmp_path_factory.mktemp("harbour")
    (home / "seeds").mkdir()
    stories = (line.format(n=n) for n in range(1, ARTICLES + 1) for line in (TITLE, *BODY))
    (home / "seeds" / "harbour.txt").write_text("\n".join(stories), encoding="utf-8")
    data = home / "data"
    with Library.open(Paths(data, data / "cache", data, data, home / "seeds")) as library:
        assert library.importing.seeds().added == ARTICLES
    return home


@pytest.fixture
def home(harbour: Path, tmp_path: Path) -> Path:
    """A copy of that folder, the test's own."""
    return shutil.copytree(harbour, tmp_path / "home")


@pytest.fixture
def reader(home: Path) -> Callable[..., Session]:
    """Reader, started on the test's library, with an article on the screen."""

    def start(before: str = "", **options: object) -> Session:
        return Session(command(home / "data", home / "seeds", before), **options)  # type: ignore[arg-type]

    return start


@pytest.fixture
def opened(home: Path) -> Callable[[], Library]:
    """The test's library as it is on the disk."""

    def open() -> Library:
        data = home / "data"
        return Library.open(Paths(data, data, data, data, home / "seeds"), read_only=True)

    return open
