"""Articles into the library: read, extracted, and written batch by batch."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain, islice, takewhile
from typing import TYPE_CHECKING

from reader.errors import SourceError
from reader.job import UNWATCHED, Progress
from reader.library.article_ids import move_to_ids_of
from reader.library.extraction import (
    BATCH,
    EXTRACTED_AT_ONCE,
    entry,
    expect_more,
    is_much,
    unextracted_entry,
)
from reader.sources.files import fingerprint
from reader.sources.registry import read_file
from reader.storage import REMOVED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from reader.job import Job
    from reader.model import Article
    from reader.storage import Store

    Read = tuple[Article, Progress]
    """An article, and how far one is in its file when it is done."""


@dataclass(slots=True)
class ImportResult:
    """What an import did."""

    added: int = 0
    known: int = 0
    """Articles that were in the library already, or that the user removed."""
    problems: list[SourceError] = field(default_factory=list)
    """Files that could not be read; the others were."""
    files: list[Path] = field(default_factory=list)
    """Those that were read to their end."""
    moved: bool = False
    """Whether articles, or what the user keeps of them, had ids of older Readers until now."""


def import_changed(store: Store, files: Iterable[Path], job: Job = UNWATCHED) -> ImportResult:
    """Add the articles of those files that are new or have changed since they were last seen.

    The rest is as `import_files` does it.
    """
    marks = {file: fingerprint(file) for file in files}
    seen = store.articles.seen
    changed = [file for file, mark in marks.items() if not mark or seen(file.name) != mark]
    result = import_files(store, changed, job)
    if result.files and not job.is_cancelled:
        store.articles.mark_seen({file.name: marks[file] for file in result.files})
    return result


def import_files(store: Store, files: Iterable[Path], job: Job = UNWATCHED) -> ImportResult:
    """Add the articles of files, a durable batch at a time; what is reported is on the disk.

    Of many, or of long ones, the articles come first, and can be read at once; then
    `extraction.find_quotations` finds their quotations. A file that cannot be read is told in
    `ImportResult.problems` and leaves the others alone.

    Raises:
        WriteError: an article could not be written; those before it are safe.
    """

    def going(_: object) -> bool:
        return not job.is_cancelled

    result = ImportResult()
    new = _new(store, takewhile(going, _read(files, result)), result)
    first = list(islice(new, EXTRACTED_AT_ONCE + 1))
    later = is_much(article for article, _ in first)
    if later:
        expect_more(store)
    make = unextracted_entry if later else entry
    ahead = chain(first, new)
    while some := list(islice(ahead, BATCH)):
        result.added += store.articles.add(make(article) for article, _ in takewhile(going, some))
        if job.is_cancelled:
            break
        progress = some[-1][1]
        job.report(progress.what, progress.done, progress.total)
    return result


def _read(files: Iterable[Path], result: ImportResult) -> Iterator[Read]:
    for file in files:
        try:
            contents = read_file(file)
        except SourceError as error:
            result.problems.append(error)
            continue
        for article in contents.articles:
            line = article.origin.last_line if article.origin else contents.lines
            yield article, Progress(file.name, line, contents.lines)
        result.files.append(file)


def _new(store: Store, read: Iterable[Read], result: ImportResult) -> Iterator[Read]:
    removed = store.user_data[REMOVED]
    came: set[str] = set()
    while some := list(islice(read, BATCH)):
        result.moved |= move_to_ids_of(store, (article for article, _ in some))
        for article, progress in some:
            if article.id in store.articles or article.id in removed or article.id in came:
                result.known += 1
            else:
                came.add(article.id)
                yield article, progress
