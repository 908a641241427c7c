"""Search: the half-remembered quotation, found while it is typed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.content import Span as Styled

from reader.model import Span
from reader.text import counted, show, showable
from reader.tui.actions.bookmarks import toggle_bookmark
from reader.tui.actions.quotations import copy_quotation
from reader.tui.commands import bindings
from reader.tui.excerpt import HIT, in_context
from reader.tui.formatting import MUTED, brief
from reader.tui.garbage import freeze_loaded
from reader.tui.picker import PickerResult, PickerScreen, Place
from reader.tui.screens.query import QueryHighlighter, QuerySuggester

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.highlighter import Highlighter
    from textual.binding import BindingType
    from textual.suggester import Suggester

    from reader.job import Job
    from reader.search import Hit, Results
    from reader.tui.reader_screen import Commands

LIMIT = 50
FACETS = 3
"""Speakers, and sources, named with the number of their hits."""
EARLIER = 30
"""Searches remembered."""
CLOSE = 0.5
"""Score from which a hit counts as a match."""
ROW_LINES = 3
"""Lines of a passage in the list; the preview shows it whole."""


class SearchScreen(PickerScreen["Hit", Place]):
    """Quotations, headlines and passages that fit a query, best first."""

    PROMPT = "A few words you remember, and perhaps who said them…"
    NAME = KEY_BAR = "search"
    BINDINGS: ClassVar[list[BindingType]] = bindings(NAME)
    CHOOSE = "open there"

    def __init__(self, query: str = "") -> None:
        super().__init__(query)
        self._grouped = False
        self._earlier = 0

    def commands(self) -> Commands:
        """What helps to find, and what can be done with the hit under the cursor."""
        return {
            **super().commands(),
            "search.complete": self._complete,
            "search.group": self._group,
            "search.earlier": self._earlier_query,
            "search.bookmark": self._bookmark,
            "search.copy": self._copy,
        }

    def highlighter(self) -> Highlighter:
        """What marks conditions and mistakes in the query."""
        return QueryHighlighter()

    def suggester(self) -> Suggester:
        """What completes operators and their values, from what the library holds."""
        return QuerySuggester(self.library)

    # -- finding ----------------------------------------------------------------------------

    def find(self, query: str, job: Job) -> PickerResult[Hit]:
        """Ask the search index; runs in a thread."""
        from reader.job import CancelledError

        try:
            if not query.strip():
                going_on = job.cancelled_by(lambda: False)  # the first query will need it
                if self.library.search.prepare(going_on):
                    freeze_loaded()
                return PickerResult((), _hint())
            results = self.library.search.find(query, LIMIT, job=job)
        except CancelledError:  # another query has taken its place
            return PickerResult((), Content(""))
        hits = _by_article(results.hits) if self._grouped else results.hits
        return PickerResult(hits, _note(results))

    def format_row(self, row: Hit, width: int) -> list[Content]:
        """The passage with the words that matched, and whose it is."""
        passage = row.passage
        shown = showable(passage.text)
        spans = [
            Styled(
                shown.to_shown(match.start - passage.start),
                shown.to_shown(match.end - passage.start),
                HIT if row.score >= CLOSE else "underline",
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
        facts = Content(f"{brief(whose)} · {brief(passage.title)}").truncate(
            max(1, width - 5), ellipsis=True
        )
        dim = "" if row.score >= CLOSE else MUTED
        return [
            *(Content.assemble(" ", line).stylize_before(dim) for line in lines),
            Content.assemble("   ", facts.stylize(MUTED)),
        ]

    def preview(self, row: Hit) -> Content:
        """The passage in its paragraph, a sentence either side, and who said it."""
        passage = row.passage
        text = self.library.articles.get(passage.article).text
        span = Span(passage.start, passage.end)
        speaker = brief(passage.speaker) or (
            "speaker not named" if passage.kind == "quotation" else ""
        )
        return Content.assemble(
            (f"❝ {speaker}\n" if speaker else "", "bold"),
            (brief(passage.title), MUTED),
            "\n\n",
            in_context(text, span, [(match, HIT) for match in row.matches]),
            (f"\n\n{row.reason}" if row.reason else "", MUTED),
        )

    def answer(self, row: Hit) -> Place:
        """Where Enter leads: to the passage; what else was found in its article can be walked."""
        here = [
            hit
            for hit in self.results.rows
            if hit.passage.article == row.passage.article and (hit is row or hit.score >= CLOSE)
        ]
        here.sort(key=lambda hit: hit.passage.start)
        at = here.index(row)
        passages = [Span(hit.passage.start, hit.passage.end) for hit in (*here[at:], *here[:at])]
        marks = sorted({match for hit in here for match in hit.matches})
        self._keep_query()
        return Place(row.passage.article, passages[0], tuple(marks), tuple(passages))

    # -- earlier searches, groups -----------------------------------------------------------

    def _history(self) -> list[str]:
        kept = self.library.recall("searches", [])
        return [str(query) for query in kept] if isinstance(kept, list) else []

    def _keep_query(self) -> None:
        """Remember a search that led somewhere."""
        query = self.query_input.value.strip()
        others = [other for other in self._history() if other != query]
        searches, library = [query, *others][:EARLIER], self.library
        self.when(library.later(lambda: library.remember(searches=searches)))

    def _earlier_query(self) -> None:
        """The search before; once more for the one before that, and round."""
        if queries := self._history():
            self.query_input.value = queries[self._earlier % len(queries)]
            self.query_input.cursor_position = len(self.query_input.value)
            self._earlier += 1

    def _complete(self) -> None:
        """Complete the operator or the value before the cursor, the likeliest first."""
        line = self.query_input
        found = self.library.search.complete(line.value, line.cursor_position)
        if found:
            span, text = found[0].span, found[0].text
            line.value = line.value[: span.start] + text + line.value[span.end :]
            line.cursor_position = span.start + len(text)

    def _group(self) -> None:
        """List the hits article by article, or by how well they fit."""
        self._grouped = not self._grouped
        self.find_again()

    # -- with a hit -------------------------------------------------------------------------

    def _bookmark(self) -> None:
        """Keep the quotation that was found, or its article."""
        if (hit := self.results.row) is None:
            return
        passage = hit.passage
        quotations = self.library.articles.quotations(passage.article)
        quotation = next((q for q in quotations if q.start == passage.start), None)
        what = f"The {'quotation' if quotation else 'article'} is"
        kept, dropped = f"{what} kept.", f"{what} no longer kept."
        toggle_bookmark(self, passage.article, quotation, kept, dropped)

    def _copy(self) -> None:
        """The exact words, with speaker and source."""
        if hit := self.results.row:
            p = hit.passage
            copy_quotation(self, p.text, p.speaker, title=p.title, source=p.source)


def _by_article(hits: Sequence[Hit]) -> list[Hit]:
    """The same hits, those of an article together, the best article first."""
    order = {id: n for n, id in enumerate(dict.fromkeys(hit.passage.article for hit in hits))}
    return sorted(hits, key=lambda hit: order[hit.passage.article])


def _hint() -> Content:
    return Content("Typos do not matter. “exact words”, -without, speaker:name, in:quote …")


def _note(results: Results) -> Content:
    problems = "  ".join(show(problem.message) for problem in results.problems)
    if problems:
        return Content(problems).stylize("$text-warning")
    close = sum(hit.score >= CLOSE for hit in results.hits)
    if results.close:
        rest = len(results.hits) - close
        counts = "".join(f"  {brief(name)} {count}" for name, count in _facets(results.hits))
        also = f"  · {rest} not so close (dimmed)" if rest else ""
        return Content(f"{counted(close, 'match')}{'  ❝' if counts else ''}{counts}{also}")
    advice = f" Try without “{show(results.suggestion)}”." if results.suggestion else ""
    nearest = " The nearest are below." if results.hits else ""
    return Content.assemble(("No close match.", "bold $text-warning"), advice, nearest)


def _facets(hits: Sequence[Hit]) -> list[tuple[str, int]]:
    """Who said the matches, and where they are from if from several places, with counts."""
    passages = [hit.passage for hit in hits if hit.score >= CLOSE]
    speakers = Counter(passage.speaker for passage in passages if passage.speaker)
    sources = Counter(passage.source for passage in passages)
    found = speakers.most_common(FACETS)
    return found + sources.most_common(FACETS) if len(sources) > 1 else found
