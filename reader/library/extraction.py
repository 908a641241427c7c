"""The quotations of the articles in the library: found when they come in, or afterwards."""

from __future__ import annotations

from contextlib import closing
from itertools import chain, islice
from typing import TYPE_CHECKING

from reader.errors import DamagedError, NotFoundError
from reader.extraction_pool import cores, extracted
from reader.job import UNWATCHED
from reader.library.articles import heading_of
from reader.storage import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.job import Job
    from reader.model import Article, Quotation
    from reader.storage import Store

BATCH = 100
"""Articles extracted and made durable at a time."""
EXTRACTED_AT_ONCE = 200
"""New articles whose quotations are found before they are added: about a second's work."""
LONG = 100_000
"""Code points of an article whose quotations take too long to find, a quarter of a second, where
that cannot be cut short."""

_DONE = "/extractor"
"""Where the store remembers that all articles are of one extractor: no file has such a name."""


def unextracted_entry(article: Article) -> Entry:
    """An article whose quotations are still to be found."""
    return Entry(article, heading_of(article, ()))


def entry(article: Article) -> Entry:
    """An article with its quotations and what a list shows of it."""
    from reader.quotes import extract

    return _entry(article, extract(article.text))


def is_much(articles: Iterable[Article]) -> bool:
    """Whether finding the quotations of the articles is work for processes that can be killed."""
    sizes = [len(article.text) for article in articles]
    return len(sizes) > EXTRACTED_AT_ONCE or max(sizes, default=0) > LONG


def expect_more(store: Store) -> None:
    """Have `find_quotations` look for articles without quotations: some are about to be added."""
    if store.articles.seen(_DONE):
        store.articles.mark_seen({_DONE: ""})


def find_quotations(store: Store, job: Job = UNWATCHED, *, gently: bool = False) -> int:
    """Find the quotations of articles that have none yet, or those of another version of the
    extractor; of how many articles. Where there are many, or long ones, on all cores; `gently`, on
    what others leave of them.

    Raises:
        WriteError: an article could not be written; those before it are done.
    """
    from reader.quotes import VERSION

    if store.articles.seen(_DONE) == VERSION:
        return 0
    total = len(store.articles.ids)
    old = _of_another_version(store, VERSION, job)
    first = list(islice(old, EXTRACTED_AT_ONCE + 1))
    if first:
        job.report("quotations", first[0][1], total)
    processes = cores() if is_much(article for article, _ in first) else 0
    passed: dict[str, int] = {}
    work = extracted(_noted(chain(first, old), passed), processes, job, gently=gently)
    done = 0
    with closing(work) as found:
        while some := list(islice(found, BATCH)):
            store.articles.replace(_entry(*one) for one in some)
            done += len(some)
            behind = max(passed.pop(article.id) for article, _ in some)
            job.report("quotations", behind, total)
    if not job.is_cancelled:
        store.articles.mark_seen({_DONE: VERSION})
    return done


def _entry(article: Article, quotations: Sequence[Quotation]) -> Entry:
    from reader.quotes import VERSION

    return Entry(article, heading_of(article, quotations), tuple(quotations), str(VERSION))


def _of_another_version(store: Store, version: str, job: Job) -> Iterator[tuple[Article, int]]:
    """Articles to be extracted again, each with how many there are before it."""
    for number, id in enumerate(store.articles.ids):
        if job.is_cancelled:
            return
        try:
            if store.articles.extracted_by(id) != version:
                yield store.articles.article(id), number
        except (NotFoundError, DamagedError):
            continue  # gone meanwhile, or for `reader doctor` to tell of


def _noted(found: Iterable[tuple[Article, int]], passed: dict[str, int]) -> Iterator[Article]:
    """The articles, while `passed` learns how many are done when each of them is."""
    for article, number in found:
        passed[article.id] = number + 1
        yield article
