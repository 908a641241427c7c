"""What the store promises about articles and the user's things, without accidents."""

from __future__ import annotations

import contextlib
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader.errors import NotFoundError, UsageError
from reader.model import (
    Anchor,
    Article,
    Bookmark,
    Heading,
    Kind,
    Origin,
    Quotation,
    ReadingState,
    Span,
)
from reader.storage import (
    BOOKMARKS,
    READINGS,
    REMEMBERED,
    REMOVED,
    Change,
    Entry,
    Remembered,
    Removal,
    Store,
)
from reader.storage.engine import journal
from tests.storage.history import delete, headings

if TYPE_CHECKING:
    from pathlib import Path


def entry(n: int, text: str = "Title\nHe said: “Words.”") -> Entry:
    key = f"{n:08x}{n * 7919 % 65536:08x}"
    quotation = Quotation(
        start=16, end=22, kind=Kind.MIXED, speaker="He", mention=Span(6, 8), confidence=0.5
    )
    return Entry(
        Article(key, f"{text} {n}", "paper", Origin("seeds.txt", n, n + 1)),
        Heading(key, f"Title {n}", "paper", 4, 1, "He"),
        (quotation, replace(quotation, start=17, cue=Span(9, 13), utterance=2)),
        "1",
    )


BOOKMARK = Bookmark(
    "0000000100001eef",
    Anchor("Words.", 16, "He said: “", "”"),
    title="Title 1",
    note="käse\n",
    tags=("a", "b"),
    created="2026-11-22T10:00:00Z",
)


def test_what_was_added_is_there_after_opening_again(tmp_path: Path) -> None:
    entries = [entry(n) for n in range(20)]
    with Store.open(tmp_path) as store:
        assert store.articles.add(entries[:15]) == 15
        assert store.articles.add(entries) == 5
    for store in (Store.open(tmp_path), Store.open(tmp_path, read_only=True)):
        assert len(store.articles.ids) == 20
        assert list(headings(store)) == [e.heading for e in entries]
        assert headings(store)[3:5] == [e.heading for e in entries[3:5]]
        assert headings(store)[-1] == entries[-1].heading
        for e in entries:
            assert e.article.id in store.articles
            assert store.articles.article(e.article.id) == e.article
            assert store.articles.quotations(e.article.id) == e.quotations
            assert store.articles.extracted_by(e.article.id) == "1"


