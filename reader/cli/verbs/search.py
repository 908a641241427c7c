"""`reader search`: what one half remembers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reader.cli.arguments import add_json, add_speaker, describe_row, positive
from reader.cli.exit_codes import Exit
from reader.cli.messages import ProgressLine, write_message
from reader.cli.opening import open_library
from reader.cli.output import SHORT, Line, View
from reader.cli.quotations import NOBODY
from reader.errors import UsageError
from reader.job import Job
from reader.model import Span

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from reader.cli.output import Output, Piece
    from reader.search import Hit, Query, Results

NEAREST = 3
"""Hits shown to a person when none is close."""
FAINT = 0.1
"""Hits less sure than this are left out when there is a close one."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `reader search` takes."""
    describe_row(parser, "article, start, end, score, speaker, words")
    parser.add_argument("query", metavar="QUERY", nargs="+", help="words, and conditions")
    parser.add_argument(
        "--limit", metavar="N", type=positive, default=10, help="at most so many hits (10)"
    )
    parser.add_argument("--in", dest="place", choices=("quotes", "articles"), help="only these")
    add_speaker(parser)
    add_json(parser)


def run(args: argparse.Namespace, output: Output) -> int:
    """Find what a query may mean, the likeliest first; NOTHING where no hit is close."""
    query = _query(args)
    for problem in query.problems:
        write_message(f"In the query: {problem.message}")
    if not query.words.strip() and not query.conditions:
        raise UsageError("There is nothing to search for.", "Give words: reader search peace talks")
    with open_library(args) as library, ProgressLine() as line:
        results = library.search.find(query, args.limit, job=Job(line.draw))
    view = View(_record, _row, _lines)
    if results.close:
        worthy = [hit for hit in results.hits if hit.score >= FAINT]
        output.present(worthy, view, as_json=args.json)
        return Exit.DONE
    if args.json:
        output.json([])
    _present_no_match(results, output)
    return Exit.NOTHING


def _query(args: argparse.Namespace) -> Query:
    from reader.search import Condition, Operator, parse

    # As it is while typing, so that the last word may be a stub or its misspelling here too.
    query = parse(" ".join(args.query))
    end = Span(len(query.text), len(query.text))
    added = []
    if args.speaker:
        added.append(Condition(Operator.SPEAKER, args.speaker, end))
    if args.place:
        added.append(Condition(Operator.IN, "quote", end, negated=args.place == "articles"))
    return replace(query, conditions=(*query.conditions, *added))


def _present_no_match(results: Results, output: Output) -> None:
    hint = f"Try it without “{results.suggestion}”." if results.suggestion else ""
    nearest = results.hits[:NEAREST] if output.is_terminal else ()
    write_message("No close match." + (" The nearest:" if nearest else ""), hint)
    for hit in nearest:
        for line in _lines(hit):
            output.line(replace(line, pieces=[_dimmed(piece) for piece in line.pieces]))


def _record(hit: Hit) -> dict[str, Any]:
    passage = hit.passage
    return {
        "score": round(hit.score, 4),
        "kind": passage.kind,
        "text": passage.text,
        "speaker": passage.speaker or None,
        "article": passage.article,
        "start": passage.start,
        "end": passage.end,
        "matches": [[span.start, span.end] for span in hit.matches],
        "reason": hit.reason,
        "title": passage.title,
        "source": passage.source,
    }


def _row(hit: Hit) -> list[object]:
    passage = hit.passage
    place = [passage.article, passage.start, passage.end]
    return [*place, f"{hit.score:.2f}", passage.speaker, passage.text]


def _lines(hit: Hit) -> Iterator[Line]:
    passage = hit.passage
    quoted = passage.kind == "quotation"
    marks = ("“", "”") if quoted else ("", "")
    yield Line([marks[0], *_marked(hit), marks[1]], 5, (f"{hit.score:4.0%}", "cyan"))
    by: list[Piece] = []
    if quoted:
        by = ["— ", (passage.speaker, "bold") if passage.speaker else (NOBODY, "dim")]
        by.append(" · ")
    above = "" if passage.kind == "title" else f" {passage.title}"
    yield Line([*by, (f"{passage.article[:SHORT]}{above}", "dim")], 5)
    yield Line([""])


def _marked(hit: Hit) -> Iterator[Piece]:
    """The passage's words, those that matched in bold."""
    text, offset, position = hit.passage.text, hit.passage.start, 0
    for span in hit.matches:
        yield text[position : span.start - offset]
        yield (text[span.start - offset : span.end - offset], "bold yellow")
        position = span.end - offset
    yield text[position:]


def _dimmed(piece: Piece) -> Piece:
    return (piece if isinstance(piece, str) else piece[0], "dim")
