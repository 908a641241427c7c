"""The search index: in step with the library, kept on disk, and never half made."""

from __future__ import annotations

import os
import threading
from dataclasses import replace

import pytest

from reader import quotes
from reader.errors import DamagedError
from reader.job import Job
from reader.library import search_cache
from reader.library.search_index import LibraryIndex
from reader.model import Quotation
from reader.search import CancelledError, Index
from reader.storage import BOOKMARKS, Change

FLOOD = "Nobody has stopped since the flood,"


def texts(results) -> list[str]:
    return [hit.passage.text for hit in results.hits]


@pytest.fixture
def built(monkeypatch) -> list[int]:
    """The number of passages of every index that is built from the beginning."""
    sizes = []
    build = Index.build

    def counted(passages, **options):
        index = build(passages, **options)
        sizes.append(len(index))
        return index

    monkeypatch.setattr(Index, "build", counted)
    return sizes


@pytest.fixture
def add_bridge(library, tmp_path):
    """Adds one article about a bridge; gives its id."""

    def add() -> str:
        file = tmp_path / "more.txt"
        file.write_text("A bridge opens\nIt crosses the estuary.\n", encoding="utf-8")
        library.importing.files([file])
        return library.listing.ids()[-1]

    return add


# -- in step with the library -----------------------------------------------------------------


def test_the_first_search_builds_the_index_and_tells_how_far_it_is(library, built):
    told = []
    results = library.search.find("stoped since flod", job=Job(told.append))
    assert results.close
    assert texts(results)[0] == FLOOD
    assert (told[0].done, told[-1].done, told[-1].total) == (0, 4, 4)
    told.clear()
    library.search.find("harbour", job=Job(told.append))
    assert told == []
    assert len(built) == 1


def test_an_article_that_comes_is_found_without_a_new_index(library, built, add_bridge):
    assert not library.search.find("crosses estuary").close
    id = add_bridge()
    assert library.search.find("crosses estuary").hits[0].passage.article == id
    assert len(built) == 1


def test_an_article_that_goes_is_found_no_more_until_it_is_back(library, ids, built):
    assert texts(library.search.find("stopped since the flood"))[0] == FLOOD
    library.articles.remove(ids[1:2])
    assert FLOOD not in texts(library.search.find("stopped since the flood"))
    library.undo()
    assert texts(library.search.find("stopped since the flood"))[0] == FLOOD
    assert len(built) == 1


def test_quotations_that_were_extracted_again_are_found(library, monkeypatch):
    library.search.prepare()
    monkeypatch.setattr(quotes, "VERSION", "newer")
    monkeypatch.setattr(quotes, "extract", lambda _: [Quotation(2, 12, speaker="Xanthippe")])
    monkeypatch.setattr("reader.library.search_index.VERSION", "newer")
    assert library.search.find("speaker:xanthippe").hits == ()
    library.importing.find_quotations()
    assert len(library.search.find("speaker:xanthippe").hits) == 4


def test_changed_step_by_step_or_built_at_once_it_answers_the_same(library, ids, add_bridge, paths):
    library.search.prepare()
    library.articles.remove(ids[:1])
    library.search.prepare()
    add_bridge()
    library.undo()
    fresh = LibraryIndex(library._store, library.articles, library.bookmarks, paths.cache / "other")
    for query in ("bridge", "anna brown october", "stopped", "speaker:levy", "is:unread ships"):
        assert library.search.find(query) == fresh.search(query)


def test_a_damaged_article_leaves_the_others_to_be_found(library, ids, monkeypatch):
    whole = library._store.articles.whole

    def damaged(id):
        if id == ids[0]:
            raise DamagedError("unreadable")
        return whole(id)

    monkeypatch.setattr(library._store.articles, "whole", damaged)
    assert texts(library.search.find("stopped since the flood"))[0] == FLOOD


# -- on disk ----------------------------------------------------------------------------------


def test_a_kept_index_is_taken_up(library, built, open_library):
    library.search.prepare()
    assert texts(open_library().search.find("stopped since the flood"))[0] == FLOOD
    assert len(built) == 1


def test_a_kept_index_is_brought_up_to_date(library, ids, built, open_library, add_bridge):
    library.search.prepare()
    id = add_bridge()
    library.articles.remove(ids[1:2])
    other = open_library()
    assert other.search.find("crosses estuary").hits[0].passage.article == id
    assert FLOOD not in texts(other.search.find("stopped since the flood"))
    assert len(built) == 1


@pytest.mark.parametrize("name", ["articles.json", "passages.index"])
@pytest.mark.parametrize("content", [b"", b"[]", b'{"format": -1, "articles": {}}', b"\xff" * 99])
def test_an_index_that_is_damaged_is_made_again(library, paths, built, open_library, name, content):
    library.search.prepare()
    (paths.cache / "search" / "current" / name).write_bytes(content)
    assert search_cache.is_damaged(paths.cache)
    assert texts(open_library().search.find("stopped since the flood"))[0] == FLOOD
    assert len(built) == 2
    assert not search_cache.is_damaged(paths.cache)


@pytest.mark.parametrize("name", ["articles.json", "passages.index"])
def test_no_changed_byte_changes_what_is_found(library, paths, open_library, name):
    query = "stopped since the flood bridge"
    right = library.search.find(query)
    file = paths.cache / "search" / "current" / name
    whole, noticed = file.read_bytes(), 0
    for place in range(0, len(whole), max(1, len(whole) // 60)):
        for bit in (0, 3, 6):
            file.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << bit]) + whole[place + 1 :])
            noticed += search_cache.is_damaged(paths.cache)
            with open_library() as changed:
                assert changed.search.find(query) == right
    assert noticed > 60