def test_replacing_keeps_the_order(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.articles.add(map(entry, range(3)))
        newer = replace(entry(1), quotations=(), extractor="2")
        store.articles.replace([newer])
        assert [h.title for h in headings(store)] == ["Title 0", "Title 1", "Title 2"]
        assert store.articles.quotations(newer.article.id) == ()
        assert store.articles.extracted_by(newer.article.id) == "2"


def test_an_article_deleted_meanwhile_is_not_brought_back(tmp_path: Path) -> None:
    with Store.open(tmp_path) as one, Store.open(tmp_path) as other:
        one.articles.add(map(entry, range(2)))
        delete(other, [entry(0).article.id])
        one.articles.replace(map(entry, range(2)))
        assert one.articles.ids == [entry(1).article.id]


def test_deleting_articles_leaves_the_users_things(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.articles.add(map(entry, range(3)))
        gone = entry(1).article.id
        store.user_data.change([Change(BOOKMARKS, BOOKMARK.key, BOOKMARK)])
        delete(store, [gone, "nothing"])
        assert gone not in store.articles
        assert len(store.articles.ids) == 2
        with pytest.raises(NotFoundError):
            store.articles.article(gone)
        assert dict(store.user_data[BOOKMARKS]) == {BOOKMARK.key: BOOKMARK}


def test_a_unique_prefix_is_enough(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.articles.add(map(entry, range(3)))
        assert store.articles.resolve(entry(2).article.id[:9]) == entry(2).article.id
        with pytest.raises(UsageError, match="3 articles"):
            store.articles.resolve("0000")
        for unknown in ("ff", ""):
            with pytest.raises(NotFoundError):
                store.articles.resolve(unknown)


def test_seen_files_are_remembered(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        assert store.articles.seen("a.txt") is None
        store.articles.mark_seen({"a.txt": "123"})
        assert Store.open(tmp_path, read_only=True).articles.seen("a.txt") == "123"


def test_a_change_gives_back_what_undoes_it(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.user_data.change(
            [
                Change(READINGS, "a", ReadingState(offset=5)),
                Change(REMEMBERED, "theme", Remembered("dark")),
            ]
        )
        before = _state(store)
        undo = store.user_data.change(
            [
                Change(BOOKMARKS, BOOKMARK.key, BOOKMARK),
                Change(READINGS, "a", ReadingState(read=True)),
                Change(READINGS, "a", None),
                Change(REMOVED, "b", Removal()),
                Change(REMEMBERED, "theme", None),
                Change(REMEMBERED, "width", Remembered(30)),
            ]
        )
        after = _state(store)
        assert after == ({BOOKMARK.key: BOOKMARK}, {}, {"b"}, {"width": Remembered(30)})
        redo = store.user_data.change(undo)
        assert _state(store) == before
        store.user_data.change(redo)
        assert _state(store) == after
    assert _state(Store.open(tmp_path)) == after


def test_bookmarks_stand_in_the_order_of_their_creation_after_an_undo(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        kept = [Bookmark(f"id{n}", created=f"2026-01-0{n}") for n in range(1, 4)]
        store.user_data.change([Change(BOOKMARKS, b.key, b) for b in kept])
        undo = store.user_data.change([Change(BOOKMARKS, "id1", None)])
        store.user_data.change(undo)
        assert list(store.user_data[BOOKMARKS]) == ["id1", "id2", "id3"]


def test_another_store_sees_changes_when_it_refreshes(tmp_path: Path) -> None:
    with Store.open(tmp_path) as one, Store.open(tmp_path, read_only=True) as other:
        assert not other.refresh()
        one.articles.add([entry(1)])
        one.user_data.change([Change(REMOVED, "x", Removal())])
        assert len(other.articles.ids) == 0
        assert other.refresh()
        assert headings(other)[0] == entry(1).heading
        assert set(other.user_data[REMOVED]) == {"x"}
        assert not other.refresh()


def test_two_writers_take_turns_and_lose_nothing(tmp_path: Path) -> None:
    with Store.open(tmp_path) as one, Store.open(tmp_path) as other:
        for n in range(10):
            (one if n % 2 else other).user_data.change([Change(REMEMBERED, str(n), Remembered(n))])
            (other if n % 2 else one).articles.add([entry(n)])
        one.refresh()
        other.refresh()
        assert (
            dict(one.user_data[REMEMBERED])
            == dict(other.user_data[REMEMBERED])
            == {str(n): Remembered(n) for n in range(10)}
        )
        assert list(headings(one)) == list(headings(other))
        assert len(one.articles.ids) == 10


def test_a_new_library_is_for_its_user_alone(tmp_path: Path) -> None:
    Store.open(tmp_path / "deep" / "library").close()
    assert (tmp_path / "deep" / "library").stat().st_mode & 0o077 == 0


def test_reading_only_makes_nothing(tmp_path: Path) -> None:
    with Store.open(tmp_path / "none", read_only=True) as store:
        assert len(store.articles.ids) == 0
        assert not store.user_data[BOOKMARKS]
    assert not (tmp_path / "none").exists()


@pytest.mark.slow
def test_threads_may_read_while_another_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "_SLACK", 5)
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with Store.open(tmp_path) as store, ThreadPoolExecutor(3) as pool:
            store.articles.add(map(entry, range(20)))
            done = threading.Event()
            looking = [pool.submit(_look, store, done) for _ in range(2)]
            try:
                for n in range(20, 60):
                    store.articles.add([entry(n)])
                    store.articles.replace(map(entry, range(n - 10, n)))
                    delete(store, [entry(n - 20).article.id])
                    store.user_data.change([Change(BOOKMARKS, str(m), BOOKMARK) for m in range(n)])
                    store.user_data.change([Change(BOOKMARKS, str(m), None) for m in range(n)])
            finally:
                done.set()
            assert all(future.result() > 0 for future in looking)
    finally:
        sys.setswitchinterval(interval)


def _look(store: Store, done: threading.Event) -> int:
    looks = 0
    while not done.is_set() or not looks:
        looks += 1
        for id in store.articles.ids:
            with contextlib.suppress(NotFoundError):  # being deleted just now
                assert store.articles.heading(id).title.startswith("Title")
        assert set(store.user_data[BOOKMARKS]) <= {str(n) for n in range(60)}
        store.refresh()
    return looks


def _state(store: Store) -> tuple[object, ...]:
    return (
        dict(store.user_data[BOOKMARKS]),
        dict(store.user_data[READINGS]),
        set(store.user_data[REMOVED]),
        dict(store.user_data[REMEMBERED]),
    )
