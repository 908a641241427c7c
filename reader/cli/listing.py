"""`reader list`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.cli.codes import Exit
from reader.cli.messages import say
from reader.cli.opening import opened
from reader.cli.output import Line, View
from reader.cli.words import NO_HEADLINE, SHORT
from reader.text import counted, minutes_to_read

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from reader.cli.output import Output
    from reader.model import Heading

_INDENT = SHORT + 4


@dataclass(frozen=True, slots=True)
class Listed:
    """An article as `reader list` shows it."""

    heading: Heading
    read: bool
    bookmarked: bool


def list_articles(args: argparse.Namespace, output: Output) -> int:
    """Every article, as filed."""
    with opened(args) as library:
        listed = (
            Listed(
                library.heading(id),
                library.things.reading(id).read,
                library.is_bookmarked(id),
            )
            for id in library.ids()
        )
        view = View(_record, _row, _lines)
        if output.present(listed, view, as_json=args.json):
            return Exit.DONE
    say("There are no articles.", "`reader import FILE` adds some.")
    return Exit.NOTHING


def _record(item: Listed) -> dict[str, Any]:
    heading = item.heading
    return {
        "id": heading.id,
        "title": heading.title,
        "source": heading.source,
        "published": heading.published,
        "words": heading.words,
        "quotations": heading.quotations,
        "speaker": heading.speaker,
        "read": item.read,
        "bookmarked": item.bookmarked,
    }


def _row(item: Listed) -> list[object]:
    heading = item.heading
    marks = ("read" if item.read else "unread") + ("+bookmarked" if item.bookmarked else "")
    return [heading.id, marks, heading.source, heading.words, heading.quotations, heading.title]


def _lines(item: Listed) -> Iterator[Line]:
    heading = item.heading
    signs = (" " if item.read else "●") + ("★" if item.bookmarked else " ")
    margin = f"{heading.id[:SHORT]} {signs}"
    yield Line([(heading.title or NO_HEADLINE, "bold")], _INDENT, (margin, "cyan"))
    facts = [
        heading.source,
        f"{minutes_to_read(heading.words)} min",
        counted(heading.quotations, "quotation"),
    ]
    facts += [heading.speaker] if heading.speaker else []
    yield Line([(" · ".join(facts), "dim")], _INDENT)
