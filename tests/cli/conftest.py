"""A library of three articles, and a way to run a command in it."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from reader.cli.main import main
from reader.library import Library
from reader.paths import Paths

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass
class Ran:
    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[list[str]]:
        return [line.split("\t") for line in self.out.splitlines()]

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture(scope="session")
def _filled(tmp_path_factory: pytest.TempPathFactory, news: str) -> Path:
    home = tmp_path_factory.mktemp("filled")
    (home / "news.txt").write_text(news, encoding="utf-8")
    paths = Paths(home / "data", home / "cache", home / "reader.toml", home / "log", home)
    with Library.open(paths) as library:
        library.importing.seeds()
    return home / "data"


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the commands take for the library's; there is nothing in it yet."""
    monkeypatch.setenv("READER_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("READER_CONFIG", str(tmp_path / "reader.toml"))
    return tmp_path / "data"


@pytest.fixture
def library(_filled: Path, data: Path) -> Path:
    """The folder of a library with three articles: two with quotations, one without."""
    shutil.copytree(_filled, data)
    return data


@pytest.fixture
def ids(library: Path, run: Callable[..., Ran]) -> list[str]:
    """The ids of the library's articles, in order."""
    return [row[0] for row in run("list").rows]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run `reader` with arguments, in this process."""

    def run(*arguments: str) -> Ran:
        capsys.readouterr()
        code = main(arguments)
        return Ran(code, *capsys.readouterr())

    return run
