"""Keys, pastes and clicks, each done wholly before the next: they may arrive in one read."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import events
from textual.app import App
from textual.message import Message

from reader.tui.textual_internals import SteadyPalette
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from asyncio import Task

ROUNDS = 4
"""What a key leads to: what its widget posts, what that does, and what that posts."""
PATIENCE = 0.5
"""Seconds after which a widget that does not answer holds up no key any more."""


class Probe(Message):
    """Takes the way of a key, from widget to widget: where it arrives, the key has been before."""

    def __init__(self) -> None:
        super().__init__()
        self.arrived = asyncio.Event()


class OrderedApp(App[None]):
    """An app that does what is typed in the order it is typed.

    `App.on_event`: Textual does a key of a screen at once, and a letter when its widget comes to
    it; of a burst of keys the last would be done first.
    """

    moving_keys: frozenset[str] = frozenset()
    """Keys that only move in a list or an article that has the focus: they wait for none."""
    _input: deque[events.Event]
    _doing: Task[None] | None = None

    async def on_event(self, event: events.Event) -> None:
        """Put what the user does in line."""
        if not isinstance(event, events.InputEvent | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        if self._doing is None or self._doing.done():
            self._input = deque()
            self._doing = asyncio.create_task(self._do())
        self._input.append(event)

    @property
    def is_input_done(self) -> bool:
        """Whether everything that was typed has been done."""
        return self._doing is None or self._doing.done()

    async def _do(self) -> None:
        await asyncio.sleep(0)
        is_settled = True
        while self._input and not self._exit:
            event = self._input.popleft()
            only_moves = self._only_moves(event)
            if not only_moves and not is_settled:
                await self._settle()
            try:
                await self._wait_for_palette(event)
                await super().on_event(event)
            except Exception as error:  # noqa: BLE001  # as in the loop of any widget
                self._handle_exception(error)
                return
            is_settled = not only_moves
            if is_settled and not isinstance(event, events.MouseMove):
                await self._settle()

    def _only_moves(self, event: events.Event) -> bool:
        """Whether what was typed leaves focus and screen alone: its widget does it in its turn."""
        return (
            isinstance(event, events.Key)
            and event.key in self.moving_keys
            and isinstance(self.focused, RowList | ArticleView)
        )

    async def _settle(self) -> None:
        """Wait until what was typed has been dealt with, by whoever has the focus by then."""
        for _ in range(ROUNDS):
            if self._exit or not self.screen_stack:
                return
            probe = Probe()
            if (self.focused or self.screen).post_message(probe):
                with suppress(TimeoutError):
                    await asyncio.wait_for(probe.arrived.wait(), PATIENCE)

    def on_probe(self, probe: Probe) -> None:
        """Everything before it has been dealt with."""
        probe.arrived.set()

    async def _wait_for_palette(self, event: events.Event) -> None:
        """Let the palette list what was typed before a key chooses of it."""
        palette = self.screen
        if not isinstance(palette, SteadyPalette) or not isinstance(event, events.Key):
            return
        if event.key != "escape" and not event.is_printable:
            await palette.gathered(PATIENCE)
