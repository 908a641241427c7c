"""Libraries of older Readers, whose ids were made from the text as it is."""

from __future__ import annotations

import shutil
from contextlib import suppress
from itertools import count
from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest

from reader.errors import ReaderError
from reader.job import UNWATCHED
from reader.library import Library, article_ids
from reader.library.article_ids import move_to_present_ids
from reader.model import ReadingState
from reader.sources import seeds
from reader.sources.identity import article_id, older_article_id
from reader.sources.seeds import split_seed
from reader.storage import BOOKMARKS, CORRECTIONS, READINGS, REMOVED, Change, Removal, Store
from reader.storage.kinds import KINDS
from tests.storage.disk import DISK_FULL, INPUT_OUTPUT, Cut, Disk

if TYPE_CHECKING:
    from pathlib import Path

    from reader.paths import Paths

HALL = "Council opens a new hall\n“We will open it in May,” said Ada Byrne, the mayor.\n"
CAFE = "Café José reopens in spring\n“The café opens in May,” said Renée Müller, the owner.\n"
FERRY = "A ferry for the island\n“It sails at Easter,” said Ruth Levy. “We hope so,” she added.\n"
CHOIR = "The choir of Łódź sings\n“We sing in May,” said Zoë Żak.\n"
TWIN = HALL.replace("in May", "in\xa0 May")
"""The hall once more, in a form that older Readers took for another story."""
OLD_FILES = {
    "hall.txt": HALL,
    "twin.txt": TWIN,
    "cafe.txt": normalize("NFD", CAFE),
    "ferry.txt": FERRY.replace("s", "s\xad"),
    "choir.txt": CHOIR.replace(" ", "\xa0"),
}


def old(file: str) -> str:
    return older_article_id(OLD_FILES[file])


def new(file: str) -> str:
    return article_id(OLD_FILES[file])


