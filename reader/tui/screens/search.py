"""Search: the half-remembered quotation, found while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.content import Span as Styled

from reader.model import Span
from reader.text import show, showable
from reader.tui.excerpt import excerpt, surroundings
from reader.tui.formatting import MUTED, citation, number
from reader.tui.screens.finder import FinderScreen, Found, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.library import Library, Progress
    from reader.search import Hit, Results

LIMIT = 50
CLOSE = 0.5
"""Score from which a hit counts as a match."""
ROW_LINES = 3
"""Lines of a passage in the list; the preview shows it whole."""
HIT = "bold underline $text-warning"
PASSAGE = "$text-accent"


class SearchScreen(FinderScreen["Hit"]):
    """Quotations, headlines and passages that fit a query, best first."""

    PROMPT = "A few words you remember, and perhaps who said them…"
    KEYS: ClassVar[Sequence[tuple[str, str, str]]] = (
        ("Enter", "open there", "screen.choose"),
        ("↑↓", "choose", "screen.move(1)"),
        ("^S", "bookmark", "screen.bookmark"),
        ("^Y", "copy", "screen.copy"),
        ("Esc", "back", "screen.cancel"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "bookmark", "Bookmark", show=False),
        Binding("ctrl+y", "copy", "Copy", show=False),
    ]

    def __init__(self, library: Library, query: str = "") -> None:
        super().__init__(query)
        self.library = library

    # -- finding ----------------------------------------------------------------------------

    def find(self, query: str, cancelled: Callable[[], bool]) -> Found[Hit]:
        """Ask the index; runs in a thread."""
        from reader.search import CancelledError

        try:
            self.library.prepare_search(self._preparing, cancelled)
            if not query.strip():
                return Found((), _hint())
            results = self.library.search(query, limit=LIMIT, cancelled=cancelled)
        except CancelledError:  # another query has taken its place
            return Found((), Content(""))
        return Found(results.hits, _note(results))

    def _preparing(self, progress: Progress) -> None:
        """Say how far the index is, while it is built or brought up to date."""
        self.app.call_from_thread(self.say, f"Preparing the search: {progress.done:,} articles…")

    def format_row(self, row: Hit, width: int) -> list[Content]:
        """The passage with the words that matched, and whose it is."""
        passage = row.passage
        shown = showable(passage.text)
        spans = [
            Styled(
                shown.to_shown(match.start - passage.start),
                shown.to_shown(match.end - passage.start),
                HIT,
            )
            for match in row.matches
        ]
        text = Content(shown.text[: width * (ROW_LINES + 2)], spans)
        if passage.kind == "quotation":
            text = Content("“") + text + "”"
        elif passage.kind == "title":
            text = text.stylize("bold")
        lines = list(text.wrap(max(8, width - 3)))
        if len(lines) > ROW_LINES:
            lines = [*lines[: ROW_LINES - 1], lines[ROW_LINES - 1].append("…")]
        whose = passage.speaker or {"title": "headline", "text": "article"}.get(passage.kind, "?")
        facts = Content(f"{show(whose)} · {show(passage.title)}").truncate(
            max(1, width - 3), ellipsis=True
        )
        dim = "" if row.score >= CLOSE else MUTED
        return [
            *(Content.assemble(" ", line).stylize_before(dim) for line in lines),
            Content.assemble(" ", facts.stylize(MUTED)),
        ]

    def preview(self, row: Hit) -> Content:
        """The passage in its paragraph, a sentence either side, and who said it."""
        passage = row.passage
        text = self.library.article(passage.article).text
        span = Span(passage.start, passage.end)
        marks = [(span, PASSAGE), *((match, HIT) for match in row.matches)]
        speaker = show(passage.speaker) or (
            "speaker not named" if passage.kind == "quotation" else ""
        )
        return Content.assemble(
            (f"❝ {speaker}\n" if speaker else "", "bold"),
            (show(passage.title), MUTED),
            "\n\n",
            excerpt(text, surroundings(text, span), marks),
            (f"\n\n{row.reason}" if row.reason else "", MUTED),
        )

    def place(self, row: Hit) -> Place:
        """At the passage, the words that matched marked."""
        passage = row.passage
        return Place(passage.article, Span(passage.start, passage.end), row.matches)

    # -- with a hit -------------------------------------------------------------------------

    def action_bookmark(self) -> None:
        """Keep the quotation that was found, or its article."""
        if (hit := self.results.row) is None:
            return
        passage = hit.passage
        quotation = next(
            (q for q in self.library.quotations(passage.article) if q.start == passage.start), None
        )
        article = self.library.article(passage.article)
        kept = self.library.things.toggle_bookmark(article, passage.title, quotation)
        what = "quotation" if quotation else "article"
        self.notify(f"The {what} is {'kept' if kept else 'no longer kept'}.", markup=False)

    def action_copy(self) -> None:
        """The exact words, with speaker and source."""
        if (hit := self.results.row) is None:
            return
        p = hit.passage
        self.app.copy_to_clipboard(citation(p.text, p.speaker, p.title, p.source))
        self.notify("Copied, with speaker and source.", markup=False)


def _hint() -> Content:
    return Content("Typos do not matter. “exact words”, -without, speaker:name, in:quote …")


def _note(results: Results) -> Content:
    problems = "  ".join(show(problem.message) for problem in results.problems)
    if problems:
        return Content(problems).stylize("$text-warning")
    close = sum(hit.score >= CLOSE for hit in results.hits)
    if results.close:
        rest = len(results.hits) - close
        also = f", and {rest} not so close (dimmed)" if rest else ""
        return Content(f"{number(close, 'match')}{also}")
    advice = f" Try without “{show(results.suggestion)}”." if results.suggestion else ""
    nearest = " The nearest are below." if results.hits else ""
    return Content.assemble(("No close match.", "bold $text-warning"), nearest, advice)
