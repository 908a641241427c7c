"""All that Reader needs of Textual and Textual does not document, seen on Textual 8.2.8.

If a new version breaks something, look here first: each class says what it overrides, and why.
"""

from __future__ import annotations

import asyncio
import os
import signal
from typing import TYPE_CHECKING, Any, cast

from rich.cells import cell_len
from rich.text import Text
from textual.app import App
from textual.command import CommandInput, CommandList, CommandPalette, SearchIcon
from textual.containers import Horizontal, Vertical
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size
from textual.message_pump import MessagePump
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.widgets import Input, LoadingIndicator, TextArea
from textual.worker import WorkerFailed

from reader.errors import ReaderError
from reader.tui.drawing import drawable, harmless
from reader.tui.terminal import terminal_to_draw_on

if TYPE_CHECKING:
    from io import TextIOWrapper

    from rich.console import RenderableType
    from textual.app import ComposeResult
    from textual.message import Message
    from textual.strip import Strip
    from textual.worker import Worker


def name_of_key(sign: str) -> str:
    """Textual's name of the key that types a sign: "/" is "slash".

    `textual.keys._character_to_key`: the only place where those names are.
    """
    from textual.keys import _character_to_key

    return _character_to_key(sign)


def names_of_keys() -> set[str]:
    """Textual's names of all keys that a terminal sends, without modifiers.

    `textual.keys.Keys` names those that are not typed, `_character_to_key` signs.
    """
    from textual.keys import Keys, _character_to_key

    unsent = {"ignore", "return", "ctrl-at", "@"}
    named = {key.value.rpartition("+")[2] for key in Keys if not key.value.startswith("<")}
    signs = {_character_to_key(chr(code)) for code in range(0x20, 0x7F)}
    return (named | signs) - unsent


async def has_ended(worker: Worker[Any], patience: float) -> bool:
    """Wait for a worker, at most so many seconds; whether it has ended.

    `Worker._task`: to give up waiting by the documented method would cancel the worker.
    """
    task = worker._task  # noqa: SLF001
    if task and not worker.is_finished:
        await asyncio.wait([task], timeout=patience)
    return worker.is_finished or bool(task and task.done())


class SurvivesReaderErrors(MessagePump):
    """A screen whose message loop goes on after a ReaderError, such as a full disk.

    `MessagePump._dispatch_message`: what a handler raises ends the loop, and with it the program;
    no documented method is asked before.
    """

    def tell_error(self, error: ReaderError) -> None:
        """Say what happened, and what to do."""
        raise NotImplementedError

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except ReaderError as error:
            self.tell_error(error)


class GuardedApp(App[None]):
    """An app that ends with a sentence of its own where Textual would print a traceback.

    `App._handle_exception` is where what a worker or a timer raised arrives; `_fatal_error` and
    `panic` print. `_close_messages_no_wait` with `_return_code` is how they end the app, and
    `_exception` and `_exit` tell whether there was an error and whether the end has begun.
    """

    def fail(self, error: BaseException) -> None:
        """End because of an error of our own."""
        raise NotImplementedError

    def survive(self, error: Exception) -> bool:
        """Tell of an error if the program can go on; whether it can."""
        raise NotImplementedError

    def end_at_once(self, code: int) -> None:
        """End without asking any widget."""
        self._return_code = code
        self._close_messages_no_wait()

    def _handle_exception(self, error: Exception) -> None:
        if self._exit:  # what fails because the end has begun is no fault
            return
        if isinstance(error, WorkerFailed) and isinstance(error.error, Exception):
            error = error.error
        if not self.survive(error):
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        self.fail(self._exception or RuntimeError("unknown"))

    def panic(self, *renderables: RenderableType) -> None:
        """End because of what Textual could not say as an exception."""
        segments = (part for one in renderables for part in self.console.render(one))
        self.fail(RuntimeError("".join(segment.text for segment in segments)))

    # -- themes -----------------------------------------------------------------------------

    _styled_with = ""
    """The theme the style sheet was made with."""

    def begin_with_theme(self, name: str) -> None:
        """Make the style sheet once, with the first theme.

        `App.stylesheet` and `refresh_css`: Textual makes it with its own theme, then anew.
        """
        self.theme = name
        self.stylesheet.set_variables(self.get_css_variables())
        self._styled_with = name

    def refresh_css(self, animate: bool = True) -> None:
        """Make the style sheet again for another theme; it was made for the first one already."""
        if self.theme != self._styled_with:
            self._styled_with = self.theme
            super().refresh_css(animate)

    def theme_chosen(self, name: str) -> None:
        """Another theme is in force."""
        raise NotImplementedError

    def _watch_theme(self, theme_name: str) -> None:
        """`App._watch_theme`: a watcher of our own would take the place of Textual's."""
        super()._watch_theme(theme_name)
        self.theme_chosen(theme_name)


TOGETHER = 0.1
"""Seconds between a signal to go on and one to stop of which nobody knows which came first."""


