"""Articles into the library: read, extracted, and written batch by batch."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from itertools import chain, islice, takewhile
from typing import TYPE_CHECKING

from reader.errors import DamagedError, NotFoundError, SourceError
from reader.extractors import cores, extracted
from reader.library.progress import Filled, Progress
from reader.model import Article, Heading, Quotation
from reader.sources.seeds import fingerprint, read_seed_file, split_seed
from reader.storage import Entry
from reader.text import count_words, each_paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from reader.storage import Store

_NOBODYS_NAME = frozenset({"he", "she", "they", "it", "we", "i", "you", "who", "one"})
"""A speaker the article does not name is not told in a list."""
BATCH = 100
"""Articles extracted and made durable at a time."""
EXTRACTED_AT_ONCE = 200
"""New articles whose quotations are found before they are added: about a second's work."""
LONG = 100_000
"""Code points of an article whose quotations take too long to find, a quarter of a second, where
that cannot be cut short."""

_EXTRACTOR = "/extractor"
"""Where the store remembers that all articles are of one extractor: no file has such a name."""


def headline(article: Article) -> str:
    """The first paragraph of the text, which is its title."""
    return next((span.of(article.text) for span in each_paragraph(article.text)), "")


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

    The rest is as `take_in` does it.
    """
    marks = {file: fingerprint(file) for file in files}
    changed = [file for file, mark in marks.items() if not mark or store.seen(file.name) != mark]
    filled = take_in(store, changed, report, cancelled)
    if filled.files and not cancelled():
        store.mark_seen({file.name: marks[file] for file in filled.files})
    return filled


def take_in(
    store: Store,
    files: Iterable[Path],
    report: Callable[[Progress], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Filled:
    """Add the articles of files, a durable batch at a time.

    Of many, or of long ones, the articles come first, and can be read at once; `re_extract` then
    finds their quotations. A file that cannot be read is told in `Filled.problems` and leaves the
    others alone.

    Raises:
        WriteError: an article could not be written; those before it are safe.
    """

    def going(_: object) -> bool:
        return not cancelled()

    filled = Filled()
    new = _new(store, takewhile(going, _read(files, filled)), filled)
    first = list(islice(new, EXTRACTED_AT_ONCE + 1))
    later = _is_much(article for article, _ in first)
    if later and store.seen(_EXTRACTOR):
        store.mark_seen({_EXTRACTOR: ""})
    make = plain_entry if later else entry
    ahead = chain(first, new)
    while some := list(islice(ahead, BATCH)):
        filled.added += store.add(make(article) for article, _ in takewhile(going, some))
        if cancelled():
            break
        report(some[-1][1])
    return filled


def _is_much(articles: Iterable[Article]) -> bool:
    """Whether finding the quotations of the articles is work for processes that can be killed."""
    sizes = [len(article.text) for article in articles]
    return len(sizes) > EXTRACTED_AT_ONCE or max(sizes, default=0) > LONG


def _read(files: Iterable[Path], filled: Filled) -> Iterator[tuple[Article, Progress]]:
    """The articles of files, each with how far one is when it is done."""
    for file in files:
        try:
            text = read_seed_file(file)
        except SourceError as error:
            filled.problems.append(error)
            continue
        written = text.rstrip()
        lines = max(written.count("\n"), written.count("\r")) + 1
        for article in split_seed(text, file.name):
            line = article.origin.last_line if article.origin else lines
            yield article, Progress(file.name, line, lines)
        filled.files.append(file)


def _new(
    store: Store, read: Iterable[tuple[Article, Progress]], filled: Filled
) -> Iterator[tuple[Article, Progress]]:
    for article, progress in read:
        if article.id in store or article.id in store.removed:
            filled.known += 1
        else:
            yield article, progress


def re_extract(
    store: Store,
    report: Callable[[Progress], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    *,
    gently: bool = False,
) -> int:
    """Find the quotations of articles that have none yet, or those of another version of the
    extractor; of how many articles. Where there are many, or long ones, on all cores; `gently`, on
    what others leave of them.

    Raises:
        WriteError: an article could not be written; those before it are done.
    """
    from reader.quotes import VERSION

    if store.seen(_EXTRACTOR) == VERSION:
        return 0
    total = len(store.ids)
    old = _of_another_version(store, VERSION, cancelled)
    first = list(islice(old, EXTRACTED_AT_ONCE + 1))
    if first:
        report(Progress("quotations", first[0][1], total))
    processes = cores() if _is_much(article for article, _ in first) else 0
    passed: dict[str, int] = {}
    work = extracted(_noted(chain(first, old), passed), processes, cancelled, gently=gently)
    done = 0
    with closing(work) as found:
        while some := list(islice(found, BATCH)):
            store.replace(_entry(*one) for one in some)
            done += len(some)
            behind = max(passed.pop(article.id) for article, _ in some)
            report(Progress("quotations", behind, total))
    if not cancelled():
        store.mark_seen({_EXTRACTOR: VERSION})
    return done


def _of_another_version(
    store: Store, version: str, cancelled: Callable[[], bool]
) -> Iterator[tuple[Article, int]]:
    """Articles to be extracted again, each with how many there are before it."""
    for number, id in enumerate(store.ids):
        if cancelled():
            return
        try:
            if store.extracted_by(id) != version:
                yield store.article(id), number
        except (NotFoundError, DamagedError):
            continue  # gone meanwhile, or for `reader doctor` to tell of


def _noted(found: Iterable[tuple[Article, int]], passed: dict[str, int]) -> Iterator[Article]:
    """The articles, while `passed` learns how many are done when each of them is."""
    for article, number in found:
        passed[article.id] = number + 1
        yield article
