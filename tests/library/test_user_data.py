"""The user's own things: kept, counted, and taken back."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from reader.errors import WriteError
from reader.library import ALL, BOOKMARKED, UNREAD, Library
from reader.library.extraction import entry
from reader.model import Article, ReadingState
from reader.paths import Paths

ARTICLES = [
    Article(f"a{n}", f"Headline {n}\n“I will go there,” said Anna Brown.", "paper")
    for n in range(4)
]
IDS = [article.id for article in ARTICLES]
some = st.lists(st.sampled_from(IDS), unique=True)


class Use(RuleBasedStateMachine):
    """A user who does anything in any order, beside a plain model of what must be."""

    def __init__(self) -> None:
        super().__init__()
        self.place = TemporaryDirectory()
        home = Path(self.place.name)
        self.paths = Paths(home, home / "cache", home / "reader.toml", home / "log", home)
        self.library = Library.open(self.paths)
        self.library._store.articles.add(map(entry, ARTICLES))
        self.read: set[str] = set()
        self.removed: set[str] = set()
        self.kept: set[str] = set()
        self.past: list[tuple[set[str], set[str], set[str]]] = []

    def teardown(self) -> None:
        self.library.close()
        self.place.cleanup()

    def remember(self) -> None:
        self.past.append((set(self.read), set(self.removed), set(self.kept)))

    @rule(ids=some, read=st.booleans())
    def mark(self, ids, read):
        changed = {id for id in ids if (id in self.read) != read}
        assert self.library.reading.mark(ids, read) == len(changed)
        if changed:
            self.remember()
            self.read ^= changed

    @rule(number=st.integers(0, 3), on_quotation=st.booleans())
    def bookmark(self, number, on_quotation):
        article = ARTICLES[number]
        quotation = self.library.articles.quotations(article.id)[0] if on_quotation else None
        self.remember()
        kept = self.library.bookmarks.toggle(article.id, quotation)
        key = article.id if quotation is None else f"{article.id}:{quotation.start}"
        self.kept ^= {key}
        assert kept == (key in self.kept)

    @rule(ids=some.filter(bool))
    def remove(self, ids):
        self.remember()
        self.library.articles.remove(ids)
        self.removed |= set(ids)

    @rule(number=st.integers(0, 3), offset=st.integers(0, 40))
    def leave(self, number, offset):
        self.library.reading.leave_at(IDS[number], offset)
        assert self.library.reading.of(IDS[number]).offset == offset

    @rule()
    def undo(self):
        what = self.library.undo()
        assert (what is None) == (not self.past)
        if self.past:
            self.read, self.removed, self.kept = self.past.pop()

    @rule()
    def start_again(self):
        """What was done is done, and can still be taken back."""
        self.library.close()
        self.library = Library.open(self.paths)

    @invariant()
    def lists_and_counts_agree_with_the_model(self):
        library, visible = self.library, [id for id in IDS if id not in self.removed]
        bookmarked = {key.partition(":")[0] for key in self.kept}
        expected = {
            ALL: visible,
            UNREAD: [id for id in visible if id not in self.read],
            BOOKMARKED: [id for id in visible if id in bookmarked],
        }
        for view, ids in expected.items():
            assert library.listing.ids(view) == ids
            assert library.listing.count(view) == len(ids)
        assert {bookmark.key for bookmark in library.bookmarks.all()} == self.kept


TestUse = pytest.mark.slow(Use.TestCase)
TestUse.settings = settings(max_examples=15, stateful_step_count=15)


def test_a_bulk_change_is_one_step(library, ids):
    library.reading.mark(ids[:1], True)
    library.reading.mark(ids, True)
    assert library.undo() == "marking 3 articles as read"
    assert library.listing.ids(UNREAD) == ids[1:]
    assert library.undo() == "marking the article as read"
    assert library.undo() is None


def test_reading_on_quietly_is_not_for_undo(library, ids):
    library.reading.mark(ids[:1], True, quietly=True)
    assert library.undo() is None
    assert library.listing.ids(UNREAD) == ids[1:]


def test_undo_leaves_the_place_where_the_user_read_on(library, ids):
    library.reading.mark(ids, True)
    library.reading.leave_at(ids[1], 12)
    library.undo()
    assert library.reading.of(ids[1]) == ReadingState(read=False, offset=12)
    assert library.listing.ids(UNREAD) == ids


def test_undo_reaches_what_another_process_did_and_what_is_a_day_old(library, ids):
    library.reading.mark(ids[:1], True)
    with Library.open(library.paths) as other:
        other.bookmarks.toggle(ids[0])
        assert library.undo() == "bookmarking the article"
        assert library.bookmarks.all() == []
        assert other.undo() == "marking the article as read"
        assert other.undo() is None
    assert library.undo() is None
    assert library.listing.ids(UNREAD) == ids


def test_a_hundred_steps_are_remembered(library, ids):
    for number in range(120):
        library.bookmarks.toggle(ids[number % 3])
    assert sum(library.undo() is not None for _ in range(120)) == 100
    assert {b.article for b in library.bookmarks.all()} == set(
        ids[:2]
    )  # of the first twenty changes


def test_marking_as_read_keeps_the_place(library, ids):
    library.reading.leave_at(ids[0], 12)
    library.reading.mark(ids[:1], True)
    assert library.reading.of(ids[0]) == ReadingState(read=True, offset=12)


def test_a_bookmark_on_a_quotation_remembers_its_words_and_speaker(library, ids):
    quotation = library.articles.quotations(ids[1])[1]
    library.bookmarks.toggle(ids[1], quotation)
    (bookmark,) = library.bookmarks.all()
    assert bookmark.anchor
    assert bookmark.anchor.exact == "Nobody has stopped since the flood,"
    assert (bookmark.speaker, bookmark.title) == (
        "Peter Okafor",
        library.articles.get(ids[1]).title,
    )
    assert library.bookmarks.any_in(ids[1])


def test_a_write_that_fails_changes_nothing(library, ids, monkeypatch):
    def refuse(*_, **__):
        raise WriteError("no room")

    library.reading.mark(ids[:1], True)
    with monkeypatch.context() as patch:
        patch.setattr(library._store.user_data._storage, "append", refuse)
        for change in (
            lambda: library.reading.mark(ids, True),
            lambda: library.bookmarks.toggle(ids[0]),
            lambda: library.articles.remove(ids),
            lambda: library.undo(),
        ):
            with pytest.raises(WriteError):
                change()
    assert library.listing.count(UNREAD) == 3
    assert library.listing.ids(BOOKMARKED) == []
    assert library.listing.ids() == ids
    assert library.undo() == "marking the article as read"
    assert library.undo() is None
