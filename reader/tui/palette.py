"""What the command palette offers, made from the command table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider

from reader.tui.commands import COMMANDS, SCREENS, Command, keys_of
from reader.tui.key_names import key_names
from reader.tui.reader_screen import ReaderScreen
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from textual.dom import DOMNode
    from textual.widget import Widget

WIDGETS: dict[str, type[Widget]] = {"list": RowList, "article": ArticleView}
"""Places of the table that are widgets."""


class CommandProvider(Provider):
    """Every command that is at hand on the screen where the palette was opened."""

    def _commands(self) -> Iterator[Command]:
        screen = self.screen
        places = SCREENS[screen.NAME] if isinstance(screen, ReaderScreen) else ("app",)
        return (c for where in places for c in COMMANDS if c.where == where)

    def _help(self, command: Command) -> str:
        keymap: dict[str, str] = getattr(self.app, "keys_in_force", {})
        return f"{key_names(keys_of(command, keymap))} · {command.help}"

    def _run(self, command: Command) -> Callable[[], Awaitable[bool]]:
        node: DOMNode = self.screen
        if widget := WIDGETS.get(command.where):
            node = node.query_one(widget)
        return partial(self.app.run_action, command.action, node, {"screen": self.screen})

    async def discover(self) -> Hits:
        """Every command, before anything is typed."""
        for command in self._commands():
            yield DiscoveryHit(command.title, self._run(command), help=self._help(command))

    async def search(self, query: str) -> Hits:
        """The commands that fit what was typed."""
        matcher = self.matcher(query)
        for command in self._commands():
            if (score := matcher.match(f"{command.title} {command.help}")) > 0:
                title = matcher.highlight(command.title)
                yield Hit(score, title, self._run(command), help=self._help(command))