@pytest.mark.parametrize("linked", [False, True])
def test_only_one_index_is_kept(library, paths, add_bridge, linked):
    if linked:
        (paths.data / "elsewhere").mkdir()
        paths.cache.symlink_to(paths.data / "elsewhere")
    library.search.prepare()
    add_bridge()
    library.search.prepare()
    assert len(list((paths.cache / "search").iterdir())) == 2  # it, and the link to it


def test_a_cache_that_cannot_be_written_is_done_without(library, paths):
    paths.cache.write_text("a file in the way")
    assert texts(library.search.find("stopped since the flood"))[0] == FLOOD
    assert paths.cache.read_text() == "a file in the way"


def test_a_discarded_index_is_no_damage(library, paths):
    library.search.prepare()
    search_cache.discard(paths.cache)
    assert not search_cache.is_damaged(paths.cache)
    assert search_cache.load(paths.cache) is None


# -- cancelling -------------------------------------------------------------------------------


def test_a_cancelled_build_leaves_nothing_and_can_be_done_again(library, paths):
    with pytest.raises(CancelledError):
        library.search.prepare(job=Job(is_cancelled=lambda: True))
    assert not paths.cache.exists()
    assert texts(library.search.find("stopped since the flood"))[0] == FLOOD


def test_a_cancelled_update_leaves_the_index_as_it_was(library, add_bridge, paths):
    library.search.prepare()
    add_bridge()
    looked = iter([False, False, True])
    with pytest.raises(CancelledError):
        library.search.prepare(job=Job(is_cancelled=lambda: next(looked)))
    kept = search_cache.load(paths.cache)
    assert kept
    assert len(kept[1]) == 4
    assert library.search.find("crosses estuary").close


def test_a_search_that_is_no_longer_wanted_is_given_up(library):
    library.search.prepare()
    with pytest.raises(CancelledError):
        library.search.find("harbour", job=Job(is_cancelled=lambda: True))


def test_a_search_that_is_no_longer_wanted_does_not_wait_for_the_index(library):
    building, go_on = threading.Event(), threading.Event()

    def hold(_):
        building.set()
        assert go_on.wait(10)

    builder = threading.Thread(target=lambda: library.search.prepare(job=Job(hold)))
    builder.start()
    try:
        assert building.wait(10)
        stale = iter([False, False, True])
        with pytest.raises(CancelledError):
            library.search.find("harbour", job=Job(is_cancelled=lambda: next(stale)))
    finally:
        go_on.set()
        builder.join()
    assert library.search.find("harbour").close


def test_closing_the_library_ends_a_build(open_library):
    library = open_library()
    library.importing.seeds()
    with pytest.raises(CancelledError):
        library.search.prepare(job=Job(lambda _: library.close()))


def test_no_build_begins_after_searching_was_ended(library):
    library.search.stop()
    with pytest.raises(CancelledError):
        library.search.prepare()


# -- what the user did ------------------------------------------------------------------------


def test_conditions_on_what_the_user_did(library, ids):
    library.reading.mark(ids[2:3], True)
    library.bookmarks.toggle(ids[1], library.articles.quotations(ids[1])[1])

    def articles(query):
        return {hit.passage.article for hit in library.search.find(query).hits}

    assert articles("is:read") == {ids[2]}
    assert articles("is:unread anna brown") == {ids[1]}
    assert texts(library.search.find("is:bookmarked")) == [FLOOD]


def test_tags_are_those_of_the_bookmarks(library, ids):
    library.bookmarks.toggle(ids[2])
    (bookmark,) = library.bookmarks.all()
    library._store.user_data.change(
        [Change(BOOKMARKS, bookmark.key, replace(bookmark, tags=("music",)))]
    )
    assert {hit.passage.article for hit in library.search.find("tag:music").hits} == {ids[2]}
    assert [one.text for one in library.search.complete("tag:m", 5)] == ["music"]


def test_completion_knows_speakers_once_there_is_an_index(library):
    assert library.search.complete("speaker:ann", 11) == []
    library.search.prepare()
    assert [one.text for one in library.search.complete("speaker:ann", 11)] == ['"Anna Brown"']


def test_a_place_is_found_once(library):
    hits = library.search.find("stopped since the flood").hits
    spans = [(hit.passage.article, hit.passage.start, hit.passage.end) for hit in hits]
    for number, (article, start, end) in enumerate(spans):
        for other in spans[:number]:
            assert other[0] != article or end <= other[1] or other[2] <= start


def test_the_limit_and_the_filter_of_the_caller(library, ids):
    assert len(library.search.find("speaker:brown", limit=1).hits) == 1
    hits = library.search.find("anna brown", only=lambda passage: passage.article == ids[2]).hits
    assert {hit.passage.article for hit in hits} == {ids[2]}


def test_what_a_killed_program_left_is_cleared_away_in_time(library, paths, add_bridge):
    library.search.prepare()
    recent, old = paths.cache / "search" / "index-recent", paths.cache / "search" / "index-old"
    for folder in (recent, old):
        folder.mkdir()
    os.utime(old, (0, 0))
    add_bridge()
    library.search.prepare()
    assert recent.exists()
    assert not old.exists()


def test_the_index_is_for_the_user_alone(library, paths):
    paths.cache.mkdir(exist_ok=True)
    paths.cache.chmod(0o755)
    library.search.prepare()
    kept = [paths.cache, *(path for path in paths.cache.rglob("*") if not path.is_symlink())]
    assert len(kept) >= 4
    assert not [path for path in kept if path.stat().st_mode & 0o077]
