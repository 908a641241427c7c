"""One damaged document, whatever it is, leaves everything else to be opened, listed and told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from reader.errors import DamagedError
from reader.library import BOOKMARKED, UNREAD, Sort
from reader.library.citing import cite_bookmark
from reader.storage.articles import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Callable

HARMS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "nothing in it": lambda _: {},
    "something else": lambda _: {"colour": "blue"},
    "numbers for words": lambda document: dict.fromkeys(document, 7),
    "lists for words": lambda document: {name: [] for name in document},
}
PLACES = [(0, "headings"), (0, "articles"), (1, "bookmarks"), (1, "readings"), (1, "corrections")]


@pytest.fixture(params=HARMS.values(), ids=HARMS.keys())
def harm(request) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return request.param


@pytest.fixture
def used(library, ids) -> None:
    """Every kind of user data, on the second article and on the third."""
    for id in ids[1:3]:
        article, quotation = library.articles.get(id), library.articles.quotations(id)[0]
        library.bookmarks.toggle(id, quotation)
        library.bookmarks.toggle(id)
        library.corrections.correct(article, quotation, "Ida Lund")
        library.reading.mark([id], True)
        library.reading.leave_at(id, 5)


def harmed(library, which: int, table: str, article: str, harm) -> None:
    """Put nonsense, well-formed and with the right checksums, in place of one document."""
    storage = library._store._databases[which].storage
    documents = storage.read()[table]
    key = next(key for key in documents if key.startswith(article))
    storage.append({table: {key: harm(dict(documents[key]))}})


@pytest.mark.usefixtures("used")
@pytest.mark.parametrize(("which", "table"), PLACES)
def test_the_others_are_listed_read_found_and_exported(
    library, ids, open_library, which, table, harm
):
    bad, good = ids[1], ids[2]
    harmed(library, which, table, bad, harm)
    again = open_library()
    assert again.listing.ids() == ids
    for sort in Sort:
        assert sorted(again.listing.ids(sort=sort)) == sorted(ids)
    headings = {id: again.articles.heading(id) for id in ids}
    assert headings[good].title == "A choir sings for the lighthouse keeper"
    assert headings[bad].title == (UNREADABLE if table == "headings" else headings[bad].title)
    assert again.listing.count(UNREAD) in (2, 3)
    assert good in again.listing.ids(BOOKMARKED)

    assert again.articles.quotations(good)[0].speaker == "Ida Lund"
    assert again.reading.of(good).offset == 5
    assert again.bookmarks.quotations_in(good)
    read = [article.id for article, _ in again.articles.readable(ids)]
    assert read == [id for id in ids if id != bad or table != "articles"]
    assert len(again.notices) == (table == "articles")

    kept = again.bookmarks.all()
    assert len(kept) == (3 if table == "bookmarks" else 4)
    citations = [cite_bookmark(again, bookmark) for bookmark in kept]
    assert {c.speaker for c in citations if c.article == good and c.text} == {"Ida Lund"}
    assert again.search.find("loudest evening of my life").close
    assert again.search.find("is:bookmarked").hits
    assert again.bookmarks.tags() == []


@pytest.mark.usefixtures("used")
@pytest.mark.parametrize(("which", "table"), PLACES)
def test_the_user_goes_on_beside_it(library, ids, open_library, which, table, harm):
    bad = ids[1]
    harmed(library, which, table, bad, harm)
    again = open_library()
    again.reading.mark([bad], False)
    again.reading.toggle(bad)
    again.bookmarks.toggle(bad)
    again.importing.find_quotations()
    assert again.undo()
    assert again.importing.seeds().problems == []
    if table == "articles":
        with pytest.raises(DamagedError):
            again.articles.quotations(bad)


@pytest.mark.usefixtures("used")
@pytest.mark.parametrize("table", ["headings", "articles"])
def test_the_doctor_brings_a_damaged_article_back_with_all_that_is_the_users(
    library, ids, open_library, table, harm
):
    bad = ids[1]
    harmed(library, 0, table, bad, harm)
    again = open_library()
    again.repair()
    assert sorted(again.listing.ids()) == sorted(ids)
    assert again.articles.quotations(bad)[0].speaker == "Ida Lund"
    assert again.reading.of(bad).offset == 5
    assert len(again.bookmarks.all()) == 4
    assert again.bookmarks.quotations_in(bad)
