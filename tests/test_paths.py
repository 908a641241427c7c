"""Where the files live."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import StorageError
from reader.paths import APP, find_paths


def test_a_folder_of_ones_own_holds_everything_but_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READER_DATA_DIR", str(tmp_path / "elsewhere"))
    paths = find_paths(tmp_path / "mine")
    assert paths.data == tmp_path / "mine"
    assert paths.data in paths.cache.parents
    assert paths.data in paths.log.parents
    assert paths.data not in paths.config.parents
    assert not paths.data.exists()  # naming a place makes nothing


def test_the_environment_names_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READER_DATA_DIR", str(tmp_path))
    assert find_paths().data == tmp_path


def test_a_relative_folder_and_a_home_are_made_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert find_paths(Path("here")).data == tmp_path / "here"
    assert find_paths(Path("~/there")).data == tmp_path / "there"


def test_the_settings_file_can_be_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READER_CONFIG", str(tmp_path / "own.toml"))
    assert find_paths().config == tmp_path / "own.toml"


@pytest.mark.parametrize(
    ("variable", "place"),
    [("XDG_DATA_HOME", "data"), ("XDG_CACHE_HOME", "cache"), ("XDG_STATE_HOME", "log")],
)
def test_the_xdg_folders_are_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str, place: str
) -> None:
    monkeypatch.setenv(variable, str(tmp_path))
    assert tmp_path / APP in (found := getattr(find_paths(), place), *found.parents)


def test_without_a_home_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.PlatformDirs.user_data_path", Path("~/.local/share"))
    with pytest.raises(StorageError) as told:
        find_paths()
    assert "--data-dir" in told.value.hint


def test_the_seeds_are_found() -> None:
    assert list(find_paths().seeds.glob("*.txt"))
