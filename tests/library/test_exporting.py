"""An export in a file: whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.errors import WriteError
from reader.library.exporting import write_export

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_an_older_export_is_written_over_where_the_link_leads(tmp_path: Path) -> None:
    file, link = tmp_path / "kept.md", tmp_path / "link.md"
    file.write_text("older and longer")
    link.symlink_to(file)
    write_export(link, ["“Où", " est-il?”\n"])
    assert file.read_text(encoding="utf-8") == "“Où est-il?”\n"
    assert link.is_symlink()


def test_an_export_that_is_cut_short_leaves_the_older_one(tmp_path: Path) -> None:
    def pieces() -> Iterator[str]:
        yield "half"
        raise KeyError

    file = tmp_path / "kept.md"
    file.write_text("older")
    with pytest.raises(KeyError):
        write_export(file, pieces())
    assert [path.read_text() for path in tmp_path.iterdir()] == ["older"]


def test_a_device_takes_it_as_it_comes(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_export(pipe, ["one, ", "two"])
        assert os.read(reading, 100) == b"one, two"
    finally:
        os.close(reading)
    assert pipe.is_fifo()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_device_that_takes_nothing_is_told() -> None:
    with pytest.raises(WriteError, match="/dev/full"):
        write_export(Path("/dev/full"), ["one"])
