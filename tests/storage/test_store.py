"""What the store promises about articles and the user's things, without accidents."""

from __future__ import annotations

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
    Reading,
    Span,
)
from reader.storage import Change, Entry, Store, journal

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
        assert store.add(entries[:15]) == 15
        assert store.add(entries) == 5
    for store in (Store.open(tmp_path), Store.open(tmp_path, read_only=True)):
        assert len(store.headings) == 20
        assert list(store.headings) == [e.heading for e in entries]
        assert store.headings[3:5] == [e.heading for e in entries[3:5]]
        assert store.headings[-1] == entries[-1].heading
        for e in entries:
            assert e.article.id in store
            assert store.article(e.article.id) == e.article
            assert store.quotations(e.article.id) == e.quotations
            assert store.extracted_by(e.article.id) == "1"


def test_replacing_keeps_the_order(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.add(map(entry, range(3)))
        newer = replace(entry(1), quotations=(), extractor="2")
        store.replace([newer])
        assert [h.title for h in store.headings] == ["Title 0", "Title 1", "Title 2"]
        assert store.quotations(newer.article.id) == ()
        assert store.extracted_by(newer.article.id) == "2"


def test_an_article_deleted_meanwhile_is_not_brought_back(tmp_path: Path) -> None:
    with Store.open(tmp_path) as one, Store.open(tmp_path) as other:
        one.add(map(entry, range(2)))
        other.delete([entry(0).article.id])
        one.replace(map(entry, range(2)))
        assert one.ids == [entry(1).article.id]


def test_deleting_articles_leaves_the_users_things(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.add(map(entry, range(3)))
        gone = entry(1).article.id
        store.change([Change.bookmark(BOOKMARK.key, BOOKMARK)])
        store.delete([gone, "nothing"])
        assert gone not in store
        assert len(store.headings) == 2
        with pytest.raises(NotFoundError):
            store.article(gone)
        assert dict(store.bookmarks) == {BOOKMARK.key: BOOKMARK}


def test_a_unique_prefix_is_enough(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.add(map(entry, range(3)))
        assert store.resolve(entry(2).article.id[:9]) == entry(2).article.id
        with pytest.raises(UsageError, match="3 articles"):
            store.resolve("0000")
        for unknown in ("ff", ""):
            with pytest.raises(NotFoundError):
                store.resolve(unknown)


def test_seen_files_are_remembered(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        assert store.seen("a.txt") is None
        store.mark_seen({"a.txt": "123"})
        assert Store.open(tmp_path, read_only=True).seen("a.txt") == "123"


def test_a_change_gives_back_what_undoes_it(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.change([Change.reading("a", Reading(offset=5)), Change.value("theme", "dark")])
        before = _state(store)
        undo = store.change(
            [
                Change.bookmark(BOOKMARK.key, BOOKMARK),
                Change.reading("a", Reading(read=True)),
                Change.reading("a", None),
                Change.removed("b", True),
                Change.value("theme", None),
                Change.value("width", 30),
            ]
        )
        after = _state(store)
        assert after == ({BOOKMARK.key: BOOKMARK}, {}, {"b"}, {"width": 30})
        redo = store.change(undo)
        assert _state(store) == before
        store.change(redo)
        assert _state(store) == after
    assert _state(Store.open(tmp_path)) == after


def test_bookmarks_stand_in_the_order_of_their_creation_after_an_undo(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        kept = [Bookmark(f"id{n}", created=f"2026-01-0{n}") for n in range(1, 4)]
        store.change([Change.bookmark(b.key, b) for b in kept])
        undo = store.change([Change.bookmark("id1", None)])
        store.change(undo)
        assert list(store.bookmarks) == ["id1", "id2", "id3"]


def test_another_store_sees_changes_when_it_refreshes(tmp_path: Path) -> None:
    with Store.open(tmp_path) as one, Store.open(tmp_path, read_only=True) as other:
        assert not other.refresh()
        one.add([entry(1)])
        one.change([Change.removed("x", True)])
        assert len(other.headings) == 0
        assert other.refresh()
        assert other.headings[0] == entry(1).heading
        assert set(other.removed) == {"x"}
        assert not other.refresh()


def test_two_writers_take_turns_and_lose_nothing(tmp_path: Path) -> None:
    with Store.open(tmp_path) as one, Store.open(tmp_path) as other:
        for n in range(10):
            (one if n % 2 else other).change([Change.value(str(n), n)])
            (other if n % 2 else one).add([entry(n)])
        one.refresh()
        other.refresh()
        assert dict(one.values) == dict(other.values) == {str(n): n for n in range(10)}
        assert list(one.headings) == list(other.headings)
        assert len(one.headings) == 10


def test_a_new_library_is_for_its_user_alone(tmp_path: Path) -> None:
    Store.open(tmp_path / "deep" / "library").close()
    assert (tmp_path / "deep" / "library").stat().st_mode & 0o077 == 0


def test_reading_only_makes_nothing(tmp_path: Path) -> None:
    with Store.open(tmp_path / "none", read_only=True) as store:
        assert len(store.headings) == 0
        assert not store.bookmarks
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
            store.add(map(entry, range(20)))
            done = threading.Event()
            looking = [pool.submit(_look, store, done) for _ in range(2)]
            try:
                for n in range(20, 60):
                    store.add([entry(n)])
                    store.replace(map(entry, range(n - 10, n)))
                    store.delete([entry(n - 20).article.id])
                    store.change([Change.bookmark(str(m), BOOKMARK) for m in range(n)])
                    store.change([Change.bookmark(str(m), None) for m in range(n)])
            finally:
                done.set()
            assert all(future.result() > 0 for future in looking)
    finally:
        sys.setswitchinterval(interval)


def _look(store: Store, done: threading.Event) -> int:
    looks = 0
    while not done.is_set() or not looks:
        looks += 1
        for heading in store.headings:
            assert heading.title.startswith("Title")
        assert set(store.bookmarks) <= {str(n) for n in range(60)}
        store.refresh()
    return looks


def _state(store: Store) -> tuple[object, ...]:
    return dict(store.bookmarks), dict(store.readings), set(store.removed), dict(store.values)
