"""Copies of the user's things: made by themselves, made on demand, and brought together again."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import DamagedError, ForeignFileError, StorageError
from reader.model import Anchor, ArticleCorrections, Bookmark, Correction, ReadingState
from reader.storage import (
    BOOKMARKS,
    CORRECTIONS,
    READINGS,
    REMEMBERED,
    REMOVED,
    Change,
    Remembered,
    Removal,
    Store,
    backups,
)
from reader.storage.backups import KEPT, Backups, read_copy
from reader.storage.doctor import check
from reader.storage.merge import merged_bookmark, merged_corrections, merged_reading
from reader.storage.user_data import documents_to_merge
from tests.storage.history import bookmark, content, remembered

TEXT = st.text("ab\n", max_size=4)
BOOKMARK = st.builds(
    Bookmark,
    article=st.sampled_from("xyz"),
    note=TEXT,
    tags=st.lists(st.sampled_from("abc"), unique=True).map(tuple),
    created=st.sampled_from(["", "2026-01-01", "2026-01-02"]),
)
READ = st.builds(ReadingState, st.booleans(), st.integers(0, 9))
CORRECTED = st.builds(
    Correction,
    st.builds(Anchor, st.sampled_from("ab"), st.integers(0, 1)),
    st.sampled_from(["Ann", "Bo", None]),
    st.sampled_from(["2026-01-01", "2026-01-02"]),
)
KEYS = st.sampled_from("xyz")
CHANGES = st.one_of(
    st.builds(
        Change,
        st.just(CORRECTIONS),
        KEYS,
        st.lists(CORRECTED, min_size=1, max_size=3).map(
            lambda made: merged_corrections(ArticleCorrections(tuple(made)), ArticleCorrections(()))
        ),
    ),
    BOOKMARK.map(lambda bookmark: Change(BOOKMARKS, bookmark.key, bookmark)),
    st.builds(Change, st.just(READINGS), KEYS, READ),
    st.builds(Change, st.just(REMOVED), KEYS, st.just(Removal())),
    st.builds(Change, st.just(REMEMBERED), KEYS, st.integers(0, 3).map(Remembered)),
)
Tables = dict[str, dict[str, dict[str, object]]]


def written(changes: list[Change]) -> Tables:
    tables: Tables = {}
    for change in changes:
        document = change.kind.written(change.new, None)
        tables.setdefault(change.kind.table, {})[change.key] = document
    return tables


def put(tables: Tables, documents: Tables) -> Tables:
    names = {*tables, *documents}
    return {name: {**tables.get(name, {}), **documents.get(name, {})} for name in names}


@given(mine=st.lists(CHANGES), theirs=st.lists(CHANGES))
def test_merging_loses_nothing_and_doubles_nothing(
    mine: list[Change], theirs: list[Change]
) -> None:
    here, there = written(mine), written(theirs)
    both = put(here, documents_to_merge(here, there))
    for name in {*here, *there}:
        expected = here.get(name, {}).keys() | there.get(name, {}).keys()
        if name == "removed":  # what I keep a bookmark in stays
            expected -= here.get("bookmarks", {}).keys() - here.get(name, {}).keys()
        assert both.get(name, {}).keys() == expected
    assert not documents_to_merge(both, there)
    assert not documents_to_merge(both, here)


@given(one=BOOKMARK, other=BOOKMARK)
def test_merged_bookmarks_have_what_both_had(one: Bookmark, other: Bookmark) -> None:
    both = merged_bookmark(one, other)
    assert one.note in both.note
    assert other.note in both.note
    assert set(both.tags) == {*one.tags, *other.tags}
    assert len(both.tags) == len(set(both.tags))
    assert both.created in (one.created, other.created)
    assert merged_bookmark(both, other) == both


@given(one=st.lists(CORRECTED), other=st.lists(CORRECTED))
def test_merged_corrections_are_the_same_on_both_sides(
    one: list[Correction], other: list[Correction]
) -> None:
    here, there = ArticleCorrections(tuple(one)), ArticleCorrections(tuple(other))
    both = merged_corrections(here, there)
    assert both == merged_corrections(there, here)
    assert both == merged_corrections(both, there)
    assert {each.anchor for each in both.made} == {each.anchor for each in one + other}


def test_merged_readings_are_the_further_ones() -> None:
    assert merged_reading(ReadingState(True, 3), ReadingState(False, 9)) == ReadingState(True, 9)


def test_a_backup_carries_everything_to_another_library(tmp_path: Path) -> None:
    file = tmp_path / "mine.backup"
    with Store.open(tmp_path / "one") as one:
        one.user_data.change(
            [
                Change(BOOKMARKS, bookmark(1).key, bookmark(1)),
                Change(READINGS, "x", ReadingState(True, 5)),
                Change(REMOVED, "y", Removal()),
                Change(REMEMBERED, "theme", Remembered("dark")),
            ]
        )
        one.user_data.backup(file)
        one.user_data.backup(file)  # over the older one
        expected = content(one)
    with Store.open(tmp_path / "two") as two:
        other = replace(bookmark(1), note="two's", tags=("b",))
        two.user_data.change(
            [Change(BOOKMARKS, other.key, other), Change(REMEMBERED, "theme", Remembered("light"))]
        )
        before = content(two)
        assert two.user_data.restore(file) == 2
        assert two.user_data[BOOKMARKS][other.key] == other
        assert two.user_data[READINGS] == expected.readings
        assert set(two.user_data[REMOVED]) == {"y"}
        assert remembered(two)["theme"] == "light"
        assert two.user_data.restore(file) == 0
        assert two.user_data.undo() == "restoring mine.backup"
        before.readings["x"] = ReadingState(offset=5)  # the place stays
        assert content(two) == before


def test_a_backup_never_overwrites_what_is_not_one(tmp_path: Path) -> None:
    file = tmp_path / "thesis.txt"
    file.write_text("years of work")
    store = Store.open(tmp_path / "library")
    with pytest.raises(StorageError, match=r"thesis\.txt"):
        store.user_data.backup(file)
    assert file.read_text() == "years of work"


def test_a_backup_never_overwrites_the_library_itself(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.user_data.change([Change(REMEMBERED, "theme", Remembered("dark"))])
        (tmp_path / "link").symlink_to(tmp_path / "state.jsonl")
        before = (tmp_path / "state.jsonl").read_bytes()
        for name in ("state.jsonl", "link"):
            with pytest.raises(StorageError, match=name):
                store.user_data.backup(tmp_path / name)
        assert (tmp_path / "state.jsonl").read_bytes() == before


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null", "/"])
def test_what_is_no_file_is_not_restored(tmp_path: Path, path: str) -> None:
    with Store.open(tmp_path) as store, pytest.raises(StorageError, match="not a backup"):
        store.user_data.restore(Path(path))


def test_a_backup_too_large_to_be_one_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "huge").open("wb") as file:
        file.truncate(1 << 40)
    with Store.open(tmp_path) as store, pytest.raises(StorageError, match="not a backup"):
        store.user_data.restore(tmp_path / "huge")


def test_what_was_removed_there_and_is_kept_here_stays(tmp_path: Path) -> None:
    with Store.open(tmp_path / "one") as one:
        one.user_data.change(
            [Change(REMOVED, id, Removal()) for id in (bookmark(1).article, "another")]
        )
        one.user_data.backup(tmp_path / "copy")
    with Store.open(tmp_path / "two") as two:
        two.user_data.change([Change(BOOKMARKS, bookmark(1).key, bookmark(1))])
        two.user_data.restore(tmp_path / "copy")
        assert set(two.user_data[REMOVED]) == {"another"}
        assert two.user_data.restore(tmp_path / "copy") == 0


def test_restoring_is_one_step_to_be_taken_back(tmp_path: Path) -> None:
    with Store.open(tmp_path / "one") as one:
        one.user_data.change([Change(BOOKMARKS, bookmark(n).key, bookmark(n)) for n in range(5)])
        one.user_data.backup(tmp_path / "copy")
    with Store.open(tmp_path / "two") as two:
        two.user_data.change([Change(BOOKMARKS, bookmark(4).key, bookmark(4))], undoable=False)
        before = content(two)
        two.user_data.restore(tmp_path / "copy")
        assert len(two.user_data[BOOKMARKS]) == 5
        assert two.user_data.undo() == "restoring copy"
        assert content(two) == before
        assert two.user_data.undo() is None  # what was done there is not to be taken back here


def test_restoring_what_is_no_backup_changes_nothing(tmp_path: Path) -> None:
    with Store.open(tmp_path / "library") as store:
        store.user_data.change([Change(REMEMBERED, "theme", Remembered("dark"))])
        before = content(store)
        (tmp_path / "foreign").write_text('{"something":"else"}')
        (tmp_path / "garbage").write_bytes(b"\xff\x00" * 50)
        (tmp_path / "newer").write_text('{"reader":"state","format":3,"generation":"x"}\n')
        for name, kind in (
            ("foreign", ForeignFileError),
            ("newer", ForeignFileError),
            ("garbage", DamagedError),
            ("missing", StorageError),
        ):
            with pytest.raises(kind, match=name):
                store.user_data.restore(tmp_path / name)
        assert content(store) == before


def test_a_damaged_backup_gives_what_it_can(tmp_path: Path) -> None:
    file = tmp_path / "copy"
    with Store.open(tmp_path / "one") as store:
        store.user_data.change(
            [Change(READINGS, f"article {n}", ReadingState(True)) for n in range(1200)]
        )
        store.user_data.backup(file)
    data = file.read_bytes()
    file.write_bytes(data[:20_000] + b"\0" * 5 + data[20_005:])
    with Store.open(tmp_path / "two") as store:
        store.user_data.restore(file)
        assert 500 <= len(store.user_data[READINGS]) < 1200
        assert "could not be read" in store.notices[0]


def test_one_copy_a_day_for_a_week(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for day in range(10, 20):
        monkeypatch.setattr(backups, "_today", lambda day=day: f"2026-01-{day}")
        for n in range(2):
            with Store.open(tmp_path) as store:
                store.user_data.change(
                    [
                        Change(REMEMBERED, "day", Remembered(day)),
                        Change(REMEMBERED, "n", Remembered(n)),
                    ]
                )
    kept = sorted(path.name for path in (tmp_path / "backups").iterdir())
    assert kept == [f"state-{day - 9:06}-2026-01-{day}.jsonl" for day in range(13, 20)]
    with Store.open(tmp_path / "new") as store:
        store.user_data.restore(tmp_path / "backups" / kept[3])
        assert remembered(store) == {"day": 16, "n": 1}


@settings(max_examples=30)
@given(clock=st.lists(st.integers(1, 12), min_size=1, max_size=12))
def test_whatever_the_clock_says_the_newest_copy_is_of_the_last_change(clock: list[int]) -> None:
    """A clock that was years ahead once must not win for ever, nor cost the copies made since."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as monkeypatch:
        library, copies = Path(folder), Backups(Path(folder) / "backups")
        for session, day in enumerate(clock):
            monkeypatch.setattr(backups, "_today", lambda day=day: f"20{day:02}-06-15")
            with Store.open(library) as store:
                assert not store.notices
                store.user_data.change([Change(REMEMBERED, "session", Remembered(session))])
            newest = copies.newest_good()
            assert newest is not None
            tables = read_copy(newest).tables
            assert tables["values"] == {"session": {"value": session}}
            days = [path.stem[-10:] for path in copies.files()]
            assert len(days) == len(set(days)) == min(len(set(clock[: session + 1])), KEPT)
        (library / "state.jsonl").unlink()
        with Store.open(library) as store:
            assert remembered(store) == {"session": len(clock) - 1}


