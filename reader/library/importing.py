"""Bringing articles in; what that needs is loaded when the first ones come, not for the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.job import UNWATCHED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from reader.job import Job
    from reader.library.article_import import ImportResult
    from reader.storage import Store


class Importing:
    """Files into articles, and articles into quotations; made for workers. What is cut short goes
    on next time. All raise WriteError; what was done before is safe."""

    def __init__(
        self, store: Store, seeds: Path, changed: Callable[[], None], moved: Callable[[], None]
    ) -> None:
        self._store = store
        self._seeds = seeds
        self._changed = changed
        """To be called when headings have changed."""
        self._moved = moved
        """To be called when articles have other ids than before."""

    def seeds(self, job: Job = UNWATCHED) -> ImportResult:
        """Add what is new in the seed files."""
        from reader.library.article_import import ImportResult, import_changed

        if self._store.read_only:
            return ImportResult()
        return self._told(import_changed, sorted(self._seeds.glob("*.txt")), job)

    def files(self, files: Iterable[Path], job: Job = UNWATCHED) -> ImportResult:
        """Add the articles of files.

        A file that cannot be read is told in `ImportResult.problems` and leaves the others alone.
        """
        from reader.library.article_import import import_files

        return self._told(import_files, files, job)

    def find_quotations(self, job: Job = UNWATCHED, *, gently: bool = False) -> int:
        """Find the quotations of articles that have none, or those of another version of the
        extractor; of how many articles.

        Many, or long ones, are done on all cores; `gently`, on what others leave of them. Bookmarks
        keep their hold meanwhile.
        """
        if self._store.read_only:
            return 0
        from reader.library.extraction import find_quotations

        done = find_quotations(self._store, job, gently=gently)
        if done:
            self._changed()
        return done

    def _told(
        self,
        read: Callable[[Store, Iterable[Path], Job], ImportResult],
        files: Iterable[Path],
        job: Job,
    ) -> ImportResult:
        """What reading files did, after the articles of older Readers got the ids of this one."""
        from reader.library.article_ids import move_to_present_ids

        moved = move_to_present_ids(self._store, job)
        if moved:
            self._changed()
        result = read(self._store, files, job)
        result.moved |= moved
        if result.moved:
            self._moved()
        return result
