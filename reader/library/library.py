"""The library: its rooms, opened together on one store."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Self, TypeVar

from reader.errors import WriteError
from reader.library.articles import Articles
from reader.library.bookmarks import Bookmarks
from reader.library.corrections import Corrections
from reader.library.importing import Importing
from reader.library.listing import Listing
from reader.library.reading import Reading
from reader.library.search import Search
from reader.library.user_state import UserState
from reader.library.writer import Writer
from reader.storage import REMEMBERED, Change, Remembered, Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from pathlib import Path
    from types import TracebackType

    from reader.paths import Paths

Done = TypeVar("Done")


class Library:
    """One open library. What a user can do in it is in its rooms; articles are named by id."""

    def __init__(self, store: Store, paths: Paths) -> None:
        self._store = store
        self._state = state = UserState(store)
        self._writer = Writer()
        self.paths = paths
        self.articles = Articles(store, state)
        self.listing = Listing(store, state, self.articles)
        self.reading = Reading(store, state)
        self.bookmarks = Bookmarks(store, state, self.articles)
        self.corrections = Corrections(store, state)
        self.importing = Importing(store, paths.seeds, self._forget_headings, state.refresh)
        self.search = Search(store, self.articles, self.bookmarks, paths.cache)

    @classmethod
    def open(cls, paths: Paths, *, read_only: bool = False) -> Library:
        """Open the library in `paths.data`, made there if it is not yet.

        Raises:
            StorageError: the folder cannot be used, or holds files that are not ours.
        """
        return cls(Store.open(paths.data, read_only=read_only), paths)

    @classmethod
    def open_to_read(cls, paths: Paths) -> Library:
        """The library, opened for reading only where it may not be written to.

        That is told in `notices`, and each change is then refused with a WriteError.

        Raises:
            StorageError: the folder cannot be used, or holds files that are not ours.
        """
        try:
            return cls.open(paths)
        except WriteError as error:
            library = cls.open(paths, read_only=True)
            if library.is_empty:
                raise
            library.notices.append(f"{error.message}. You can read, but nothing can be kept.")
            return library

    def close(self) -> None:
        """Let go of the files; what was acknowledged is on disk already."""
        self.search.stop()
        self._writer.close()
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def notices(self) -> list[str]:
        """What was found wrong in the library, and what was done about it."""
        return self._store.notices

    @property
    def is_empty(self) -> bool:
        """Whether no article was put into it yet."""
        return not self._store.articles.ids

    # -- the user's data --------------------------------------------------------------------

    def later(self, change: Callable[[], Done]) -> Future[Done]:
        """Make a change in a thread of the library's own, after those asked for before.

        The disk may be slow and another process may be writing; a screen waits for neither.
        `close` waits until all of them are made.
        """
        return self._writer.ask(change)

    def settle(self) -> None:
        """Wait until every change asked for is made. Raises what one of them raised."""
        self._writer.settle()

    def undo(self) -> str | None:
        """Take the last change back; what it was, in words, or None where there is none.

        It may be one of another process, or of a day before. Raises WriteError.
        """
        return self._state.undo()

    def back_up(self, file: Path) -> None:
        """Write all of the user's data into one file, for another machine.

        Raises StorageError where the file exists and is something else, WriteError.
        """
        self._store.user_data.backup(file)

    def restore(self, file: Path) -> int:
        """Merge such a file with the user's data; how much of it changed. Nothing here is lost.

        Raises StorageError where it cannot be read as such.
        """
        changed = self._store.user_data.restore(file)
        self._state.refresh()
        return changed

    def recall(self, name: str, default: object = None) -> object:
        """A value the screen kept, such as the theme; `default` where none of its kind is kept.

        It may come from another version, from a backup, or from a file edited by hand.
        """
        kept = self._store.user_data[REMEMBERED].get(name)
        value = kept.value if kept else None
        if default is None or type(value) is type(default):
            return value
        if isinstance(default, StrEnum):
            return next((one for one in type(default) if one == value), default)
        return default

    def remember(self, **values: object) -> None:
        """Keep JSON values for the next start; may reach the disk a little later."""
        kept = self._store.user_data[REMEMBERED]
        wanted = {
            name: None if value is None else Remembered(value) for name, value in values.items()
        }
        changes = [
            Change(REMEMBERED, name, new) for name, new in wanted.items() if kept.get(name) != new
        ]
        if changes and not self._store.read_only:
            self._store.user_data.change(changes, durable=False)

    # -- other processes, and repair ----------------------------------------------------------

    @property
    def is_behind(self) -> bool:
        """Whether another process changed something that `refresh` would take in."""
        return self._store.is_behind

    def refresh(self) -> bool:
        """Take in what another process changed; whether there was anything."""
        before = self._store.articles.ids
        changed = self._store.refresh()
        if self._store.articles.ids is not before:
            self._forget_headings()
        if changed:
            self._state.refresh()
        return changed

    def repair(self) -> list[str]:
        """Put right what is wrong on the disk, fetch again what that took away; what was done.

        Raises StorageError.
        """
        done = self._store.repair()
        self.importing.seeds()
        self._forget_headings()
        self._state.refresh()
        return done

    def _forget_headings(self) -> None:
        self.articles.forget()
        self.listing.forget()
