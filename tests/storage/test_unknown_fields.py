"""What a newer Reader adds to documents is kept and written back by this one, at every level."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import Anchor, ArticleCorrections, Bookmark, Correction, ReadingState
from reader.storage import BOOKMARKS, CORRECTIONS, READINGS, Change, Removal, Store
from reader.storage.articles import HEADINGS, TEXTS
from reader.storage.codec import to_document
from reader.storage.doctor import check
from reader.storage.engine import journal
from reader.storage.kinds import REMOVED
from tests.storage.history import entry

if TYPE_CHECKING:
    from pathlib import Path

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text("ab", max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text("k"), inner, max_size=2),
    max_leaves=4,
)
UNKNOWN = st.dictionaries(st.sampled_from(["colour", "weight", "ärger"]), JSON, max_size=3)

ARTICLE = entry(1)
ID = ARTICLE.article.id
KEPT = Bookmark(ID, Anchor("käse", 20, "before", "after"), "He", "Title", note="mine", created="1")
MADE = (
    Correction(Anchor("one", 3), "Ann", "2026-01-01"),
    Correction(Anchor("two", 9), None, "2026-01-02"),
)


def with_added(document: dict[str, Any], added: list[dict[str, Any]]) -> dict[str, Any]:
    """A document with unknown fields in it and in every document inside it, each its own."""
    new = {
        name: with_added(value, added)
        if isinstance(value, dict)
        else [with_added(item, added) if isinstance(item, dict) else item for item in value]
        if isinstance(value, list)
        else value
        for name, value in document.items()
    }
    return new | added.pop()


def added_to(document: Any) -> list[Any]:
    """The unknown fields in a document and in those inside it."""
    if isinstance(document, list):
        return [found for item in document for found in added_to(item)]
    if not isinstance(document, dict):
        return []
    unknown = {name: document[name] for name in ("colour", "weight", "ärger") if name in document}
    inner = [found for value in document.values() for found in added_to(value)]
    return [unknown, *inner] if unknown else inner


def newer_library(directory: Path, fields: list[dict[str, Any]]) -> Store:
    """A library as a newer Reader leaves it: unknown fields everywhere, and a table of its own."""
    store = Store.open(directory)
    store.articles.add([ARTICLE])
    pool = list(fields)
    articles, data = (database.storage for database in store._databases)
    tables = articles.read()
    articles.append(
        {name: {ID: with_added(dict(tables[name][ID]), pool)} for name in (HEADINGS, TEXTS)}
    )
    data.append(
        {
            "bookmarks": {KEPT.key: with_added(to_document(KEPT), pool)},
            "corrections": {ID: with_added(to_document(ArticleCorrections(MADE)), pool)},
            "readings": {ID: with_added(to_document(ReadingState(True, 5)), pool)},
            "removed": {"gone": pool.pop()},
            "highlights": {"h": {"of": "a newer Reader"} | pool.pop()},
        }
    )
    return store


def unknown(store: Store, tables: tuple[str, ...]) -> dict[str, Any]:
    """All that this version does not know in some tables of the user's data."""
    documents = store._databases[1].storage.read()
    return {
        name: {key: added_to(document) for key, document in documents.get(name, {}).items()}
        for name in tables
    }


TABLES = ("bookmarks", "corrections", "readings", "removed", "highlights")
FIELDS = st.lists(UNKNOWN, min_size=20, max_size=20)


@pytest.fixture
def place(tmp_path: Path) -> Any:
    """A new directory for every example."""
    return lambda: tmp_path / secrets.token_hex(8)


@settings(max_examples=30)
@given(fields=FIELDS)
def test_a_change_and_its_undo_leave_them(place: Any, fields: list[dict[str, Any]]) -> None:
    with newer_library(place(), fields) as store:
        before, data = unknown(store, TABLES), store.user_data
        assert data[BOOKMARKS][KEPT.key] == KEPT
        more = Correction(Anchor("three", 12), "Bo", "2026-01-03")
        data.change([Change(BOOKMARKS, KEPT.key, replace(KEPT, note="other", tags=("a",)))])
        data.change([Change(CORRECTIONS, ID, ArticleCorrections((*MADE, more)))])
        data.change([Change(READINGS, ID, ReadingState(False, 7))])
        assert unknown(store, TABLES) == before
        data.change([Change(BOOKMARKS, KEPT.key, None), Change(REMOVED, "gone", None)])
        assert data.undo()
        assert unknown(store, TABLES) == before
        while data.undo():
            assert unknown(store, TABLES) == before
        assert data[BOOKMARKS][KEPT.key] == KEPT
        assert data[CORRECTIONS][ID].made == MADE
        assert data[READINGS][ID] == ReadingState(True, 7)


