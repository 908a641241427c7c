"""The settings file: what it may hold, and what is said when it holds something else."""

from __future__ import annotations

import os
import pathlib
from typing import TYPE_CHECKING

import pytest

from reader.errors import UsageError
from reader.settings import Settings, load_settings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "reader.toml"


def test_no_file_means_the_defaults(file: Path) -> None:
    assert load_settings(file) == Settings()


def test_an_empty_file_means_the_defaults(file: Path) -> None:
    file.write_text("# nothing yet\n", encoding="utf-8")
    assert load_settings(file) == Settings()


def test_everything_can_be_set(file: Path) -> None:
    file.write_text(
        'measure = 72\ntheme = "nord"\nmargin_speakers = false\n[keys]\n"undo" = "ctrl+z,u"\n',
        encoding="utf-8",
    )
    assert load_settings(file) == Settings(
        measure=72, theme="nord", margin_speakers=False, keys={"undo": "ctrl+z,u"}
    )


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("measure = 39", "measure"),
        ("measure = 201", "measure"),
        ('measure = "64"', "measure"),
        ("measure = true", "measure"),
        ("theme = 1", "theme"),
        ('margin_speakers = "yes"', "margin_speakers"),
        ('keys = "q"', "keys"),
        ("[keys]\nquit = 1", "keys"),
        ("colour = 1", "colour"),
    ],
)
def test_a_wrong_value_is_named_with_its_file(file: Path, line: str, named: str) -> None:
    file.write_text(line, encoding="utf-8")
    with pytest.raises(UsageError) as told:
        load_settings(file)
    assert str(file) in told.value.message
    assert named in told.value.message


@pytest.mark.parametrize("data", [b"measure = = 1", b"\xff\xfe", b"measure 64"])
def test_what_is_not_toml_is_said(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    with pytest.raises(UsageError, match="settings file"):
        load_settings(file)


def test_a_folder_in_its_place_is_said(file: Path) -> None:
    file.mkdir()
    with pytest.raises(UsageError, match="cannot be read"):
        load_settings(file)


def test_a_byte_order_mark_is_no_part_of_it(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbfmeasure = 70\n")
    assert load_settings(file).measure == 70


@pytest.mark.parametrize("text", ["theme = " + "[" * 3000, "a = " + "{b=" * 3000])
def test_deep_nesting_is_said(file: Path, text: str) -> None:
    file.write_text(text)
    with pytest.raises(UsageError, match=r"reader\.toml"):
        load_settings(file)


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null"])
def test_a_device_in_its_place_is_said(path: str) -> None:
    with pytest.raises(UsageError, match="is a device"):
        load_settings(pathlib.Path(path))


def test_a_pipe_in_its_place_is_said(file: Path) -> None:
    os.mkfifo(file)
    with pytest.raises(UsageError, match="is a pipe"):
        load_settings(file)


def test_a_file_too_large_to_be_settings_is_said(file: Path) -> None:
    with file.open("wb") as stream:
        stream.truncate(1 << 40)
    with pytest.raises(UsageError, match="larger than"):
        load_settings(file)


def test_the_example_of_an_error_is_right(file: Path) -> None:
    file.write_text("keys = 1", encoding="utf-8")
    with pytest.raises(UsageError) as told:
        load_settings(file)
    example = told.value.message.partition("such as ")[2].rstrip(".")
    file.write_text(f"[keys]\n{example}\n", encoding="utf-8")
    assert load_settings(file).keys == {"bookmark.article": "ctrl+b"}
