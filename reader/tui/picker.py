"""A list one can search, over the panes: the base of search, bookmarks, quotations and help."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic, sleep
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import on, work
from textual.containers import Container
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from reader.job import Job
from reader.tui.commands import bindings, footer
from reader.tui.reader_screen import ReaderScreen
from reader.tui.textual_internals import has_ended
from reader.tui.widgets.bars import KeyBar
from reader.tui.widgets.query_input import QueryInput
from reader.tui.widgets.row_list import RowList
from reader.tui.widgets.text_view import TextView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.highlighter import Highlighter
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.suggester import Suggester
    from textual.worker import Worker

    from reader.job import Progress
    from reader.model import Span
    from reader.tui.reader_screen import Commands

PATIENCE = 1.0
"""Seconds a key waits for the answer to what was typed before it."""
QUICK = 0.04
"""Seconds between keys that come too fast for anybody to look at what each of them finds."""

Row = TypeVar("Row")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Place:
    """Where to go: an article, and perhaps words in it."""

    article: str
    span: Span | None = None
    hits: tuple[Span, ...] = ()
    """Words to mark there."""
    passages: tuple[Span, ...] = ()
    """Passages of the article to walk through, `span` first."""


@dataclass(frozen=True, slots=True)
class PickerResult(Generic[Row]):
    """What a picker lists for a query."""

    rows: Sequence[Row]
    note: Content
    """What to say about it."""


class PickerScreen(ReaderScreen[Answer | None], Generic[Row, Answer]):
    """Type to find, Enter to choose, Escape to be back where you were.

    A query is answered in a worker; an answer to an older query is dropped. While keys come fast, a
    query waits for the next key first: to draw what it finds would hold up the letters.
    """

    NAME = "picker"
    BINDINGS: ClassVar[list[BindingType]] = bindings(NAME)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (90, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]  # noqa: RUF012
    AUTO_FOCUS = "#query"
    KEY_BAR: ClassVar[str] = "picker"
    """Name of its key bar in the table of commands."""
    PROMPT: ClassVar[str] = ""
    CHOOSE: ClassVar[str] = "go there"
    """What Enter does, in a word or two."""

    query_input = query_one("#query", Input)
    results: query_one[RowList[Row]] = query_one("#results", RowList)

    def __init__(self, query: str = "") -> None:
        super().__init__()
        self._first_query = query
        self._typed_at = 0.0
        self._answering: Worker[None] | None = None

    def compose(self) -> ComposeResult:
        """A line to type in, what was found, and the row under the cursor in its place."""
        yield QueryInput(
            self._first_query,
            placeholder=self.PROMPT,
            suggester=self.suggester(),
            highlighter=self.highlighter(),
            id="query",
            select_on_focus=False,
        )
        yield Static("", id="note", markup=False)
        with Container(id="found"):
            yield RowList(self.format_row, id="results")
            yield TextView(id="preview")
        keys = footer(self.KEY_BAR, self.reader.keys_in_force, {"picker.choose": self.CHOOSE})
        yield KeyBar(keys, id="keys")

    def on_mount(self) -> None:
        """List what there is before anything is typed."""
        if not self._first_query:
            self._look_for("")

    async def action_do(self, command: str) -> None:
        """Do what a key asks for, on the rows that what was typed before it leads to."""
        if command == "picker.back" or await self._is_answered():
            await super().action_do(command)
        else:
            self.say("Still searching: once more, when it is done.")

    async def _is_answered(self) -> bool:
        """Whether the last query is answered, or is within a moment."""
        return self._answering is None or await has_ended(self._answering, PATIENCE)

    def commands(self) -> Commands:
        """Choosing among the rows while typing."""
        return {
            "picker.choose": self.choose,
            "picker.back": self.leave,
            "picker.next": lambda: self.results.action_move(1),
            "picker.previous": lambda: self.results.action_move(-1),
            "picker.page_down": lambda: self.results.action_page(1),
            "picker.page_up": lambda: self.results.action_page(-1),
        }

    # -- what a picker is made of -----------------------------------------------------------

    def highlighter(self) -> Highlighter | None:
        """What marks parts of the query while it is typed."""
        return None

    def suggester(self) -> Suggester | None:
        """What completes the query while it is typed."""
        return None

    def find(self, query: str, job: Job) -> PickerResult[Row]:
        """Answer a query; runs in a thread."""
        raise NotImplementedError

    def format_row(self, row: Row, width: int) -> list[Content]:
        """The lines of a row."""
        raise NotImplementedError

    def preview(self, row: Row) -> Content:
        """The row in its place."""
        raise NotImplementedError

    def answer(self, row: Row) -> Answer | None:
        """What the screen is left with on Enter; None stays."""
        raise NotImplementedError

    # -- finding ----------------------------------------------------------------------------

    @on(Input.Changed, "#query")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        before, self._typed_at = self._typed_at, monotonic()
        self._look_for(event.value, QUICK if self._typed_at - before < QUICK else 0)

    def _look_for(self, query: str, wait: float = 0) -> None:
        self._answering = self.look_for(query, wait)

    @work(thread=True, exclusive=True, group="find")
    def look_for(self, query: str, wait: float = 0) -> None:
        """Answer a query without holding up the typing, unless within `wait` seconds there is
        another."""
        worker = get_current_worker()
        sleep(wait)
        if worker.is_cancelled:
            return
        found = self.find(query, Job(self.tell_progress, lambda: worker.is_cancelled))
        if not worker.is_cancelled:
            first = self.preview(found.rows[0]) if found.rows else Content("")  # reads the disk
            self.app.call_from_thread(self._list, query, found, first)

    def _list(self, query: str, found: PickerResult[Row], first: Content) -> None:
        if not self.is_left and query == self.query_input.value:
            self.say(found.note)
            self.results.show(found.rows)
            self._show(first)

    def say(self, note: Content | str) -> None:
        """Tell something about what is listed."""
        note = Content(note) if isinstance(note, str) else note
        if not self.is_left:
            self.query_one("#note", Static).update(note, layout=False)

    def tell_progress(self, progress: Progress) -> None:
        """Say how far the search index is; from a worker, perhaps after the screen is gone."""
        if progress.total > progress.done and self.is_attached:
            done = f"{progress.done:,} of {progress.total:,}"
            self.app.call_from_thread(self.say, f"Preparing the search: {done} articles…")

    @on(RowList.Moved, "#results")
    def _preview(self) -> None:
        if self.is_left:
            return
        row = self.results.row
        self._show(Content("") if row is None else self.preview(row))

    def _show(self, preview: Content) -> None:
        self.query_one(TextView).text = preview

    @on(RowList.Chosen, "#results")
    def choose(self) -> None:
        """Leave with the row under the cursor."""
        row = self.results.row
        if row is not None and (answer := self.answer(row)) is not None:
            self.dismiss(answer)

    def leave(self) -> None:
        """Leave for where the user was."""
        self.dismiss(None)

    def find_again(self) -> None:
        """Answer the query once more, because what is listed has changed."""
        self._look_for(self.query_input.value)
