"""TinyDB on the journal: behaves like a dictionary, writes little, and reads like TinyDB."""

from __future__ import annotations

import errno
import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tinydb import where
from tinydb.table import Document

from reader.errors import DamagedError, WriteError
from reader.storage.engine import journal
from reader.storage.engine.database import JournalDB

KEYS = st.sampled_from(["a", "b", 'q"uo\\te', "ключ\n", "\ud800", "e"])
TABLES = st.sampled_from(["one", "two"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
DOCUMENTS = st.dictionaries(st.text(st.characters(), max_size=5), JSON, max_size=3)


class Journal(RuleBasedStateMachine):
    """Two processes' worth of databases on one file, against a dictionary of dictionaries."""

    lazy = False

    @initialize()
    def begin(self) -> None:
        self.directory = Path(tempfile.mkdtemp())
        self.path = self.directory / "test.jsonl"
        self.model: dict[str, dict[str, Any]] = {"one": {}, "two": {}}
        self.databases = [self.opened(), self.opened()]

    def opened(self) -> JournalDB:
        return JournalDB(self.path, "test", lazy=self.lazy)

    @rule(which=st.integers(0, 1), table=TABLES, key=KEYS, document=DOCUMENTS)
    def upsert(self, which: int, table: str, key: str, document: dict[str, Any]) -> None:
        self.databases[which].table(table).upsert(Document(document, key))
        self.model[table][key] = {**self.model[table].get(key, {}), **document}

    @rule(which=st.integers(0, 1), table=TABLES, keys=st.sets(KEYS), document=DOCUMENTS)
    def insert(self, which: int, table: str, keys: set[str], document: dict[str, Any]) -> None:
        new = [Document(document, key) for key in sorted(keys - self.model[table].keys())]
        self.databases[which].table(table).insert_multiple(new)
        self.model[table].update({d.doc_id: document for d in new})

    @rule(which=st.integers(0, 1), table=TABLES, key=KEYS)
    def insert_twice(self, which: int, table: str, key: str) -> None:
        if key in self.model[table]:
            with pytest.raises(ValueError, match="already exists"):
                self.databases[which].table(table).insert(Document({}, key))

    @rule(which=st.integers(0, 1), table=TABLES, keys=st.sets(KEYS))
    def remove(self, which: int, table: str, keys: set[str]) -> None:
        self.databases[which].table(table).remove(doc_ids=keys)
        for key in keys:
            self.model[table].pop(key, None)

    @rule(which=st.integers(0, 1), table=TABLES)
    def update_all(self, which: int, table: str) -> None:
        self.databases[which].table(table).update({"x": 1})
        for document in self.model[table].values():
            document["x"] = 1

    @rule(which=st.integers(0, 1), table=TABLES)
    def truncate(self, which: int, table: str) -> None:
        self.databases[which].table(table).truncate()
        self.model[table].clear()

    @rule(which=st.integers(0, 1), one=DOCUMENTS, two=DOCUMENTS)
    def change_both(self, which: int, one: dict[str, Any], two: dict[str, Any]) -> None:
        self.databases[which].storage.append({"one": {"a": one, "b": None}, "two": {"a": two}})
        self.model["one"].pop("b", None)
        self.model["one"]["a"], self.model["two"]["a"] = one, two

    @rule(which=st.integers(0, 1))
    def write_anew(self, which: int) -> None:
        storage = self.databases[which].storage
        with storage.changing():
            storage.write(storage.read())

    @rule(which=st.integers(0, 1))
    def open_again(self, which: int) -> None:
        self.databases[which].close()
        self.databases[which] = self.opened()

    @rule(data=st.binary(min_size=1, max_size=30).filter(lambda data: b"\n" not in data))
    def another_writer_is_killed(self, data: bytes) -> None:
        with self.path.open("r+b") as file:  # who begins by taking off what the last one left
            file.truncate(self.databases[0].storage.log.position)
            file.seek(0, 2)
            file.write(b'["one",{"a":{"half":"a change"}}]\n' + data)

    @invariant()
    def holds_what_the_model_holds(self) -> None:
        for database in self.databases:
            database.storage.refresh()
            for name, documents in self.model.items():
                table = database.table(name)
                assert len(table) == len(documents)
                assert {d.doc_id: dict(d) for d in table} == documents
                assert table.get(doc_id="a") == documents.get("a")
                found = table.search(where("x") == 1)
                assert {d.doc_id for d in found} == {
                    key for key, document in documents.items() if document.get("x") == 1
                }

    def teardown(self) -> None:
        shutil.rmtree(self.directory, ignore_errors=True)


class LazyJournal(Journal):
    """The same, with the documents read from the file."""

    lazy = True


TestJournal = pytest.mark.slow(Journal.TestCase)
TestJournal.settings = settings(max_examples=40, stateful_step_count=20)
TestLazyJournal = pytest.mark.slow(LazyJournal.TestCase)
TestLazyJournal.settings = settings(max_examples=40, stateful_step_count=20)


@pytest.mark.parametrize("lazy", [False, True])
def test_a_change_costs_what_it_changes(tmp_path: Path, lazy: bool) -> None:
    sizes = []
    for count in (10, 2000):
        path = tmp_path / f"{count}.jsonl"
        database = JournalDB(path, "test", lazy=lazy)
        database.storage.append({"t": {str(n): {"text": "x" * 500} for n in range(count)}})
        before = path.stat().st_size
        database.table("t").update({"read": True}, doc_ids=["5"])
        sizes.append(path.stat().st_size - before)
    assert sizes[0] == sizes[1] < 600


def test_a_refused_update_changes_no_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = JournalDB(tmp_path / "t.jsonl", "test").table("t")
    table.insert(Document({"tags": ["a"]}, "x"))

    def fail(fd: int) -> None:
        raise OSError(5, "broken")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(WriteError, match="broken"):
        table.update(lambda document: document["tags"].append("b"), doc_ids=["x"])
    assert table.get(doc_id="x") == {"tags": ["a"]}


def test_a_log_of_mostly_garbage_is_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "_SLACK", 10)
    path = tmp_path / "t.jsonl"
    database, other = JournalDB(path, "test"), JournalDB(path, "test")
    for n in range(1000):
        database.storage.append({"t": {"x": {"n": n}}})
        if n % 100 == 0:
            assert other.storage.refresh()
            assert other.table("t").get(doc_id="x") == {"n": n}
    assert path.stat().st_size < 1000


def test_a_damaged_log_is_not_written_anew_as_if_it_were_sound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "_SLACK", 10)
    path = tmp_path / "t.jsonl"
    database = JournalDB(path, "test", lazy=True)
    database.storage.append({"t": {"x": {"text": "as it was"}}})
    path.write_bytes(path.read_bytes().replace(b"as it was", b"as it WAS"))
    for n in range(30):
        database.storage.append({"t": {"y": {"n": n}}})
    with pytest.raises(DamagedError):
        JournalDB(path, "test")


