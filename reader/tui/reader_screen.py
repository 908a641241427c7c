"""What every screen of Reader is: it does commands, tells what came of them, and goes on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar, cast

from textual.content import Content
from textual.screen import Screen

from reader.text import show
from reader.tui.textual_internals import SurvivesReaderErrors

if TYPE_CHECKING:
    from concurrent.futures import Future

    from textual.app import App

    from reader.errors import ReaderError
    from reader.library import Library
    from reader.settings import Settings

Answer = TypeVar("Answer")
Done = TypeVar("Done")
Commands = Mapping[str, Callable[[], object]]
"""What does each command, by its id in the table."""


def tell_error(teller: App[Any] | Screen[Any], error: ReaderError) -> None:
    """What happened, and what to do; file names in it are text from outside."""
    lines = [show(line) for line in (error.message, error.hint) if line]
    teller.notify("\n".join(lines), severity="error", timeout=10, markup=False)


def when(
    app: App[Any], change: Future[Done], then: Callable[[Done], object] = lambda _: None
) -> None:
    """Go on when a change of the library is made; what could not be written is told."""
    wait: Callable[[], object] = partial(_wait, change, then)
    app.run_worker(wait, group="write")


async def _wait(change: Future[Done], then: Callable[[Done], object]) -> None:
    then(await asyncio.shield(asyncio.wrap_future(change)))


class LibraryApp(Protocol):
    """What a screen asks of the app it belongs to."""

    library: Library
    """The library that is open."""
    settings: Settings
    keys_in_force: Mapping[str, str]
    """Keys of the user's own, by command."""


class ReaderScreen(SurvivesReaderErrors, Screen[Answer]):
    """A screen on the library. A ReaderError is told, and the screen goes on as it was."""

    NAME: ClassVar[str]
    """Its name in the table of commands, where it says which places' keys are at hand."""

    def commands(self) -> Commands:
        """What this screen does for each command of its places."""
        raise NotImplementedError

    async def action_do(self, command: str) -> None:
        """Do what a key, a click or the palette asks for."""
        self.commands()[command]()

    @property
    def reader(self) -> LibraryApp:
        """The app."""
        return cast("LibraryApp", self.app)

    @property
    def library(self) -> Library:
        """The library that is open."""
        return self.reader.library

    # -- what came of an action -------------------------------------------------------------

    def tell(self, message: str | Content) -> None:
        """Say something for a moment."""
        plain = message.plain if isinstance(message, Content) else message
        self.notify(plain, markup=False)

    def tell_error(self, error: ReaderError) -> None:
        """Say what could not be done, and what to do."""
        tell_error(self, error)

    def article_changed(self, id: str, *, quotations: bool = False) -> None:
        """Show what the user made of an article, or of its `quotations`."""

    def list_changed(self, keep: str | None = None, *, follow: bool = False) -> None:
        """Show which articles are listed now, near the article `keep`, and if it is to `follow`,
        the one under the cursor."""

    def all_read(self) -> None:
        """Show that every article listed has been read."""

    def change(
        self,
        make: Callable[[Library], Done],
        said: Callable[[Done], str],
        show: Callable[[], object],
    ) -> None:
        """Change the library in its own thread, without waiting for the disk; then show what is
        other than it was, and say what came of it."""
        library = self.library  # that thread asks nothing of a screen, which may be left by then

        def told(done: Done) -> None:
            show()
            self.tell(said(done))

        self.when(library.later(lambda: make(library)), told)

    def when(self, change: Future[Done], then: Callable[[Done], object] = lambda _: None) -> None:
        """Go on when a change of the library is made, if this screen is still there.

        The app waits, not this screen: what could not be written is told wherever the user is.
        """
        when(self.app, change, lambda done: None if self.is_left else then(done))

    @property
    def is_left(self) -> bool:
        """Whether the user has left it: its widgets are gone before it is detached itself."""
        return not self.is_attached or self not in self.app.screen_stack
