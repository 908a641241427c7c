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
        self.renew_ids(job)
        result = import_changed(self._store, sorted(self._seeds.glob("*.txt")), job)
        if result.moved:
            self._moved()
        return result

    def files(self, files: Iterable[Path], job: Job = UNWATCHED) -> ImportResult:
        """Add the articles of files.

        A file that cannot be read is told in `ImportResult.problems` and leaves the others alone.
        """
        from reader.library.article_import import import_files

        self.renew_ids(job)
        result = import_files(self._store, files, job)
        if result.moved:
            self._moved()
        return result

    def renew_ids(self, job: Job = UNWATCHED, *, again: bool = False) -> None:
        """Give articles of older Readers the ids that they would get now, and all that the user
        keeps of them with it. It is done once, or `again` where a backup brought older ids."""
        from reader.library.article_ids import look_again, move_to_present_ids

        if again:
            look_again(self._store)
        if move_to_present_ids(self._store, job):
            self._changed()
            self._moved()

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