@pytest.mark.parametrize("same_log", [True, False])
def test_copies_of_earlier_readers_are_ordered_by_what_they_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, same_log: bool
) -> None:
    """One of a clock years ahead holds one bookmark, four of the days after it one more each."""
    copies = tmp_path / "backups"
    for n, day in enumerate(("2093-01-01", "2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04")):
        with Store.open(tmp_path) as store:
            store.user_data.change([Change(BOOKMARKS, bookmark(n).key, bookmark(n))])
            kept = tmp_path / f"kept-{day}"
            if same_log:
                shutil.copy(tmp_path / "state.jsonl", kept)
            else:
                store.user_data.backup(kept)
    shutil.rmtree(copies)
    copies.mkdir()
    for kept in tmp_path.glob("kept-*"):
        kept.rename(copies / f"state{kept.name[4:]}.jsonl")
    (tmp_path / "state.jsonl").unlink()
    monkeypatch.setattr(backups, "_today", lambda: "2026-01-05")
    with Store.open(tmp_path) as store:
        assert len(store.user_data[BOOKMARKS]) == 5
        store.user_data.change([Change(BOOKMARKS, bookmark(9).key, bookmark(9))])
    (tmp_path / "state.jsonl").unlink()
    with Store.open(tmp_path) as store:
        assert len(store.user_data[BOOKMARKS]) == 6