def test_a_change_that_was_seen_and_then_taken_back_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    reader, writer = JournalDB(path, "test"), JournalDB(path, "test")
    before = path.stat().st_size
    writer.storage.append({"t": {"x": {"n": 1}}})
    assert reader.storage.refresh()
    os.truncate(path, before)  # as a writer does whose sync has failed
    JournalDB(path, "test").storage.append({"t": {"x": {"n": 2}}})
    assert reader.storage.refresh()
    assert reader.table("t").get(doc_id="x") == {"n": 2}


def test_a_log_written_anew_stays_where_and_whose_it_was(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere" / "t.jsonl"
    elsewhere.parent.mkdir()
    path = tmp_path / "t.jsonl"
    path.symlink_to(elsewhere)
    database = JournalDB(path, "test")
    database.storage.append({"t": {"x": {}}})
    elsewhere.chmod(0o600)
    database.storage.write(database.storage.read())
    assert path.is_symlink()
    assert elsewhere.stat().st_mode & 0o777 == 0o600
    assert JournalDB(path, "test").table("t").get(doc_id="x") == {}


def test_every_line_is_json(tmp_path: Path) -> None:
    database = JournalDB(tmp_path / "t.jsonl", "test")
    database.storage.append({"t": {"x": {"text": "line\u2028\x85\nend"}}})
    lines = (tmp_path / "t.jsonl").read_bytes().split(b"\n")
    assert [type(json.loads(line)) for line in lines[:-1]] == [dict, list, str]


def test_a_file_that_vanishes_refuses_changes_and_still_shows(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    database = JournalDB(path, "test")
    database.storage.append({"t": {"x": {}}})
    path.rename(tmp_path / "moved")
    assert not database.storage.refresh()
    with pytest.raises(WriteError, match="gone"):
        database.storage.append({"t": {"y": {}}})
    assert database.storage.read() == {"t": {"x": {}}}
    (tmp_path / "moved").rename(path)
    database.storage.append({"t": {"y": {}}})
    assert len(database.table("t")) == 2


def test_an_index_saves_reading_the_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "t.jsonl"
    with JournalDB(path, "test", lazy=True) as database:
        database.storage.append({"t": {str(n): {"text": "x" * 1000} for n in range(600)}})
    lines = []
    monkeypatch.setattr(
        "reader.storage.engine.image.Image._apply",
        lambda self, line: lines.append(line),
        raising=True,
    )
    with JournalDB(path, "test", lazy=True) as database:
        assert not lines
        assert len(database.table("t")) == 600
        assert database.table("t").get(doc_id="599") == {"text": "x" * 1000}
    index_path = path.with_name("t.jsonl.index")
    for harm in (b"", b"{}", index_path.read_bytes()[:-1], b"\xff" * 100):
        index_path.write_bytes(harm)
        lines.clear()
        JournalDB(path, "test", lazy=True)
        assert len(lines) == 600


@pytest.mark.parametrize("number", [errno.EMFILE, errno.EIO, errno.ENOSPC])
def test_a_log_written_anew_that_cannot_be_opened_is_told_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    path = tmp_path / "t.jsonl"
    database = JournalDB(path, "test")
    monkeypatch.setattr(journal, "_SLACK", 2)

    def refused(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as failing:
        failing.setattr(journal, "Log", refused)
        for n in range(5):
            database.storage.append({"t": {"x": {"n": n}}})
        with pytest.raises(WriteError, match="could not be written"):
            database.storage.append({"t": {"x": {"n": 5}}})
        with pytest.raises(WriteError, match="could not be written"):
            database.storage.write({"t": {"x": {"n": 5}}})
        assert not database.storage.refresh()
        assert database.storage.read() == {"t": {"x": {"n": 4}}}
    assert JournalDB(path, "test").storage.read() == {"t": {"x": {"n": 4}}}
    database.storage.append({"t": {"x": {"n": 6}}})
    assert JournalDB(path, "test").storage.read() == {"t": {"x": {"n": 6}}}
