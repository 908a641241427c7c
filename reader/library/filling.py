"""Articles into the library: read, extracted, and written batch by batch."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from reader.errors import DamagedError, NotFoundError, SourceError
from reader.extractors import cores, extracted
from reader.model import Article, Heading, Quotation
from reader.sources.seeds import fingerprint, read_seed_file
from reader.storage import Entry
from reader.text import count_words, paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from reader.storage import Store

_NOBODYS_NAME = frozenset({"he", "she", "they", "it", "we", "i", "you", "who", "one"})
"""A speaker the article does not name is not told in a list."""
BATCH = 100
"""Articles extracted and made durable at a time."""
EXTRACTED_AT_ONCE = 200
"""Articles of a file whose quotations are found before they are added: about a second's work."""

_EXTRACTOR = "/extractor"
"""Where the store remembers that all articles are of one extractor: no file has such a name."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is; what is done so far is already safe on disk."""

    file: str
    done: int
    total: int


@dataclass(slots=True)
class Filled:
    """What an import did."""

    added: int = 0
    known: int = 0
    """Articles that were in the library already, or that the user removed."""
    problems: list[SourceError] = field(default_factory=list)
    """Files that could not be read; the others were."""


def headline(article: Article) -> str:
    """The first paragraph of the text, which is its title."""
    return next((span.of(article.text) for span in paragraphs(article.text)), "")


def plain_entry(article: Article) -> Entry:
    """An article whose quotations are still to be found."""
    return Entry(article, heading(article, ()))


def entry(article: Article) -> Entry:
    """An article with its quotations and what a list shows of it."""
    from reader.quotes import extract

    return _entry(article, extract(article.text))


def _entry(article: Article, quotations: Sequence[Quotation]) -> Entry:
    from reader.quotes import VERSION

    return Entry(article, heading(article, quotations), tuple(quotations), str(VERSION))


def heading(article: Article, quotations: Sequence[Quotation]) -> Heading:
    """What a list shows of `article`."""
    return Heading(
        id=article.id,
        title=headline(article),
        source=article.source,
        words=count_words(article.text),
        quotations=len(quotations),
        speaker=most_quoted(quotations),
        published=article.published,
    )


def most_quoted(quotations: Iterable[Quotation]) -> str:
    """Who said most of them, by name; empty where no name is given."""
    speakers = Counter(
        q.speaker for q in quotations if q.speaker and q.speaker.casefold() not in _NOBODYS_NAME
    )
    return speakers.most_common(1)[0][0] if speakers else ""


def fill(
    store: Store,
    files: Iterable[Path],
    report: Callable[[Progress], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Filled:
    """Add the articles of the files that are new or have changed since they were last seen.

    A file that cannot be read is told in `Filled.problems` and leaves the others alone.

    Raises:
        WriteError: an article could not be written; those before it are safe.
    """
    filled = Filled()
    for file in files:
        try:
            mark = fingerprint(file)
            if store.seen(file.name) == mark:
                continue
            take_in(store, file, filled, report, cancelled)
        except SourceError as error:
            filled.problems.append(error)
            continue
        if cancelled():
            break
        store.mark_seen(file.name, mark)
    return filled


def take_in(
    store: Store,
    file: Path,
    filled: Filled,
    report: Callable[[Progress], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Add one file's articles, a durable batch at a time, and count them in `filled`.

    Of a large file the articles come first, and can be read at once; `re_extract` then finds their
    quotations.

    Raises:
        SourceError: the file cannot be read.
        WriteError: an article could not be written; those before it are safe.
    """
    articles = read_seed_file(file)
    new = [a for a in articles if a.id not in store and a.id not in store.removed]
    filled.known += len(articles) - len(new)
    later = len(new) > EXTRACTED_AT_ONCE
    if later:
        store.mark_seen(_EXTRACTOR, "")
    make = plain_entry if later else entry
    for start in range(0, len(new), BATCH):
        if cancelled():
            return
        entries = []
        for number, article in enumerate(new[start : start + BATCH], start):
            report(Progress(file.name, number, len(new)))
            entries.append(make(article))
        filled.added += store.add(entries)
    report(Progress(file.name, len(new), len(new)))


def re_extract(
    store: Store,
    report: Callable[[Progress], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> int:
    """Find the quotations of articles that have none yet, or those of another version of the
    extractor; of how many articles. Where there are many, on all cores.

    Raises:
        WriteError: an article could not be written; those before it are done.
    """
    from reader.quotes import VERSION

    if store.seen(_EXTRACTOR) == VERSION:
        return 0
    old = [id for id in store.ids if id in store and store.extracted_by(id) != VERSION]
    processes = cores() if len(old) > EXTRACTED_AT_ONCE else 1
    done = 0
    report(Progress("quotations", done, len(old)))
    with closing(extracted(_readable(store, old), processes, cancelled)) as found:
        while some := list(islice(found, BATCH)):
            store.replace(_entry(*one) for one in some)
            done += len(some)
            report(Progress("quotations", done, len(old)))
    if cancelled():
        return done
    store.mark_seen(_EXTRACTOR, VERSION)
    return len(old)


def _readable(store: Store, ids: Iterable[str]) -> Iterator[Article]:
    for id in ids:
        try:
            yield store.article(id)
        except (NotFoundError, DamagedError):
            continue  # gone meanwhile, or for `reader doctor` to tell of
