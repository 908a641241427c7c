"""The disk fails or the program ends at every single thing that is asked of the disk."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

import pytest

from reader.errors import StorageError, WriteError
from reader.storage import Store
from reader.storage.engine import journal
from tests.storage.disk import DISK_FULL, INPUT_OUTPUT, Cut, Disk
from tests.storage.history import content, lives

if TYPE_CHECKING:
    from pathlib import Path

    from tests.storage.history import Step

STEPS, STAGES = lives(seed=7, count=40)


@pytest.fixture(autouse=True)
def _write_anew_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "_SLACK", 10)


def _live(directory: Path) -> int:
    """Live through the steps until the power is cut; how many were done."""
    done = 0
    try:
        with Store.open(directory) as store:
            for step in STEPS:
                step.do(store)
                done += 1
    except Cut:
        pass
    return done


@pytest.mark.slow
@pytest.mark.parametrize("how", ["kill", "torn", "power"])
def test_whatever_was_done_is_there_after_the_program_ends_anywhere(
    tmp_path: Path, how: str
) -> None:
    for at in count():
        root = tmp_path / str(at)
        disk = Disk(root, "torn" if how == "torn" else "kill", at)
        with pytest.MonkeyPatch.context() as monkeypatch:
            disk.install(monkeypatch)
            done = _live(root / "library")
        if how == "power" and root.exists():
            disk.lose_power()
        with Store.open(root / "library") as store:
            assert content(store) in STAGES[done : done + 2], f"call {at}: {disk.calls[at:]}"
        if len(disk.calls) <= at:
            break
    assert at > 100
    assert done == len(STEPS)


def test_being_killed_while_putting_a_library_right_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "_SLACK", 10_000)  # so that the backup is a part of the file
    original = tmp_path / "original"
    with Store.open(original) as store:
        for step in STEPS[:20]:
            step.do(store)
    store = Store.open(original)
    for step in STEPS[20:]:  # later than the backup
        step.do(store)
    for name in ("state.jsonl", "articles.jsonl"):
        path = original / name
        path.write_bytes(path.read_bytes().replace(b"\n", b"\n\xff\xff\n", 1))
    for at in count():
        directory = tmp_path / str(at)
        shutil.copytree(original, directory)
        disk = Disk(directory, "kill", at)
        with pytest.MonkeyPatch.context() as failing, suppress(Cut):
            disk.install(failing)
            Store.open(directory)
        with Store.open(directory) as store:
            assert content(store, files=()) == replace(STAGES[-1], seen={})
        if len(disk.calls) <= at:
            break
    assert at > 10


def _do(step: Step, store: Store) -> WriteError | None:
    try:
        step.do(store)
    except WriteError as refusal:
        return refusal
    return None


@pytest.mark.slow
@pytest.mark.parametrize("error", [DISK_FULL, INPUT_OUTPUT])
def test_what_the_disk_refuses_leaves_everything_as_it_was(tmp_path: Path, error: int) -> None:
    refused = 0
    for at in count():
        directory = tmp_path / str(at)
        store = Store.open(directory)
        disk = Disk(directory, error, at)
        with pytest.MonkeyPatch.context() as monkeypatch:
            disk.install(monkeypatch)
            for number, step in enumerate(STEPS[:20]):
                refusal = _do(step, store)
                if refusal:
                    refused += 1
                    assert str(directory) in refusal.message
                    assert content(store) == STAGES[number]
                    assert content(Store.open(directory, read_only=True)) == STAGES[number]
                    step.do(store)  # the disk has room again
                assert content(store) == STAGES[number + 1]
        assert content(Store.open(directory, read_only=True)) == STAGES[20]
        if len(disk.calls) <= at:
            break
    assert refused > 20


def test_a_failing_rename_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(tmp_path) as store:
        for step in STEPS[:10]:
            step.do(store)
        before = sorted(tmp_path.iterdir())
        Disk(tmp_path, INPUT_OUTPUT, 0, only="replace").install(monkeypatch)
        with pytest.raises(StorageError):
            store.user_data.backup(tmp_path / "copy")
        assert sorted(tmp_path.iterdir()) == before
        assert content(store) == STAGES[10]
