"""Whatever happens to the files, the library opens, says what it found, and keeps what it can."""

from __future__ import annotations

import json
import os
import secrets
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import DamagedError, ForeignFileError, StorageError
from reader.model import ReadingState
from reader.storage import BOOKMARKS, READINGS, REMEMBERED, Change, Remembered, Store
from reader.storage.codec import to_document
from reader.storage.doctor import check
from tests.storage.history import (
    bookmark,
    change_step,
    content,
    entry,
    headings,
    lives,
    remembered,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.storage.history import Library

KEPT = {bookmark(n).key: bookmark(n) for n in range(8)}
ARTICLES = [entry(n) for n in range(12)]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Articles, bookmarks in eight changes, and a backup of them."""
    with Store.open(tmp_path) as store:
        store.articles.add(ARTICLES)
        store.articles.mark_seen({"a": "1"})
        for key, kept in KEPT.items():
            store.user_data.change([Change(BOOKMARKS, key, kept)])
    return tmp_path


def harm_in_the_middle(data: bytes) -> bytes:
    return data[: len(data) // 2] + b"\0garbage\n" + data[len(data) // 2 + 40 :]


HARMS: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "truncated": lambda data: data[: len(data) // 3],
    "garbage": lambda data: b"\x89PNG\r\n\0\xff" * 100,
    "zeros": lambda data: bytes(len(data)),
    "middle": harm_in_the_middle,
    "something after": lambda data: data + b"not ours\n",
    "no first line": lambda data: data.partition(b"\n")[2],
    "first line torn": lambda data: data[10:],
    "deep nesting": lambda data: b"[" * 100_000,
    "format not a number": lambda data: data.replace(b'"format":2', b'"format":"x"', 1),
}


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
def test_damaged_state_is_restored_from_the_backup(
    library: Path, harm: Callable[[bytes], bytes]
) -> None:
    path = library / "state.jsonl"
    harmed = harm(path.read_bytes())
    path.write_bytes(harmed)
    with pytest.raises(DamagedError, match=r"state\.jsonl"):
        Store.open(library, read_only=True)
    with Store.open(library) as store:
        assert dict(store.user_data[BOOKMARKS]) == KEPT
        assert len(store.notices) == 1
        assert "state.jsonl" in store.notices[0]
        assert "backup" in store.notices[0]
        aside = list(library.glob("state.jsonl.damaged-*"))
        assert [file.read_bytes() for file in aside] == [harmed]
        assert aside[0].name in store.notices[0]
        store.user_data.change([Change(REMEMBERED, "theme", Remembered("dark"))])
    with Store.open(library) as store:
        assert store.notices == []
        assert dict(store.user_data[BOOKMARKS]) == KEPT


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
def test_damaged_articles_never_cost_the_users_things(
    library: Path, harm: Callable[[bytes], bytes]
) -> None:
    path = library / "articles.jsonl"
    path.write_bytes(harm(path.read_bytes()))
    with Store.open(library) as store:
        assert dict(store.user_data[BOOKMARKS]) == KEPT
        assert store.notices
        assert store.articles.seen("a") is None or len(store.articles.ids) == len(ARTICLES)
        for heading in headings(store):
            assert store.articles.article(heading.id).id == heading.id
        store.articles.add(ARTICLES)
        assert {h.id: store.articles.article(h.id) for h in headings(store)} == {
            e.article.id: e.article for e in ARTICLES
        }


def test_missing_state_is_restored(library: Path) -> None:
    (library / "state.jsonl").unlink()
    with Store.open(library) as store:
        assert dict(store.user_data[BOOKMARKS]) == KEPT
        assert "missing" in store.notices[0]


def test_changes_after_the_backup_survive_damage_before_them(library: Path) -> None:
    path = library / "state.jsonl"
    store = Store.open(library)
    store.user_data.change(
        [Change(BOOKMARKS, bookmark(0).key, None), Change(READINGS, "x", ReadingState(True))]
    )
    data = path.read_bytes()
    path.write_bytes(data.replace("käse".encode(), b"k\xff\xff", 3))
    with Store.open(library) as store:
        assert list(store.user_data[BOOKMARKS]) == list(KEPT)[1:]
        assert dict(store.user_data[READINGS]) == {"x": ReadingState(True)}


def test_a_backup_that_is_damaged_is_passed_over(library: Path) -> None:
    backups = library / "backups"
    (newest,) = backups.iterdir()
    newest.rename(backups / "state-2020-01-01.jsonl")
    newest.write_bytes(harm_in_the_middle((backups / "state-2020-01-01.jsonl").read_bytes()))
    (library / "state.jsonl").write_bytes(b"")
    with Store.open(library) as store:
        assert dict(store.user_data[BOOKMARKS]) == KEPT
        assert "2020-01-01" in store.notices[0]


def test_an_edit_by_hand_is_kept(library: Path) -> None:
    path = library / "state.jsonl"
    text = path.read_text()
    path.write_text(text.replace('"title":"Title 3"', '"title":"My title","note":"by hand"'))
    with Store.open(library) as store:
        assert store.notices
        edited = store.user_data[BOOKMARKS][bookmark(3).key]
        assert (edited.title, edited.note) == ("My title", "by hand")
        assert len(store.user_data[BOOKMARKS]) == len(KEPT)


@pytest.mark.parametrize(
    "document", ['{"article":5}', '{"article":"x","tags":"a"}', "[]", '{"unknown":1}', "null"]
)
def test_a_document_that_makes_no_sense_is_left_out(library: Path, document: str) -> None:
    path = library / "state.jsonl"
    with path.open("a") as file:
        file.write(f'["bookmarks",{{"x":{document}}}]\n"00000000"\n')
    with Store.open(library) as store:
        assert dict(store.user_data[BOOKMARKS]) == KEPT
        assert "1 could not be read" in store.notices[0]


def test_an_unfinished_change_is_left_out_and_told(library: Path) -> None:
    path = library / "state.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole + b'["bookmarks",{"x":{"article":"x"}}]\n["val')
    with Store.open(library, read_only=True) as store:
        assert dict(store.user_data[BOOKMARKS]) == KEPT
    with Store.open(library) as store:
        assert dict(store.user_data[BOOKMARKS]) == KEPT
        assert "never confirmed" in store.notices[0]
    assert path.read_bytes() == whole
    with Store.open(library) as store:
        assert store.notices == []


NEWER = '{"reader":"%s","format":99,"generation":"x"}\n'
FOREIGN = ('{"name":"somebody else\'s"}\n', "[1,2,3]\n", '"text"\n', "null", '{"a":1,"b":[]}')
NAMES = ("state.jsonl", "articles.jsonl")


def assert_refused(library: Path, name: str) -> None:
    before = {path.name: path.read_bytes() for path in library.iterdir() if path.is_file()}
    for read_only in (True, False):
        with pytest.raises(ForeignFileError) as caught:
            Store.open(library, read_only=read_only)
        assert name in caught.value.message
        assert caught.value.hint
    after = {path.name: path.read_bytes() for path in library.iterdir() if path.is_file()}
    assert {k: v for k, v in after.items() if k != "state.jsonl.lock"}.items() <= before.items()


@pytest.mark.parametrize("name", NAMES)
def test_a_newer_format_is_refused_and_left_alone(library: Path, name: str) -> None:
    (library / name).write_text(NEWER % name.removesuffix(".jsonl"))
    assert_refused(library, name)


@pytest.mark.parametrize("text", [NEWER % "state", '{"reader":"state","format":1}\n'])
def test_backups_of_other_readers_are_no_damage(library: Path, text: str) -> None:
    other = library / "backups" / "state-2030-01-01.jsonl"
    other.write_text(text)
    with Store.open(library) as store:
        assert not [finding for finding in check(store._directory) if finding.where == other]
        store.repair()
    assert other.read_text() == text


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("text", [*FOREIGN, NEWER % "letters"])
def test_a_directory_of_something_else_is_refused_and_left_alone(
    tmp_path: Path, name: str, text: str
) -> None:
    (tmp_path / name).write_text(text)
    assert_refused(tmp_path, name)


@pytest.mark.parametrize("text", [*FOREIGN, "{}", '{"bookmarks":{}}', NEWER % "articles"])
def test_other_json_in_the_place_of_the_state_is_put_aside(library: Path, text: str) -> None:
    (library / "state.jsonl").write_text(text)
    with Store.open(library) as store:
        assert dict(store.user_data[BOOKMARKS]) == KEPT
        assert "backup" in store.notices[0]
    assert [aside.read_text() for aside in library.glob("state.jsonl.damaged-*")] == [text]


@pytest.mark.parametrize("text", [*FOREIGN, NEWER % "state"])
def test_other_json_in_the_place_of_the_articles_is_put_aside(library: Path, text: str) -> None:
    (library / "articles.jsonl").write_text(text)
    with Store.open(library) as store:
        assert store.articles.add(ARTICLES) == len(ARTICLES)
        assert store.notices
    assert [aside.read_text() for aside in library.glob("articles.jsonl.damaged-*")] == [text]


def test_a_library_without_backups_is_known_by_its_other_file(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    (tmp_path / "articles.jsonl").write_text("[1]")
    with Store.open(tmp_path) as store:
        assert store.articles.add(ARTICLES) == len(ARTICLES)


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_in_the_place_of_a_file_is_put_aside(library: Path, name: str) -> None:
    path = library / name
    path.unlink()
    path.mkdir()
    (path / "within").write_text("something")
    with pytest.raises(DamagedError, match=name):
        Store.open(library, read_only=True)
    with Store.open(library) as store:
        assert dict(store.user_data[BOOKMARKS]) == KEPT
        assert name in store.notices[0]
        store.articles.add(ARTICLES)
        assert check(store._directory) == [f for f in check(store._directory) if not f.repairable]
    (aside,) = library.glob(f"{name}.damaged-*")
    assert (aside / "within").read_text() == "something"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("target", ["/nowhere/file", "itself"])
def test_a_link_that_leads_nowhere_is_told_and_left_alone(
    library: Path, name: str, target: str
) -> None:
    path = library / name
    path.unlink()
    path.symlink_to(name if target == "itself" else target)
    for read_only in (True, False):
        with pytest.raises(StorageError, match=f"{name} is a link to"):
            Store.open(library, read_only=read_only)
    assert path.is_symlink()


@pytest.mark.parametrize(
    "name", ["state.jsonl.lock", "articles.jsonl.lock", "articles.jsonl.index"]
)
def test_what_cannot_be_a_lock_or_an_index_is_put_aside_by_the_doctor(
    library: Path, name: str
) -> None:
    path = library / name
    path.unlink(missing_ok=True)
    path.mkdir()
    with Store.open(library) as store:
        assert [f.where for f in check(store._directory) if f.repairable] == [path]
        assert path.name in store.repair()[0]
        assert not [f for f in check(store._directory) if f.repairable]
        store.user_data.change([Change(REMEMBERED, "after", Remembered(1))])
        store.articles.add([entry(50)])


def test_things_that_make_no_sense_keep_no_other_from_being_shown(library: Path) -> None:
    """As a reader with a fault would write them: the checksums are right."""
    kept = bookmark(1)
    with Store.open(library) as store:
        store._databases[1].storage.append(
            {
                "bookmarks": {
                    "bad": {"article": 5},
                    "elsewhere": to_document(replace(kept, article="other")),
                },
                "readings": {"bad": {"read": "perhaps"}, "good": {"read": True}},
            }
        )
        assert set(store.user_data[BOOKMARKS]) == {*KEPT, "elsewhere"}
        assert dict(store.user_data[READINGS]) == {"good": ReadingState(True)}
        assert store.user_data.read_ids() == {"good"}
        assert len([f for f in check(store._directory) if f.repairable]) == 3
        assert "3 entries" in " ".join(store.repair())
        assert not [f for f in check(store._directory) if f.repairable]
        assert set(store.user_data[BOOKMARKS]) == {*KEPT, replace(kept, article="other").key}


def plain_tinydb(library: Path) -> dict[str, bytes]:
    """The library's files as an earlier reader kept them: format 1, TinyDB's own JSON."""
    files = {}
    with Store.open(library, read_only=True) as store:
        for name, database in zip(("articles", "state"), store._databases, strict=True):
            tables = {t: dict(docs) for t, docs in database.storage.read().items()}
            files[f"{name}.jsonl"] = json.dumps(tables).encode()
    return files


def test_an_older_format_is_brought_up_to_date_after_a_backup(library: Path) -> None:
    before = content(Store.open(library, read_only=True))
    old = plain_tinydb(library)
    shutil.rmtree(library)
    library.mkdir(mode=0o700)
    for name, data in old.items():
        (library / name).write_bytes(data)
    with pytest.raises(DamagedError, match="older reader"):
        Store.open(library, read_only=True)
    with Store.open(library) as store:
        assert content(store) == before
        assert len(store.notices) == 2
        assert "up to date" in store.notices[0]
    for name, data in old.items():
        assert [p.read_bytes() for p in library.glob(f"{name}.old-*")] == [data]
        assert b'"format":2' in (library / name).read_bytes()


def test_an_index_of_more_than_the_file_holds_means_loss(tmp_path: Path) -> None:
    big = [entry(n, length=2000) for n in range(20)]
    with Store.open(tmp_path) as store:
        store.articles.add(big[:10])
        store.articles.add(big[10:])
    path = tmp_path / "articles.jsonl"
    assert path.with_name("articles.jsonl.index").exists()
    os.truncate(path, path.stat().st_size // 3)
    with Store.open(tmp_path) as store:
        assert "end is missing" in store.notices[0]
        assert store.articles.add(big) > 10
        assert len(store.articles.ids) == 20


def test_a_damaged_heading_keeps_no_other_from_being_shown(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.articles.add(entry(n, length=2000) for n in range(10))
    path = tmp_path / "articles.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"title":"Title 4"', b'"title":"Title 4#'))
    with Store.open(tmp_path, read_only=True) as store:
        found = headings(store)
        assert [h.id for h in found] == store.articles.ids
        assert found[5] == entry(5, length=2000).heading
        assert "damaged" in found[4].title


def test_a_first_line_without_its_end_is_damage(tmp_path: Path) -> None:
    with Store.open(tmp_path):
        path = tmp_path / "state.jsonl"
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    with Store.open(tmp_path) as store:
        assert store.notices
        store.user_data.change([Change(REMEMBERED, "a", Remembered(1))])
    with Store.open(tmp_path) as store:
        assert remembered(store) == {"a": 1}
        assert store.notices == []


def test_an_unreadable_document_is_told_and_harms_no_other(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.articles.add(entry(n, length=2000) for n in range(10))
    path = tmp_path / "articles.jsonl"
    data = path.read_bytes()
    at = data.index(b'"article":{"id":"%s"' % entry(4).article.id.encode())
    path.write_bytes(data[:at] + b"##" + data[at + 2 :])
    with Store.open(tmp_path) as store:
        with pytest.raises(DamagedError, match=entry(4).article.id):
            store.articles.article(entry(4).article.id)
        assert store.articles.article(entry(5).article.id) == entry(5, length=2000).article
        assert any(f.where == path for f in check(store._directory))
        assert store.repair()
        assert not [f for f in check(store._directory) if f.repairable]
        assert len(store.articles.ids) == 9
        assert store.articles.add([entry(4, length=2000)]) == 1


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Callable[[], Library]]:
    """A library in the middle of its life, and what is in it (which is too long to print)."""
    directory = tmp_path_factory.mktemp("library")
    steps, stages = lives(3, 12)
    with Store.open(directory) as store:
        for step in steps:
            step.do(store)
        store._databases[0].storage._save_index()
    return directory, lambda: stages[-1]


@pytest.mark.slow
@settings(max_examples=int(os.environ.get("READER_HARMS", "60")))
@given(
    name=st.sampled_from(
        ["state.jsonl", "articles.jsonl", "articles.jsonl.index", "state.jsonl.lock"]
    ),
    where=st.floats(0, 1),
    length=st.integers(0, 300),
    instead=st.binary(max_size=20),
)
def test_any_harm_to_any_file_is_survived(
    tmp_path: Path,
    lived_in: tuple[Path, Callable[[], Library]],
    name: str,
    where: float,
    length: int,
    instead: bytes,
) -> None:
    """Opens or refuses in a sentence; what is in the backup is never lost."""
    original, life = lived_in
    expected = life()
    directory = tmp_path / secrets.token_hex(8)
    shutil.copytree(original, directory)
    path = directory / name
    whole = path.read_bytes()
    start = int(where * len(whole))
    path.write_bytes(whole[:start] + instead + whole[start + length :])
    try:
        store = Store.open(directory)
    except ForeignFileError:
        assert start < len(whole.split(b"\n")[0])
        return
    with store:
        assert store.user_data[BOOKMARKS].keys() >= expected.bookmarks.keys()
        assert len(headings(store)) == len(store.articles.ids)
        if name.endswith((".index", ".lock")):
            assert content(store) == expected
            assert store.notices == []
        store.repair()
        found = content(store)
        assert found.bookmarks.keys() >= expected.bookmarks.keys()
        if name != "articles.jsonl":
            assert found.articles == expected.articles
        assert not [finding for finding in check(store._directory) if finding.repairable]
        change_step([Change(REMEMBERED, "after", Remembered(1))]).do(store)
    with Store.open(directory) as store:
        assert remembered(store)["after"] == 1


def test_a_directory_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match="file") as caught:
        Store.open(tmp_path / "file" / "library")
    assert "--data-dir" in caught.value.hint


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_read_only_library_can_be_read(library: Path) -> None:
    library.chmod(0o500)
    try:
        with pytest.raises(StorageError, match=str(library)):
            Store.open(library)
        assert dict(Store.open(library, read_only=True).user_data[BOOKMARKS]) == KEPT
    finally:
        library.chmod(0o700)
