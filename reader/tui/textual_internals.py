"""All that Reader needs of Textual and Textual does not document, seen on Textual 8.2.8.

If a new version breaks something, look here first: each class says what it overrides, and why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App
from textual.command import CommandList, CommandPalette
from textual.geometry import Size
from textual.message_pump import MessagePump
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.widgets import Input
from textual.worker import WorkerFailed

from reader.errors import ReaderError

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.message import Message


def name_of_key(sign: str) -> str:
    """Textual's name of the key that types a sign: "/" is "slash".

    `textual.keys._character_to_key`: the only place where those names are.
    """
    from textual.keys import _character_to_key

    return _character_to_key(sign)


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
    """An input as wide as its words.

    `Widget.virtual_size`: Textual lays the whole screen out anew for every letter; no need.
    """

    virtual_size = reactive(Size(0, 0), repaint=False)


class SteadyPalette(CommandPalette):
    """Textual's command palette, on terminals of any size.

    `CommandPalette._action_command_list` pages through a list that has no room to be drawn at all,
    and the list keeps the layout it made for a size that has passed before the screen was told.
    """

    def on_resize(self) -> None:
        """Measure the list anew: its height is a share of the screen's."""
        self.query_one(CommandList).refresh(layout=True)

    def _action_command_list(self, action: str) -> None:
        if self.query_one(CommandList).scrollable_content_region.area:
            super()._action_command_list(action)
