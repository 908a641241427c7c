"""One byte that is changed, added or lost: nothing of the user's changes, and it is told."""

from __future__ import annotations

import os
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import DamagedError, ForeignFileError
from reader.storage import BOOKMARKS, Change, Store
from reader.storage.articles import UNREADABLE
from reader.storage.backups import read_copy
from reader.storage.engine.mending import mended
from tests.storage.history import bookmark, content, entry

if TYPE_CHECKING:
    from pathlib import Path

    from tests.storage.history import Library

NOTED = [replace(bookmark(n), note=f"see [{n}], p. 12", tags=("sea",)) for n in range(3)]


def harmed(data: bytes, place: int, how: str, byte: int) -> bytes:
    match how:
        case "added":
            return data[:place] + bytes([byte]) + data[place:]
        case "lost":
            return data[:place] + data[place + 1 :]
    return data[:place] + bytes([byte]) + data[place + 1 :]


HOW = st.sampled_from(["added", "lost", "changed"])
BYTES = st.one_of(st.sampled_from(b'\n\r "[]{},:01a\\\0'), st.integers(0, 255))


@given(
    data=st.binary(min_size=1, max_size=300),
    start=st.integers(0, 2**32 - 1),
    where=st.floats(0, 1, exclude_max=True),
    how=HOW,
    byte=BYTES,
)
def test_a_checksum_tells_what_there_was(
    data: bytes, start: int, where: float, how: str, byte: int
) -> None:
    wrong = harmed(data, int(where * len(data)), how, byte)
    assert wrong == data or data in mended(wrong, start, zlib.crc32(data, start))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes, Library]:
    """A library with three bookmarks with notes and tags, and its backup."""
    directory = tmp_path_factory.mktemp("library")
    with Store.open(directory) as store:
        for each in NOTED:
            store.user_data.change([Change(BOOKMARKS, each.key, each)])
        expected = content(store)
    return directory, (directory / "state.jsonl").read_bytes(), expected


@settings(max_examples=int(os.environ.get("READER_HARMS", "150")))
@given(where=st.floats(0, 1, exclude_max=True), how=HOW, byte=BYTES, backup=st.booleans())
def test_no_wrong_byte_changes_what_the_user_keeps(
    kept: tuple[Path, bytes, Library],
    tmp_path_factory: pytest.TempPathFactory,
    where: float,
    how: str,
    byte: int,
    backup: bool,
) -> None:
    origin, data, expected = kept
    place = int(where * len(data))
    wrong = harmed(data, place, how, byte)
    library = tmp_path_factory.mktemp("harmed")
    if backup:
        (library / "backups").mkdir(mode=0o700)
        for copy in (origin / "backups").iterdir():
            (library / "backups" / copy.name).write_bytes(copy.read_bytes())
    (library / "state.jsonl").write_bytes(wrong)
    (library / "state.jsonl").chmod(0o600)
    try:
        with Store.open(library) as store:
            assert content(store) == expected
            assert any("state.jsonl" in told for told in store.notices) or wrong == data
    except ForeignFileError:  # of another format, or of something else: nothing is touched
        assert place < data.index(b"\n")
        assert (library / "state.jsonl").read_bytes() == wrong


@given(where=st.floats(0, 1, exclude_max=True), how=HOW, byte=BYTES)
def test_no_wrong_byte_changes_what_a_backup_gives_back(
    kept: tuple[Path, bytes, Library],
    tmp_path_factory: pytest.TempPathFactory,
    where: float,
    how: str,
    byte: int,
) -> None:
    _, data, _ = kept
    start = data.index(b"\n") + 1
    copy = tmp_path_factory.mktemp("harmed") / "copy"
    copy.write_bytes(harmed(data, start + int(where * (len(data) - start)), how, byte))
    bookmarks = read_copy(copy).tables["bookmarks"]
    assert {key: BOOKMARKS.read(each) for key, each in bookmarks.items()} == {
        each.key: each for each in NOTED
    }


def test_what_was_edited_by_hand_is_named(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.user_data.change([Change(BOOKMARKS, each.key, each) for each in NOTED])
    path = tmp_path / "state.jsonl"
    path.write_text(path.read_text().replace("see [1]", "read [1] again"))
    with Store.open(tmp_path) as store:
        assert "“Title 1”" in store.notices[0]
        assert "“Title 2”" not in store.notices[0]
        assert store.user_data[BOOKMARKS][NOTED[1].key].note == "read [1] again, p. 12"


def test_what_may_be_damage_in_a_backup_changes_nothing_that_is_here(tmp_path: Path) -> None:
    with Store.open(tmp_path / "one") as store:
        store.user_data.change([Change(BOOKMARKS, each.key, each) for each in NOTED])
        store.user_data.backup(tmp_path / "copy")
    copy = tmp_path / "copy"
    copy.write_text(copy.read_text().replace("see", "sea").replace("p. 12", "p. 13"))
    with Store.open(tmp_path / "two") as store:
        store.user_data.change([Change(BOOKMARKS, NOTED[0].key, NOTED[0])])
        assert store.user_data.restore(copy) == 2
        assert store.user_data[BOOKMARKS][NOTED[0].key] == NOTED[0]
        assert "“Title 1”, the bookmark “Title 2”" in store.notices[0]
        assert "“Title 0”" not in store.notices[0]


@pytest.mark.parametrize("word", ["käse", "Title 4", '"speaker":"He"'])
def test_a_changed_letter_in_an_article_is_noticed(tmp_path: Path, word: str) -> None:
    """The index saves reading the whole file, and the checksums of changes with it."""
    with Store.open(tmp_path) as store:
        store.articles.add(entry(n, length=2000) for n in range(10))
    path = tmp_path / "articles.jsonl"
    data, other = path.read_bytes(), word.replace("e", "x", 1).encode()
    at = data.index(word.encode(), data.index(entry(4).article.id.encode()))
    path.write_bytes(data[:at] + other + data[at + len(other) :])
    with Store.open(tmp_path, read_only=True) as store:
        assert len([n for n in range(10) if not _as_written(store, n)]) == 1
    with Store.open(tmp_path) as store:
        assert store.repair()
        store.articles.add(entry(n, length=2000) for n in range(10))
        assert all(_as_written(store, n) for n in range(10))


def _as_written(store: Store, n: int) -> bool:
    """Whether an article is; False where it is told that it is damaged, and nothing else."""
    expected = entry(n, length=2000)
    heading = store.articles.heading(expected.article.id)
    try:
        whole = store.articles.whole(expected.article.id)
    except DamagedError:
        return False
    assert whole.article == expected.article
    assert whole.quotations == expected.quotations
    return heading.title != UNREADABLE and heading == expected.heading