@pytest.fixture
def older(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """A library as an older Reader left it, with all that one can keep in it."""
    shutil.rmtree(paths.seeds)
    paths.seeds.mkdir()
    for name, text in OLD_FILES.items():
        (paths.seeds / name).write_text(text, encoding="utf-8")
    with monkeypatch.context() as before:
        before.setattr(seeds, "article_id", older_article_id)
        before.setattr(article_ids, "move_to_present_ids", lambda *_: False)
        before.setattr("reader.library.article_import.move_to_ids_of", lambda *_: False)
        with Library.open(paths) as library:
            library.importing.seeds()
            use(library)
    return paths


def use(library: Library) -> None:
    def first(file: str):
        return library.articles.quotations(old(file))[0]

    keep = library.bookmarks
    keep.annotate(keep.on_or_new(old("hall.txt"), first("hall.txt")), "mine", ["one"])
    keep.annotate(keep.on_or_new(old("twin.txt"), first("twin.txt")), "the twin's", ["two"])
    keep.annotate(keep.on_or_new(old("cafe.txt")), "whole", ["café"])
    keep.annotate(keep.on_or_new(old("cafe.txt"), first("cafe.txt")), "a part", [])
    ferry = library.articles.get(old("ferry.txt"))
    library.corrections.correct(ferry, first("ferry.txt"), "Levy the Elder")
    library.reading.mark([old("twin.txt"), old("ferry.txt")], read=True)
    library.reading.leave_at(old("cafe.txt"), 7)
    library.remember(article=old("cafe.txt"), places=[{"id": old("ferry.txt")}], theme="dark")
    library.articles.remove([old("choir.txt")])


def assert_nothing_lost(library: Library) -> None:
    """All that `use` kept is there, of the articles as they are known now."""
    ids = {new(file) for file in OLD_FILES}
    assert set(library._store.articles.ids) | {new("choir.txt")} == ids
    assert set(library.listing.ids()) == ids - {new("choir.txt")}
    shown = library.bookmarks.all_shown()
    assert {each.bookmark.article for each in shown} == {new("hall.txt"), new("cafe.txt")}
    notes = "\n".join(sorted(each.bookmark.note for each in shown))
    assert all(note in notes for note in ("mine", "the twin's", "whole", "a part"))
    assert set(library.bookmarks.tags()) == {"one", "two", "café"}
    assert all(each.source for each in shown)
    assert all(each.quotation for each in shown if each.bookmark.anchor)
    assert library.articles.quotations(new("ferry.txt"))[0].speaker == "Levy the Elder"
    assert library.reading.is_read(new("hall.txt"))
    assert library.reading.is_read(new("ferry.txt"))
    assert not library.reading.is_read(new("cafe.txt"))
    assert library.reading.of(new("cafe.txt")).offset == 7
    assert library.recall("article") == new("cafe.txt")
    assert library.recall("places") == [{"id": new("ferry.txt")}]


def test_an_older_library_is_as_it_should_be_after_the_next_import(older: Paths) -> None:
    with Library.open(older) as library:
        assert len(library.articles) == 5
        assert old("twin.txt") in library.articles
        library.importing.seeds()
        assert_nothing_lost(library)
        assert len(library.articles) == 4
    with Library.open(older) as library:
        assert_nothing_lost(library)


def test_no_form_of_a_story_comes_twice(older: Paths, tmp_path: Path) -> None:
    forms = [*OLD_FILES.values(), HALL, CAFE, FERRY, CHOIR, HALL.replace(" ", "\u2009")]
    for number, form in enumerate(forms):
        (tmp_path / f"{number}.txt").write_text(form, encoding="utf-8")
    with Library.open(older) as library:
        files = [tmp_path / f"{number}.txt" for number in range(len(forms))]
        result = library.importing.files(files)
        assert (result.added, result.known) == (0, len(forms))
        assert_nothing_lost(library)


def test_of_forms_that_come_together_the_first_is_kept(library: Library, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("hall.txt", "twin.txt")]
    for file in files:
        file.write_text(OLD_FILES[file.name], encoding="utf-8")
    result = library.importing.files(files)
    assert (result.added, result.known) == (1, 1)
    assert library.articles.get(new("hall.txt")).source == "hall"


def test_undo_goes_on_with_what_was_done_before(older: Paths) -> None:
    with Library.open(older) as library:
        library.importing.seeds()
        assert library.undo() == "removing the article"
        assert new("choir.txt") in library.listing.ids()
        assert library.undo() == "marking 2 articles as read"
        assert not library.reading.is_read(new("ferry.txt"))
        assert library.undo() == "the correction"
        assert library.articles.quotations(new("ferry.txt"))[0].speaker == "Ruth Levy"
        while library.undo():
            pass
        kept = "\n".join(bookmark.note for bookmark in library.bookmarks.all())
        assert "whole" not in kept
        assert kept == "mine\n\nthe twin's", "undo took back more than one of two that were merged"


def test_a_copy_that_was_removed_does_not_hide_the_one_that_was_kept(older: Paths) -> None:
    with Store.open(older.data) as store:
        store.user_data.change([Change(REMOVED, old("twin.txt"), Removal())])
    with Library.open(older) as library:
        library.importing.seeds()
        assert new("twin.txt") in library.listing.ids()


def test_what_is_open_meanwhile_is_still_found_and_kept_by_its_older_id(older: Paths) -> None:
    with Library.open(older) as library:
        cafe = old("cafe.txt")
        library.importing.seeds()
        assert library.articles.get(cafe).id == new("cafe.txt")
        assert library.articles.resolve(cafe[:12]) == new("cafe.txt")
        library.reading.leave_at(cafe, 9)
        library.reading.mark([cafe], read=True)
        library.bookmarks.toggle(cafe, library.articles.quotations(cafe)[0])
        assert library._store.user_data[READINGS][new("cafe.txt")] == ReadingState(True, 9)
        data = library._store.user_data
        assert not [key for kind in KINDS.values() for key in data[kind] if key.startswith(cafe)]


def test_a_backup_of_an_older_reader_finds_its_articles(older: Paths, tmp_path: Path) -> None:
    with Library.open(older) as library:
        library.back_up(tmp_path / "copy.jsonl")
    shutil.rmtree(older.data)
    with Library.open(older) as library:
        library.importing.seeds()
        assert len(library.articles) == 4
        library.restore(tmp_path / "copy.jsonl")
        assert_nothing_lost(library)
    shutil.rmtree(older.data)
    with Library.open(older) as library:  # the backup first
        library.restore(tmp_path / "copy.jsonl")
        library.importing.seeds()
        assert_nothing_lost(library)


def test_a_copy_that_is_gone_is_still_known_by_its_older_id(older: Paths, tmp_path: Path) -> None:
    with Library.open(older) as library:
        library.back_up(tmp_path / "copy.jsonl")
        library.importing.seeds()
        for bookmark in library.bookmarks.all():
            library.bookmarks.remove(bookmark)
        library.restore(tmp_path / "copy.jsonl")
        assert_nothing_lost(library)


def test_it_is_done_once(older: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    with Library.open(older) as library:
        library.importing.seeds()
        monkeypatch.setattr(type(library._store.articles), "article", None)
        assert not move_to_present_ids(library._store, UNWATCHED)


def kept(store: Store) -> list[dict[str, object]]:
    return [dict(store.user_data[kind]) for kind in (BOOKMARKS, CORRECTIONS, READINGS, REMOVED)]


@pytest.mark.slow
@pytest.mark.parametrize("how", ["kill", "torn", DISK_FULL, INPUT_OUTPUT])
def test_whoever_is_stopped_anywhere_loses_nothing(
    older: Paths, tmp_path: Path, how: str | int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(article_ids, "_BATCH", 2)
    with Store.open(older.data) as store:
        before = kept(store)
        articles = len(store.articles.ids)
    original, steps = older.data.rename(tmp_path / "original"), set()
    for at in count():
        shutil.rmtree(older.data, ignore_errors=True)
        shutil.copytree(original, older.data)
        disk = Disk(older.data, how, at)
        with pytest.MonkeyPatch.context() as failing, suppress(Cut, ReaderError):
            store = Store.open(older.data)
            disk.install(failing)
            move_to_present_ids(store, UNWATCHED)
        with Store.open(older.data) as store:
            steps.add((len(store.articles.ids), kept(store) == before))
        with Library.open(older) as library:
            library.importing.seeds()
            assert_nothing_lost(library)
        if len(disk.calls) <= at:
            break
    assert at > 4
    assert {(articles, True), (articles - 1, False)} <= steps
    assert len(steps) > 2, "it was never stopped between the two"


def test_splitting_gives_the_ids_that_the_tests_go_by() -> None:
    for file, text in OLD_FILES.items():
        (article,) = split_seed(text, file)
        assert article.id == new(file)
        assert (old(file) == new(file)) == (file == "hall.txt")
