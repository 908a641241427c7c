"""The library as a whole: ids, bookmarks, two at once, other machines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.errors import NotFoundError, UsageError, WriteError
from reader.library import BOOKMARKED, UNREAD, Library, Sort
from reader.library.citing import cite, cite_bookmark
from reader.library.extraction import entry
from reader.library.passages import passages
from reader.library.speakers import speaker_like
from reader.model import Anchor, Article, Bookmark, Quotation
from reader.storage import BOOKMARKS, Change


def test_an_article_is_named_by_the_beginning_of_its_id(library, ids):
    assert library.articles.resolve(ids[0][:10]) == ids[0]
    assert ids[0] in library.articles
    with pytest.raises(NotFoundError):
        library.articles.resolve("nothing")
    library._store.articles.add(
        [entry(Article("same1", "T", "s")), entry(Article("same2", "T", "s"))]
    )
    with pytest.raises(UsageError):
        library.articles.resolve("same")


def test_a_removed_article_cannot_be_named(library, ids):
    library.articles.remove(ids[:1])
    with pytest.raises(NotFoundError):
        library.articles.resolve(ids[0])
    library.undo()
    assert library.articles.resolve(ids[0]) == ids[0]


def test_a_bookmark_inside_another_quotation_is_not_taken_for_it(library):
    text = "T\n“She said ‘never again’ to us all,” said Anna Brown."
    outer, inner = Quotation(3, 36), Quotation(13, 24)
    made = replace(entry(Article("nested", text, "s")), quotations=(outer, inner))
    library._store.articles.add([made])
    library.bookmarks.toggle("nested", inner)
    (bookmark,) = library.bookmarks.all()
    assert library.bookmarks.shown(bookmark).quotation == inner
    assert library.bookmarks.on("nested", outer) is None


def test_a_bookmark_outlives_its_article(library):
    gone = Bookmark("gone", Anchor("Such words", 7), "Anna Brown", "A title", created="2025-01-01")
    library._store.user_data.change([Change(BOOKMARKS, gone.key, gone)])
    assert library.bookmarks.all() == [gone]
    assert library.bookmarks.shown(gone).quotation is None
    citation = cite_bookmark(library, gone)
    assert (citation.text, citation.speaker, citation.title) == (
        "Such words",
        "Anna Brown",
        "A title",
    )
    assert library.listing.count(BOOKMARKED) == 0


def test_a_citation_is_letter_for_letter(library, ids):
    article, quotation = library.articles.get(ids[1]), library.articles.quotations(ids[1])[0]
    citation = cite(article, quotation)
    assert citation.text == "We will finish the northern pier in October,"
    assert article.text[citation.start :].startswith(citation.text)
    assert (citation.speaker, citation.source) == ("Anna Brown", "news")
    assert cite(article).text == ""


def test_what_another_process_does_is_seen(library, ids, open_library):
    other = open_library()
    other.bookmarks.toggle(ids[0])
    other.reading.mark(ids[1:2], True)
    assert library.listing.ids(BOOKMARKED) == []
    assert library.refresh()
    assert library.listing.ids(BOOKMARKED) == ids[:1]
    assert library.listing.count(UNREAD) == 3
    assert not library.refresh()


def test_what_another_process_did_is_seen_after_a_change_of_ones_own(library, ids, open_library):
    other = open_library()
    other.bookmarks.toggle(ids[0])
    library.reading.mark(ids[1:2], True)
    library.refresh()
    assert library.listing.ids(BOOKMARKED) == ids[:1]
    assert library.listing.count(BOOKMARKED) == 1


def test_articles_that_another_process_adds_are_seen(library, open_library, tmp_path):
    file = tmp_path / "more.txt"
    file.write_text("A bridge opens\nIt is long.\n", encoding="utf-8")
    open_library().importing.files([file])
    assert library.refresh()
    assert library.articles.heading(library.listing.ids()[-1]).title == "A bridge opens"


def test_reading_only_changes_nothing(library, ids, open_library):
    reading = open_library(read_only=True)
    assert reading.listing.ids() == ids
    with pytest.raises(WriteError):
        reading.reading.mark(ids, True)
    assert reading.listing.count(UNREAD) == 4


def test_the_screen_is_remembered(library, open_library):
    library.remember(theme="night", width=30)
    again = open_library()
    assert (again.recall("theme"), again.recall("width")) == ("night", 30)
    assert again.recall("other", "default") == "default"


def test_the_users_things_go_to_another_machine_and_come_once(library, ids, paths, tmp_path):
    library.bookmarks.toggle(ids[0])
    library.reading.mark(ids[2:3], True)
    file = tmp_path / "mine.backup"
    library.back_up(file)
    elsewhere = replace(paths, data=tmp_path / "elsewhere", cache=tmp_path / "elsewhere" / "cache")
    with Library.open(elsewhere) as other:
        other.importing.seeds()
        assert other.restore(file) > 0
        assert other.listing.ids(BOOKMARKED) == ids[:1]
        assert other.listing.count(UNREAD) == 3
        assert other.restore(file) == 0


def test_passages_are_cut_from_the_text(library, ids):
    for id in ids:
        article = library.articles.get(id)
        found = passages(article, library.articles.quotations(id))
        assert found[0].kind == "title"
        assert [p.kind for p in found].count("quotation") == len(library.articles.quotations(id))
        for passage in found:
            assert article.text[passage.start : passage.end] == passage.text


def test_an_empty_article_has_no_passages():
    assert passages(Article("x", " \n", "s"), ()) == []


def test_speakers_are_known_by_part_of_their_name_and_misspelt():
    is_meant = speaker_like("okafr")
    assert is_meant("Peter Okafor")
    assert not is_meant("Anna Brown")
    assert not is_meant(None)


@pytest.mark.parametrize("kept", ["bogus", 5, None, [], 1.5])
def test_a_value_of_another_kind_is_not_recalled(library: Library, kept: object) -> None:
    library.remember(sort=kept, width=kept)
    assert library.recall("sort", Sort.TITLE) is Sort.TITLE
    assert library.recall("width", 30) == (5 if kept == 5 else 30)


def test_a_value_is_recalled_as_it_was(library: Library) -> None:
    library.remember(sort=Sort.TITLE, width=30, theme="dark")
    assert library.recall("sort", Sort.FILED) is Sort.TITLE
    assert library.recall("width", 20) == 30
    assert library.recall("theme") == "dark"