@settings(max_examples=30)
@given(fields=FIELDS, newest=UNKNOWN)
def test_undo_keeps_what_came_since(
    place: Any, fields: list[dict[str, Any]], newest: dict[str, Any]
) -> None:
    with newer_library(place(), fields) as store:
        store.user_data.change([Change(BOOKMARKS, KEPT.key, replace(KEPT, note="other"))])
        storage = store._databases[1].storage
        document = storage.read()["bookmarks"][KEPT.key]
        storage.append({"bookmarks": {KEPT.key: document | newest}})
        store.user_data.undo()
        undone = storage.read()["bookmarks"][KEPT.key]
        assert undone["note"] == "mine"
        assert newest.items() <= undone.items()


@settings(max_examples=30)
@given(fields=FIELDS)
def test_backup_restore_and_merge_carry_them(place: Any, fields: list[dict[str, Any]]) -> None:
    copy = place()
    with newer_library(place(), fields) as store:
        before = unknown(store, TABLES)
        store.user_data.backup(copy)
    with Store.open(place()) as other:
        other.user_data.restore(copy)
        assert unknown(other, TABLES) == before
        assert other.user_data.restore(copy) == 0
    with Store.open(place()) as third:  # which has bookmarks and corrections of its own there
        own = replace(KEPT, note="another note", tags=("b",))
        corrected = ArticleCorrections(
            (Correction(Anchor("three", 12), "Bo", "2026-01-03"), *MADE[:1])
        )
        third.user_data.change(
            [Change(BOOKMARKS, own.key, own), Change(CORRECTIONS, ID, corrected)], undoable=False
        )
        third.user_data.restore(copy)
        assert unknown(third, TABLES) == before
        assert "another note" in third.user_data[BOOKMARKS][KEPT.key].note
        assert len(third.user_data[CORRECTIONS][ID].made) == 3
        third.user_data.undo()
        assert third.user_data[BOOKMARKS][KEPT.key] == own


@settings(max_examples=15)
@given(fields=FIELDS)
def test_compaction_and_the_doctor_keep_them(place: Any, fields: list[dict[str, Any]]) -> None:
    directory = place()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(journal, "_SLACK", 5)
        with newer_library(directory, fields) as store:
            before = unknown(store, TABLES)
            generation = store._databases[1].storage.log.generation
            for n in range(40):
                changes = [Change(READINGS, "another", ReadingState(offset=n))]
                store.user_data.change(changes, undoable=False)
            assert store._databases[1].storage.log.generation != generation
            assert not [finding for finding in check(directory) if finding.repairable]
            store.repair()
            store.user_data.change([Change(READINGS, "another", None)], undoable=False)
            assert unknown(store, TABLES) == before
    with Store.open(directory) as again:
        assert unknown(again, TABLES) == before


@settings(max_examples=15)
@given(fields=FIELDS)
def test_new_quotations_leave_those_of_the_article(
    place: Any, fields: list[dict[str, Any]]
) -> None:
    with newer_library(place(), fields) as store:
        storage = store._databases[0].storage
        before = {name: added_to(storage.read()[name][ID]) for name in (HEADINGS, TEXTS)}
        shown = store.articles.heading(ID), store.articles.article(ID)
        assert shown == (ARTICLE.heading, ARTICLE.article)
        store.articles.replace([replace(ARTICLE, extractor="2")])
        after = {name: added_to(storage.read()[name][ID]) for name in (HEADINGS, TEXTS)}
        assert after == before
        assert store.articles.extracted_by(ID) == "2"


def test_damage_is_still_damage(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        bad = {"read": "perhaps", "colour": 1}
        store._databases[1].storage.append({"readings": {"x": bad}, "removed": {"y": {}}})
        assert "x" not in dict(store.user_data[READINGS])
        assert store.user_data[REMOVED]["y"] == Removal()
        assert [f.what for f in check(tmp_path)] == ["x in readings cannot be read"]
