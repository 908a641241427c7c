"""The application: themes, keys, and the way out."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from typing import TYPE_CHECKING, ClassVar

from reader.crash_log import record_crash
from reader.errors import ReaderError
from reader.library import Library
from reader.tui.commands import bindings, moving_keys
from reader.tui.garbage import freeze_loaded
from reader.tui.input_order import OrderedApp
from reader.tui.keymap import check_keymap
from reader.tui.reader_screen import tell_error, when
from reader.tui.screens.main import MainScreen
from reader.tui.terminal import HANG_UP, is_gone, on_end
from reader.tui.textual_internals import GuardedApp, SteadyPalette, TerminalDriver
from reader.tui.themes import DARK, LIGHT, THEMES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.actions import ActionParseResult
    from textual.binding import BindingType
    from textual.command import Provider
    from textual.dom import DOMNode

    from reader.paths import Paths
    from reader.settings import Settings
    from reader.tui.reader_screen import Commands

INTERNAL_ERROR = 70
"""Exit code after an error of Reader's own (EX_SOFTWARE of sysexits.h)."""


def _palette() -> type[Provider]:
    from reader.tui.palette import CommandProvider

    return CommandProvider


def _main_commands(screen: MainScreen) -> Commands:
    from reader.tui.screens.main_commands import main_commands  # the first frame needs none

    return main_commands(screen)


class ReaderApp(OrderedApp, GuardedApp):
    """Reader on the screen."""

    TITLE = "Reader"
    CSS_PATH = "reader.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("app")
    COMMANDS = {_palette}  # noqa: RUF012

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(driver_class=TerminalDriver)
        self.library = library
        self.settings = settings
        self.keys_in_force = check_keymap(settings.keys)
        """Keys of the user's own, by command."""
        self.moving_keys = moving_keys(self.keys_in_force)
        self.last_words = ""
        """What to say when the terminal is the user's again."""
        for theme in THEMES:
            self.register_theme(theme)
        self.begin_with_theme(self._chosen_theme())
        self.set_keymap(self.keys_in_force)

    def _chosen_theme(self) -> str:
        """The settings' theme, else the one chosen last, else the dark one."""
        wanted = self.settings.theme or str(self.library.recall("theme", DARK))
        if wanted in self.available_themes:
            return wanted
        if self.settings.theme:
            self.library.notices.append(f"There is no theme called {wanted!r}; using {DARK}.")
        return DARK

    def get_default_screen(self) -> MainScreen:
        """The main screen: the list and the article."""
        return MainScreen(_main_commands)

    def on_mount(self) -> None:
        """Collect garbage from now on; draw again after the shell had the terminal for a while."""
        self.call_after_refresh(self._collect)
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))

    def _collect(self) -> None:
        freeze_loaded()
        gc.enable()

    # -- the way out ------------------------------------------------------------------------

    def leave(self, code: int = 0) -> None:
        """Remember where the user is, and end."""
        try:
            for screen in self.screen_stack:
                if isinstance(screen, MainScreen) and screen.is_mounted:
                    screen.remember()
            self.library.settle()
        except ReaderError as error:
            self.last_words = f"{error.message}\n{error.hint}"
        self.library.search.stop()  # or its thread would be waited for
        self.exit(return_code=code)

    def action_leave(self) -> None:
        """Quit."""
        self.leave()

    def action_help_quit(self) -> None:
        """Ctrl-C with nothing selected: interrupted."""
        self.leave(128 + signal.SIGINT)

    def fail(self, error: BaseException) -> None:
        """End: the details go to the log, a sentence to the user. A terminal may just be gone."""
        if is_gone():
            self.leave(HANG_UP)
            return
        self.library.search.stop()
        told = record_crash(error, self.library.paths.log)
        self.last_words = f"{told}\nNothing that you kept is lost."
        self.end_at_once(INTERNAL_ERROR)

    def survive(self, error: Exception) -> bool:
        """Tell what a worker or a timer could not do; screens tell their own."""
        if not isinstance(error, ReaderError):
            return False
        tell_error(self, error)
        return True

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key, a click or the palette asks for; what cannot be done is told."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except ReaderError as error:
            tell_error(self, error)
            return True

    # -- actions ----------------------------------------------------------------------------

    def copy_to_clipboard(self, text: str) -> None:
        """Copy `text`, line by line without what acts when it is pasted into a terminal."""
        from reader.export import sanitize

        super().copy_to_clipboard("\n".join(map(sanitize, text.split("\n"))))

    def action_toggle_theme(self) -> None:
        """From the light theme to the dark, or back."""
        self.theme = LIGHT if self.current_theme.dark else DARK

    def theme_chosen(self, name: str) -> None:
        """Remember the theme for the next start."""
        if self.is_running and not self.settings.theme:
            when(self, self.library.later(lambda: self.library.remember(theme=name)))

    def action_command_palette(self) -> None:
        """Open the palette, which does any command by its name."""
        if not isinstance(self.screen, SteadyPalette):
            self.push_screen(SteadyPalette())

    def action_help(self) -> None:
        """Open the help, which tells every key."""
        from reader.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen())


def run_app(paths: Paths, settings: Settings) -> int:
    """Run Reader on this terminal until the user leaves; the exit code.

    Raises:
        StorageError: the library cannot be opened.
        UsageError: the settings' keys clash.
    """
    with Library.open_to_read(paths) as library:
        app = ReaderApp(library, settings)
        asyncio.run(_run(app))
    if app.last_words:
        sys.stderr.write(f"{app.last_words}\n")
    return INTERNAL_ERROR if app.return_code is None else app.return_code


async def _run(app: ReaderApp) -> None:
    on_end(app.leave)
    await app.run_async()
