"""The command palette, made from the command table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider

from reader.tui.commands import COMMANDS, Command, key_names, keys_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator


class CommandProvider(Provider):
    """Every command that can be used where the palette was opened."""

    def _commands(self) -> Iterator[Command]:
        from reader.tui.screens.main import MainScreen

        on_main = isinstance(self.screen, MainScreen)
        return (c for c in COMMANDS if on_main or c.where == "app")

    def _help(self, command: Command) -> str:
        keymap: dict[str, str] = getattr(self.app, "keys_in_force", {})
        return f"{key_names(keys_of(command, keymap))} · {command.help}"

    def _run(self, command: Command) -> Callable[[], Awaitable[bool]]:
        namespace = self.app if command.where == "app" else self.screen
        return partial(self.app.run_action, command.action, namespace)

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for command in self._commands():
            yield DiscoveryHit(command.title, self._run(command), help=self._help(command))

    async def search(self, query: str) -> Hits:
        """Those that fit what was typed."""
        matcher = self.matcher(query)
        for command in self._commands():
            if (score := matcher.match(f"{command.title} {command.help}")) > 0:
                title = matcher.highlight(command.title)
                yield Hit(score, title, self._run(command), help=self._help(command))


class Palette(CommandPalette):
    """Textual's, which pages through a list that has no room to be drawn at all, and keeps the
    layout it made for a size that has passed before the screen was told of it."""

    def on_resize(self) -> None:
        """Measure the list anew: its height is a share of the screen's."""
        self.query_one(CommandList).refresh(layout=True)

    def _action_command_list(self, action: str) -> None:
        if self.query_one(CommandList).scrollable_content_region.area:
            super()._action_command_list(action)
