"""The line a query is typed in: what completes it, and what is marked in it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from rich.highlighter import Highlighter
from textual.suggester import Suggester

from reader.search import parse
from reader.text import show

if TYPE_CHECKING:
    from rich.text import Text

    from reader.library import Library


class QueryHighlighter(Highlighter):
    """Conditions stand out; what cannot be understood is underlined while it is typed."""

    def highlight(self, text: Text) -> None:
        """Mark the parts of a query."""
        query = parse(text.plain)
        for condition in query.conditions:
            text.stylize("bold", condition.span.start, condition.span.end)
        for problem in query.problems:
            text.stylize("underline red", problem.span.start, problem.span.end)


class QuerySuggester(Suggester):
    """Completes the last part of a query."""

    def __init__(self, library: Library) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._library = library

    async def get_suggestion(self, value: str) -> str | None:
        """The query with its last part completed, if it can be by only going on typing.

        Nothing is proposed where nothing is begun: most of what is typed is plain words.
        """
        if value.endswith(" "):
            return None
        found = await asyncio.to_thread(self._library.search.complete, value, len(value))
        for completion in found:
            whole = value[: completion.span.start] + completion.text
            if whole.casefold().startswith(value.casefold()) and len(whole) > len(value):
                return value + show(whole[len(value) :])
        return None
