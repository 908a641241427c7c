"""What the user keeps is for the user alone, and is written to no place that another prepared."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from reader.crash_log import record_crash
from reader.errors import StorageError, WriteError
from reader.storage import BOOKMARKS, Change, Store
from reader.storage.doctor import check
from reader.storage.engine import files
from reader.storage.engine.files import replace_file
from tests.storage.history import bookmark, entry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(params=[0o000, 0o022, 0o777], ids=oct)
def _umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


def use(library: Path) -> list[str]:
    """Write every kind of file there is; what was told."""
    with Store.open(library) as store:
        store.articles.add(entry(n, length=2000) for n in range(10))
        store.user_data.change([Change(BOOKMARKS, bookmark(1).key, bookmark(1))])
        return store.notices


def modes(library: Path) -> dict[str, str]:
    return {
        str(path.relative_to(library)): oct(path.stat().st_mode & 0o7777)
        for path in [library, *library.rglob("*")]
        if path.stat().st_mode & 0o7777 != (0o700 if path.is_dir() else 0o600)
    }


@pytest.mark.usefixtures("_umask")
def test_what_is_new_is_private(tmp_path: Path) -> None:
    library = tmp_path / "a" / "library"
    assert use(library) == []
    assert len([path for path in library.rglob("*") if path.is_file()]) >= 6
    assert modes(library) == {}
    with Store.open(library) as store:
        store.user_data.backup(tmp_path / "copy")
    assert (tmp_path / "copy").stat().st_mode & 0o777 == 0o600


def test_what_was_open_to_others_is_closed_and_told_once(tmp_path: Path) -> None:
    library = tmp_path / "library"
    use(library)
    for path in [library, *library.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    with Store.open(library) as store:
        (told,) = store.notices
        assert str(library) in told
    assert modes(library) == {}
    assert use(library) == []


def test_a_folder_with_other_things_in_it_stays_as_open_as_it_was(tmp_path: Path) -> None:
    library = tmp_path / "library"
    library.mkdir()
    (library / "index.html").write_text("for everybody")
    for path, mode in ((library, 0o755), (library / "index.html", 0o644)):
        path.chmod(mode)
    use(library)
    assert modes(library) == {".": "0o755", "index.html": "0o644"}


def test_an_empty_folder_that_was_there_becomes_private(tmp_path: Path) -> None:
    library = tmp_path / "library"
    library.mkdir()
    library.chmod(0o755)
    use(library)
    assert modes(library) == {}


def test_a_backup_over_one_that_others_could_read_is_private(tmp_path: Path) -> None:
    with Store.open(tmp_path / "library") as store:
        store.user_data.backup(tmp_path / "copy")
        (tmp_path / "copy").chmod(0o644)
        store.user_data.backup(tmp_path / "copy")
    assert (tmp_path / "copy").stat().st_mode & 0o777 == 0o600


def test_a_temporary_file_that_somebody_prepared_is_not_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    monkeypatch.setattr(files.os, "urandom", lambda size: bytes(size))  # as if it could be guessed
    (tmp_path / "x.0000000000000000.reader-tmp").symlink_to(victim)
    with pytest.raises(WriteError):
        replace_file(tmp_path / "x", [b"content"])
    assert victim.read_text() == "precious"
    assert not (tmp_path / "x").exists()


def test_temporary_names_cannot_be_guessed(tmp_path: Path) -> None:
    names = []

    def content() -> Iterator[bytes]:
        names.extend(path.name for path in tmp_path.iterdir())
        yield b""

    for _ in range(2):
        replace_file(tmp_path / "x", content(), private=False)
    temporary = {name for name in names if name != "x"}
    assert len(temporary) == 2
    assert all(len(name) >= len("x..reader-tmp") + 16 for name in temporary)


@pytest.mark.parametrize("name", ["articles.jsonl", "state.jsonl"])
def test_a_lock_is_not_opened_through_a_link(tmp_path: Path, name: str) -> None:
    use(tmp_path)
    victim = tmp_path.parent / f"{tmp_path.name}-victim"
    victim.write_text("precious")
    lock = tmp_path / f"{name}.lock"
    lock.unlink()
    lock.symlink_to(victim)
    with Store.open(tmp_path) as store:
        with pytest.raises(StorageError, match=r"lock is a link"):
            use_each(store)
        assert [f.where for f in check(tmp_path) if f.repairable] == [lock]
        assert lock.name in store.repair()[0]
        use_each(store)
    assert not lock.is_symlink()
    assert victim.read_text() == "precious"


def use_each(store: Store) -> None:
    store.articles.add([entry(77)])
    store.user_data.change([Change(BOOKMARKS, bookmark(7).key, bookmark(7))])


def test_what_is_derived_is_not_written_through_a_link(tmp_path: Path) -> None:
    library = tmp_path / "library"
    use(library)
    victim = tmp_path / "victim"
    victim.write_text("precious")
    (copy,) = (library / "backups").iterdir()
    for path in (copy, library / "articles.jsonl.index"):
        path.unlink()
        path.symlink_to(victim)
    with Store.open(library) as store:
        use_each(store)
        store._databases[0].storage._save_index()
    assert victim.read_text() == "precious"
    assert not copy.is_symlink()


@pytest.mark.parametrize("name", ["articles.jsonl.index", "backups/state-2020-01-01.jsonl"])
def test_a_pipe_in_the_place_of_a_file_stops_nothing(tmp_path: Path, name: str) -> None:
    use(tmp_path)
    path = tmp_path / name
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    with Store.open(tmp_path) as store:
        use_each(store)
        assert path in [finding.where for finding in check(tmp_path)]
        assert store.repair()
        assert not [finding for finding in check(tmp_path) if finding.repairable]


def test_a_backup_is_not_written_through_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "copy").symlink_to(tmp_path / "elsewhere")
    with Store.open(tmp_path / "library") as store, pytest.raises(StorageError, match="copy"):
        store.user_data.backup(tmp_path / "copy")
    assert not (tmp_path / "elsewhere").exists()


def test_the_log_of_crashes_is_private_and_no_link(tmp_path: Path) -> None:
    log = tmp_path / "state" / "reader.log"
    record_crash(ValueError("x"), log)
    assert modes(log.parent) == {}
    log.chmod(0o644)
    record_crash(ValueError("x"), log)
    assert modes(log.parent) == {}
    log.unlink()
    (tmp_path / "victim").write_text("precious")
    log.symlink_to(tmp_path / "victim")
    assert "could not be written" in record_crash(ValueError("x"), log)
    assert (tmp_path / "victim").read_text() == "precious"
    log.unlink()
    os.mkfifo(log)
    assert "could not be written" in record_crash(ValueError("x"), log)
