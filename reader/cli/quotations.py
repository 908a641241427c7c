"""`reader quotes`, and quotations as every command shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.cli.codes import Exit
from reader.cli.messages import say
from reader.cli.opening import opened
from reader.cli.output import Line, View
from reader.cli.words import NO_HEADLINE, SHORT, speaker

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    from reader.cli.output import Output
    from reader.library import Library
    from reader.model import Quotation


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
        view = View(record, row, _by_article())
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


def _by_article() -> Callable[[Said], Iterator[Line]]:
    """For a person: quotations in order, each article's headline above its first one."""
    above = ""

    def lines(said: Said) -> Iterator[Line]:
        nonlocal above
        if said.article != above:
            above = said.article
            yield Line([(said.title or NO_HEADLINE, "bold")], SHORT + 1, (above[:SHORT], "cyan"))
            yield Line([""])
        yield Line([f"“{said.text}”"], 5, (f"{said.number:>3}", "cyan"))
        yield Line(["— ", *speaker(said.quotation)], 5)
        yield Line([""])

    return lines
