"""Several processes on one library, and processes that are killed."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from reader.errors import LibraryLockedError, StorageError
from reader.storage import READINGS, REMEMBERED, Change, Remembered, Store
from reader.storage.doctor import check
from reader.storage.engine.lock import locked
from tests.storage.crash import kill_often, start
from tests.storage.history import remembered


@pytest.mark.slow
def test_what_was_confirmed_survives_being_killed(tmp_path: Path) -> None:
    assert kill_often(tmp_path, seed=11, kills=20) > 20


@pytest.mark.slow
@pytest.mark.parametrize("processes", [2, 5])
def test_processes_that_write_at_once_lose_nothing(tmp_path: Path, processes: int) -> None:
    times = 100 // processes
    victims = [start("count", tmp_path, name, times) for name in range(processes)]
    said = [victim.communicate()[0].decode().split() for victim in victims]
    assert said == [[str(n) for n in range(times)]] * processes
    with Store.open(tmp_path) as store:
        mine = {f"{name} {n}": n for name in range(processes) for n in range(times)}
        assert {**remembered(store), "last": None} == {**mine, "last": None}
        assert len(store.articles.ids) == processes * -(-times // 5)
        assert check(store._directory) == []
        assert store.notices == []


@pytest.mark.slow
def test_a_file_size_limit_refuses_one_change_and_loses_none(tmp_path: Path) -> None:
    limit = 20_000
    victim = start("fill", tmp_path, limit)
    done, message, present = victim.communicate()[0].decode().splitlines()
    assert victim.returncode == 0
    assert "state.jsonl could not be written" in message
    with Store.open(tmp_path) as store:
        assert int(done) == int(present) == len(store.user_data[READINGS]) > 100
        store.user_data.change([Change(REMEMBERED, "more", Remembered("room"))])


def test_the_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    victim = start("count", tmp_path, 0, 10_000)
    assert victim.stdout is not None
    victim.stdout.read(1)
    victim.kill()
    victim.communicate()
    with locked(tmp_path / "state.jsonl.lock", patience=0):
        pass


def test_who_writes_for_too_long_is_named(tmp_path: Path) -> None:
    impatient = locked(tmp_path / "lock", patience=0)
    who = rf"process {os.getpid()} is writing"
    with locked(tmp_path / "lock"), pytest.raises(LibraryLockedError, match=who):
        impatient.__enter__()
    with locked(tmp_path / "lock", patience=0):
        pass


def test_a_lock_file_that_is_deleted_lets_no_second_one_in(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    holding = locked(path)
    holding.__enter__()
    waiting = threading.Thread(target=lambda: locked(path).__enter__(), daemon=True)
    waiting.start()
    while not _is_open_twice(path):
        pass
    path.unlink()
    with locked(path, patience=0):
        holding.__exit__(None, None, None)
        waiting.join(0.2)
        assert waiting.is_alive()  # it has the file that is gone, and wants the one that is there


def _is_open_twice(path: Path) -> bool:
    fds = list(Path("/proc/self/fd").iterdir())
    return sum(os.path.realpath(fd) == str(path) for fd in fds) == 2


def test_looking_never_waits(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.user_data.change([Change(REMEMBERED, "a", Remembered(1))])
        with locked(tmp_path / "state.jsonl.lock"), locked(tmp_path / "articles.jsonl.lock"):
            looking = Store.open(tmp_path, read_only=True)
            assert remembered(looking) == {"a": 1}
            assert not looking.refresh()
            with pytest.raises(StorageError, match="reading only"):
                looking.user_data.change([Change(REMEMBERED, "a", Remembered(2))])
