"""A bookmark is found by the words it holds, and shown as the user sees its quotation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader.library import BOOKMARKED
from reader.library.citing import cite_bookmark
from reader.storage import BOOKMARKS, Change, Entry

if TYPE_CHECKING:
    from reader.model import Quotation


@pytest.fixture
def harbour(ids) -> str:
    return ids[1]


def extract_again(library, id: str, shift: int) -> Quotation:
    """As a new extractor would that begins the first quotation elsewhere; that quotation."""
    store = library._store.articles
    first, *others = store.quotations(id)
    moved = replace(first, start=first.start + shift)
    store.replace([Entry(store.article(id), store.heading(id), (moved, *others), "newer")])
    return library.articles.quotations(id)[0]


@pytest.mark.parametrize("shift", [-1, 0, 1, 3])
def test_it_is_the_same_bookmark_after_an_extraction_that_begins_elsewhere(library, harbour, shift):
    assert library.bookmarks.toggle(harbour, library.articles.quotations(harbour)[0])
    (kept,) = library.bookmarks.all()
    moved = extract_again(library, harbour, shift)
    assert library.bookmarks.on(harbour, moved) == kept
    assert library.bookmarks.on_or_new(harbour, moved) == kept
    assert library.bookmarks.quotations_in(harbour) == {moved.start}
    assert {hit.passage.start for hit in library.search.find("is:bookmarked").hits} == {moved.start}
    assert not library.bookmarks.toggle(harbour, moved)
    assert library.bookmarks.all() == []
    assert library.bookmarks.quotations_in(harbour) == frozenset()


def test_two_that_an_earlier_reader_made_on_one_quotation_go_together(library, harbour):
    quotation = library.articles.quotations(harbour)[0]
    library.bookmarks.toggle(harbour, quotation)
    (kept,) = library.bookmarks.all()
    assert kept.anchor
    twin = replace(kept, anchor=replace(kept.anchor, start=kept.anchor.start + 1))
    library._state.change([Change(BOOKMARKS, twin.key, twin)])
    assert not library.bookmarks.toggle(harbour, quotation)
    assert library.bookmarks.all() == []
    assert library.undo() == "removing 2 bookmarks"
    assert {bookmark.key for bookmark in library.bookmarks.all()} == {kept.key, twin.key}


def test_the_speaker_shown_and_exported_is_the_one_that_was_corrected(library, harbour):
    first = library.articles.quotations(harbour)[0]
    library.bookmarks.toggle(harbour, first)
    moved = extract_again(library, harbour, 1)
    library.corrections.correct(library.articles.get(harbour), moved, "Ida Lund")
    (kept,) = library.bookmarks.all()
    assert kept.speaker == "Anna Brown"  # a record of what was shown then
    assert library.bookmarks.shown(kept).speaker == "Ida Lund"
    assert cite_bookmark(library, kept).speaker == "Ida Lund"
    library.undo()
    assert library.bookmarks.shown(kept).speaker == "Anna Brown"
    library.corrections.correct(library.articles.get(harbour), moved, None)
    assert library.bookmarks.shown(kept).speaker == ""
    assert cite_bookmark(library, kept).speaker == ""


def test_it_shows_the_headline_of_its_article_as_it_is_now(library, harbour):
    library.bookmarks.toggle(harbour)
    (kept,) = library.bookmarks.all()
    old = replace(kept, title="An older headline")
    library._state.change([Change(BOOKMARKS, old.key, old)])
    shown = library.bookmarks.shown(old)
    assert shown.title == library.articles.heading(harbour).title
    assert (shown.source, shown.speaker, shown.quotation) == ("news", "", None)


def test_all_are_shown_newest_first(library, ids):
    for id in ids[:3]:
        library.bookmarks.toggle(id)
    shown = library.bookmarks.all_shown()
    assert [each.bookmark for each in shown] == library.bookmarks.all()
    assert {each.bookmark.article for each in shown} == set(ids[:3])


def test_undo_says_what_was_bookmarked_though_a_note_came_with_it(library, harbour):
    quotation = library.articles.quotations(harbour)[0]
    bookmark = library.bookmarks.on_or_new(harbour, quotation)
    library.bookmarks.annotate(bookmark, "ask her", ["todo"])
    library.bookmarks.annotate(bookmark, "asked", [])
    assert library.undo() == "the note"
    assert library.undo() == "bookmarking the quotation"
    assert library.listing.ids(BOOKMARKED) == []


@pytest.mark.parametrize(
    ("before", "typed", "after"),
    [
        (("a, b",), "a, b", ("a, b",)),
        (("a, b", "b, c"), "a, b, c", ("a, b", "b, c")),
        (("a", "a, b", "x"), "a, b, x, new", ("a", "a, b", "x", "new")),
        (("two\nlines",), "two lines, new", ("two\nlines", "new")),
        (("a, b",), "a", ("a",)),
        (("a, b", "c"), "c", ("c",)),
        (("a",), "a, b", ("a", "b")),
    ],
)
def test_tags_with_commas_are_not_torn_by_an_edit(
    library, before: tuple[str, ...], typed: str, after: tuple[str, ...]
):
    id = library.listing.ids()[0]
    library.bookmarks.annotate(library.bookmarks.on_or_new(id), "", before)
    bookmark = library.bookmarks.on(id)
    assert bookmark
    assert bookmark.tags == before
    library.bookmarks.annotate(bookmark, "note", [tag.strip() for tag in typed.split(",")])
    kept = library.bookmarks.on(id)
    assert kept
    assert kept.tags == after


def test_a_tag_may_be_added_that_is_part_of_another(library):
    id = library.listing.ids()[0]
    library.bookmarks.annotate(library.bookmarks.on_or_new(id), "", ["a, b"])
    bookmark = library.bookmarks.on(id)
    assert bookmark
    library.bookmarks.annotate(bookmark, "", [*bookmark.tags, "a", "b"])
    assert library.bookmarks.tags() == ["a, b", "a", "b"]