class TerminalDriver(LinuxDriver):
    """A driver that draws on the terminal, whatever stderr is, and can be stopped at any time.

    `LinuxDriver._file` is where it draws: stderr. `_sigtstp_application` and `_sigcont_application`
    are signal handlers: between any two steps of a write they would take its locks once more, so
    the loop calls ours. A program that stops after it was told to go on would stay so, and two
    signals at once may come to two threads, in any order: then it goes on. Only what was stopped
    is started again, else a second reader of keys is left that nobody ends.
    """

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._file = cast("TextIOWrapper", terminal_to_draw_on())
        self._is_suspended = False
        self._stopping: asyncio.TimerHandle | None = None
        self._went_on = -TOGETHER
        self._loop = asyncio.get_running_loop()
        self._loop.add_signal_handler(signal.SIGTSTP, self._stop)
        self._loop.add_signal_handler(signal.SIGCONT, self._go_on)

    def _stop(self) -> None:
        """Leave the terminal, then stop, unless told to go on meanwhile: that comes once only."""
        if self._loop.time() - self._went_on < TOGETHER:
            return
        if self._auto_restart:
            self.suspend_application_mode()
            self._must_signal_resume = True
        # Two rounds of the loop: what has come by then is heard first.
        self._stopping = self._loop.call_later(0, self._loop.call_soon, self._stop_now)

    def _stop_now(self) -> None:
        if self._stopping:
            os.kill(os.getpid(), signal.SIGSTOP)

    def _go_on(self) -> None:
        self._stopping, self._went_on = None, self._loop.time()
        self._sigcont_application()

    def suspend_application_mode(self) -> None:
        """Leave the terminal as it was."""
        if not self._is_suspended:
            self._is_suspended = True
            super().suspend_application_mode()

    def resume_application_mode(self) -> None:
        """Take the terminal, if it was left."""
        if self._is_suspended:
            self._is_suspended = False
            super().resume_application_mode()


class LinesView(ScrollView):
    """A view on more lines than fit, whose scroll bar, when it appears, stands where the view is.

    `Widget.virtual_size` and `ScrollView.watch_virtual_size`: for more or fewer lines Textual would
    lay the whole screen out anew; `_scroll_update` moves the scroll bar alone. It moves one only
    while it is shown.
    """

    virtual_size = reactive(Size(0, 0), repaint=False)

    def watch_virtual_size(self) -> None:
        """Fit the scroll bar to the lines."""
        self._scroll_update(self.virtual_size)

    def watch_show_vertical_scrollbar(self, shown: bool) -> None:
        """Put a scroll bar that appears where the view is."""
        if shown:
            self.vertical_scrollbar.position = self.scroll_offset.y

    def forget_drawn(self) -> None:
        """Drop what was made for other colours."""

    def notify_style_update(self) -> None:
        """`Widget.notify_style_update`: how a widget learns that its colours have changed."""
        self.forget_drawn()
        super().notify_style_update()


class SteadyInput(Input):
    """An input as wide as its words, which draws of them what may be drawn.

    `Widget.virtual_size`: Textual lays the whole screen out anew for every letter; no need.
    `Input._value` is what is drawn, and `_position_to_cell` where.
    """

    virtual_size = reactive(Size(0, 0), repaint=False)

    @property
    def _value(self) -> Text:
        text = Text(drawable(self.value), no_wrap=True, overflow="ignore", end="")
        return self.highlighter(text) if self.highlighter else text

    def _position_to_cell(self, position: int) -> int:
        return cell_len(drawable(self.value[:position]))

    def render_line(self, y: int) -> Strip:
        """Draw the line without what is not drawn."""
        return harmless(super().render_line(y))


class ShownTextArea(TextArea):
    """A text of several lines that draws what may be drawn of it; it holds what it was given."""

    def get_line(self, line_index: int) -> Text:
        """What is drawn of a line, sign for sign."""
        line = super().get_line(line_index)
        line.plain = drawable(line.plain)
        return line

    def render_line(self, y: int) -> Strip:
        """Draw the line without what is not drawn."""
        return harmless(super().render_line(y))


class ShownCommandInput(CommandInput, SteadyInput):
    """The palette's line."""


class SteadyPalette(CommandPalette):
    """Textual's command palette, on terminals of any size.

    `CommandPalette._action_command_list` pages through a list that has no room to be drawn at all,
    and the list keeps the layout it made for a size that has passed before the screen was told.
    """

    def compose(self) -> ComposeResult:
        """`CommandPalette.compose`, with a line that draws what may be drawn."""
        with Vertical(id="--container"):
            with Horizontal(id="--input"):
                yield SearchIcon()
                yield ShownCommandInput(placeholder=self._placeholder, select_on_focus=False)
            with Vertical(id="--results"):
                yield CommandList()
                yield LoadingIndicator()

    def on_resize(self) -> None:
        """Measure the list anew: its height is a share of the screen's."""
        self.query_one(CommandList).refresh(layout=True)

    def _action_command_list(self, action: str) -> None:
        if self.query_one(CommandList).scrollable_content_region.area:
            super()._action_command_list(action)

    async def gathered(self, patience: float) -> None:
        """Wait until what fits is listed, at most so many seconds.

        `CommandPalette._GATHER_COMMANDS_GROUP`: the workers that list it.
        """
        for worker in list(self.workers):
            if worker.node is self and worker.group == self._GATHER_COMMANDS_GROUP:
                await has_ended(worker, patience)
