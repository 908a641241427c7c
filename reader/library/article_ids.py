"""Articles under the ids that their texts have in the normal form: older Readers went by the text
as it is, and kept one story twice."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from reader.errors import DamagedError, NotFoundError
from reader.sources.identity import article_id, older_article_id
from reader.text import is_normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.job import Job
    from reader.model import Article
    from reader.storage import Store

_BATCH = 500
"""Articles moved at a time: what is moved is in memory meanwhile."""
_DONE, _FORM = "/ids", "normal form"
"""Where and as what the store remembers the form of its ids: no file has such a name."""


def move_to_present_ids(store: Store, job: Job) -> bool:
    """Give the articles of a library the ids that they would get now, and with them all that the
    user keeps of them; whether some had others. Once done, it costs nothing.

    Raises WriteError; what was moved before is moved, and the rest is when it is done again.
    """
    if store.articles.seen(_DONE) == _FORM:
        return False
    moves, moved = _moves(_articles(store, job)), False
    while some := dict(islice(moves, _BATCH)):
        store.move(some)
        moved = True
    if not job.is_cancelled:
        store.articles.mark_seen({_DONE: _FORM})
    return moved


def move_to_ids_of(store: Store, articles: Iterable[Article]) -> bool:
    """Bring what is kept under the ids that older Readers gave these articles under those that they
    have; whether there was something."""
    moves = dict(_moves(articles))
    return bool(moves) and store.move(moves)


def _moves(articles: Iterable[Article]) -> Iterator[tuple[str, str]]:
    """The older id of each article that has one, and its present id."""
    for article in articles:
        if not is_normal(article.text):
            older, present = older_article_id(article.text), article_id(article.text)
            if older != present and article.id in (older, present):
                yield older, present


def _articles(store: Store, job: Job) -> Iterator[Article]:
    ids = store.articles.ids
    for number, id in enumerate(ids):
        if job.is_cancelled:
            return
        if number and number % _BATCH == 0:
            job.report("articles", number, len(ids))
        try:
            yield store.articles.article(id)
        except (NotFoundError, DamagedError):
            continue  # gone meanwhile, or for `reader doctor` to tell of
