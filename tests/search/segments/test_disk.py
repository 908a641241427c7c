"""An index on disk: whole, or known to be none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.search import Index, Passage, StaleIndexError
from reader.search.segments import container

if TYPE_CHECKING:
    from pathlib import Path

PASSAGES = [
    Passage("a", 0, 15, "title", "path to nowhere", tags=("x", "y"), published="2025-09-03"),
    Passage("b", 3, 10, "quotation", "na\udcefve\n“!”", "Ann\nLee", quotation_kind="direct"),
]


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    Index.build(PASSAGES).save(tmp_path)
    return next(tmp_path.iterdir())


def test_passages_come_back_letter_for_letter(saved: Path) -> None:
    loaded = Index.load(saved.parent)
    assert {hit.passage for hit in loaded.search("in:title").hits} == {PASSAGES[0]}
    assert {hit.passage for hit in loaded.search("speaker:lee").hits} == {PASSAGES[1]}


def test_no_index_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(StaleIndexError):
        Index.load(tmp_path)


@pytest.mark.parametrize("place", [0, 9, 12, 17, 19, 30, 200, -70, -1])
def test_a_changed_byte_is_noticed(saved: Path, place: int) -> None:
    data = bytearray(saved.read_bytes())
    data[place] ^= 0x55
    saved.write_bytes(data)
    try:
        loaded = Index.load(saved.parent)
    except StaleIndexError:
        return
    # padding between arrays may change without harm
    assert {hit.passage for hit in loaded.search("in:title").hits} == {PASSAGES[0]}


@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.9])
def test_a_file_cut_short_is_noticed(saved: Path, share: float) -> None:
    data = saved.read_bytes()
    saved.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(StaleIndexError):
        Index.load(saved.parent)


def test_another_version_is_noticed(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "VERSION", container.VERSION + 1)
    with pytest.raises(StaleIndexError):
        Index.load(saved.parent)


def test_saving_again_replaces_and_leaves_nothing_else(saved: Path) -> None:
    index = Index.load(saved.parent)
    index.add([Passage("c", 0, 4, "text", "more")])
    index.save(saved.parent)
    assert len(Index.load(saved.parent)) == 3
    assert list(saved.parent.iterdir()) == [saved]


def test_a_failed_save_leaves_the_old_index(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(container.os, "fsync", full)
    with pytest.raises(OSError, match="space"):
        Index.build(PASSAGES[:1]).save(saved.parent)
    assert len(Index.load(saved.parent)) == 2
    assert list(saved.parent.iterdir()) == [saved]
