"""`reader quotes`, and quotations as every command shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.cli.codes import Exit
from reader.cli.listing import SHORT
from reader.cli.opening import opened
from reader.cli.output import Line, View, say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from reader.cli.output import Output, Piece
    from reader.library import Library
    from reader.model import Quotation

DOUBTFUL = 0.6
"""A speaker less probable than this is shown with a question mark."""


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation and where it stands."""

    article: str
    title: str
    source: str
    number: int
    """Which of its article's quotations it is, from 1."""
    text: str
    quotation: Quotation


def list_quotations(args: argparse.Namespace, output: Output) -> int:
    """The quotations of one article or of all, those of one speaker if asked."""
    with opened(args) as library:
        ids = [library.resolve(args.article)] if args.article else library.ids()
        said = (one for id in ids for one in quotations_of(library, id))
        if args.speaker:
            from reader.library.speakers import speaker_like

            is_meant = speaker_like(args.speaker)
            said = (one for one in said if is_meant(one.quotation.speaker))
        view = View(record, row, lines)
        if output.present(said, view, as_json=args.json):
            return Exit.DONE
    say(f"There is no quotation of {args.speaker}." if args.speaker else "There is no quotation.")
    return Exit.NOTHING


def quotations_of(library: Library, id: str) -> Iterator[Said]:
    """The quotations of an article, in order."""
    heading = library.heading(id)
    if not heading.quotations:
        return
    text = library.article(id).text
    for number, quotation in enumerate(library.quotations(id), 1):
        words = text[quotation.start : quotation.end]
        yield Said(id, heading.title, heading.source, number, words, quotation)


def record(said: Said) -> dict[str, Any]:
    """For JSON."""
    quotation = said.quotation
    return {
        "article": said.article,
        "number": said.number,
        "start": quotation.start,
        "end": quotation.end,
        "text": said.text,
        "kind": quotation.kind.value,
        "speaker": quotation.speaker,
        "role": quotation.role,
        "confidence": round(quotation.confidence, 4),
        "reason": quotation.reason,
        "title": said.title,
        "source": said.source,
    }


def row(said: Said) -> list[object]:
    """For a pipe."""
    return [said.article, said.number, said.quotation.speaker or "", said.text]


def lines(said: Said) -> Iterator[Line]:
    """For a person."""
    yield Line([f"“{said.text}”"], 5, (f"{said.number:>3}", "cyan"))
    place: Piece = (f" · {said.article[:SHORT]} {said.title}", "dim")
    yield Line(["— ", *speaker(said.quotation), place], 5)
    yield Line([""])


def speaker(quotation: Quotation) -> list[Piece]:
    """Who said it, and how sure that is."""
    if quotation.speaker is None:
        return [("nobody is named", "dim")]
    doubt = "?" if quotation.confidence < DOUBTFUL else ""
    role = f", {quotation.role}" if quotation.role else ""
    return [(f"{quotation.speaker}{doubt}", "bold"), role]