def test_a_session_without_changes_leaves_the_backup_alone(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.user_data.change([Change(REMEMBERED, "a", Remembered(1))])
    (copy,) = (tmp_path / "backups").iterdir()
    before = copy.stat().st_ino
    with Store.open(tmp_path):
        pass
    assert copy.stat().st_ino == before


def test_looking_only_makes_no_backup(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.user_data.change([Change(REMEMBERED, "a", Remembered(1))])
        with Store.open(tmp_path, read_only=True):
            assert not (tmp_path / "backups").exists()


def test_a_library_in_order_has_no_findings(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.user_data.change([Change(REMEMBERED, "a", Remembered(1))])
        assert check(store._directory) == []
        assert store.repair() == []


def test_a_bookmark_without_its_article_is_harmless(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.user_data.change([Change(BOOKMARKS, bookmark(1).key, bookmark(1))])
        (finding,) = check(store._directory)
        assert not finding.repairable
        assert bookmark(1).key in finding.what
        assert store.repair() == []
        assert bookmark(1).key in store.user_data[BOOKMARKS]


def test_leftovers_of_interrupted_writes_are_cleared(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        (tmp_path / "articles.jsonl.reader-tmp").write_text("half")
        assert [f.where.name for f in check(store._directory)] == ["articles.jsonl.reader-tmp"]
        assert store.repair()
        assert check(store._directory) == []
        assert not (tmp_path / "articles.jsonl.reader-tmp").exists()
