"""The library as a whole: ids, bookmarks, two at once, other machines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.errors import NotFoundError, UsageError, WriteError
from reader.library import Library, Show
from reader.library.citing import cite, cite_bookmark
from reader.library.filling import entry
from reader.library.passages import passages
from reader.library.speakers import speaker_like
from reader.model import Anchor, Article, Bookmark, Quotation
from reader.storage import Change


def test_an_article_is_named_by_the_beginning_of_its_id(library, ids):
    assert library.resolve(ids[0][:10]) == ids[0]
    assert ids[0] in library
    with pytest.raises(NotFoundError):
        library.resolve("nothing")
    library._store.add([entry(Article("same1", "T", "s")), entry(Article("same2", "T", "s"))])
    with pytest.raises(UsageError):
        library.resolve("same")


def test_a_removed_article_cannot_be_named(library, ids):
    library.things.remove_articles(ids[:1])
    with pytest.raises(NotFoundError):
        library.resolve(ids[0])
    library.things.undo()
    assert library.resolve(ids[0]) == ids[0]


def test_a_bookmark_inside_another_quotation_is_not_taken_for_it(library):
    text = "T\n“She said ‘never again’ to us all,” said Anna Brown."
    outer, inner = Quotation(3, 36), Quotation(13, 24)
    made = replace(entry(Article("nested", text, "s")), quotations=(outer, inner))
    library._store.add([made])
    library.things.toggle_bookmark(made.article, "T", inner)
    (bookmark,) = library.bookmarks()
    assert library.bookmarked_quotation(bookmark) == inner
    assert library.bookmark_on("nested", outer) is None


def test_a_bookmark_outlives_its_article(library):
    gone = Bookmark("gone", Anchor("Such words", 7), "Anna Brown", "A title", created="2025-01-01")
    library._store.change([Change.bookmark(gone.key, gone)])
    assert library.bookmarks() == [gone]
    assert library.bookmarked_quotation(gone) is None
    citation = cite_bookmark(library, gone)
    assert (citation.text, citation.speaker, citation.title) == (
        "Such words",
        "Anna Brown",
        "A title",
    )
    assert library.counts().bookmarked == 0


def test_a_citation_is_letter_for_letter(library, ids):
    article, quotation = library.article(ids[1]), library.quotations(ids[1])[0]
    citation = cite(article, "The title", quotation)
    assert citation.text == "We will finish the northern pier in October,"
    assert article.text[citation.start :].startswith(citation.text)
    assert (citation.speaker, citation.source) == ("Anna Brown", "news")
    assert cite(article, "The title").text == ""


def test_what_another_process_does_is_seen(library, ids, open_library):
    other = open_library()
    other.things.toggle_bookmark(other.article(ids[0]), "title")
    other.things.set_read(ids[1:2], True)
    assert library.ids(Show.BOOKMARKED) == []
    assert library.refresh()
    assert library.ids(Show.BOOKMARKED) == ids[:1]
    assert library.counts().unread == 3
    assert not library.refresh()


def test_what_another_process_did_is_seen_after_a_change_of_ones_own(library, ids, open_library):
    other = open_library()
    other.things.toggle_bookmark(other.article(ids[0]), "title")
    library.things.set_read(ids[1:2], True)
    library.refresh()
    assert library.ids(Show.BOOKMARKED) == ids[:1]
    assert library.counts().bookmarked == 1


def test_articles_that_another_process_adds_are_seen(library, open_library, tmp_path):
    file = tmp_path / "more.txt"
    file.write_text("A bridge opens\nIt is long.\n", encoding="utf-8")
    open_library().take_in([file])
    assert library.refresh()
    assert library.heading(library.ids()[-1]).title == "A bridge opens"


def test_reading_only_changes_nothing(library, ids, open_library):
    reading = open_library(read_only=True)
    assert reading.ids() == ids
    with pytest.raises(WriteError):
        reading.things.set_read(ids, True)
    assert reading.counts().unread == 4


def test_the_screen_is_remembered(library, open_library):
    library.remember(theme="night", width=30)
    again = open_library()
    assert (again.recall("theme"), again.recall("width")) == ("night", 30)
    assert again.recall("other", "default") == "default"


def test_the_users_things_go_to_another_machine_and_come_once(library, ids, paths, tmp_path):
    library.things.toggle_bookmark(library.article(ids[0]), "title")
    library.things.set_read(ids[2:3], True)
    file = tmp_path / "mine.backup"
    library.back_up(file)
    elsewhere = replace(paths, data=tmp_path / "elsewhere", cache=tmp_path / "elsewhere" / "cache")
    with Library.open(elsewhere) as other:
        other.fill()
        assert other.restore(file) > 0
        assert other.ids(Show.BOOKMARKED) == ids[:1]
        assert other.counts().unread == 3
        assert other.restore(file) == 0


def test_passages_are_cut_from_the_text(library, ids):
    for id in ids:
        article = library.article(id)
        found = passages(article, library.quotations(id))
        assert found[0].kind == "title"
        assert [p.kind for p in found].count("quotation") == len(library.quotations(id))
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
    library.remember(shown=kept, width=kept)
    assert library.recall("shown", Show.UNREAD) is Show.UNREAD
    assert library.recall("width", 30) == (5 if kept == 5 else 30)


def test_a_value_is_recalled_as_it_was(library: Library) -> None:
    library.remember(shown=Show.BOOKMARKED, width=30, theme="dark")
    assert library.recall("shown", Show.ALL) is Show.BOOKMARKED
    assert library.recall("width", 20) == 30
    assert library.recall("theme") == "dark"
