"""`reader list`: the articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.cli.arguments import add_json, describe_row
from reader.cli.exit_codes import Exit
from reader.cli.messages import write_message
from reader.cli.opening import open_library
from reader.cli.output import NO_HEADLINE, SHORT, Line, View
from reader.text import counted, minutes_to_read

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from reader.cli.output import Output
    from reader.model import Heading

_INDENT = SHORT + 4


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """An article as `reader list` shows it."""

    heading: Heading
    read: bool
    bookmarked: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `reader list` takes."""
    describe_row(parser, "id, read or unread (+bookmarked), source, words, quotations, headline")
    add_json(parser)


def run(args: argparse.Namespace, output: Output) -> int:
    """List every article, as filed."""
    with open_library(args) as library:
        listed = (
            ListedArticle(
                library.articles.heading(id),
                library.reading.is_read(id),
                library.bookmarks.any_in(id),
            )
            for id in library.listing.ids()
        )
        view = View(_record, _row, _lines)
        if output.present(listed, view, as_json=args.json):
            return Exit.DONE
    write_message("There are no articles.", "`reader import FILE` adds some.")
    return Exit.NOTHING


def _record(item: ListedArticle) -> dict[str, Any]:
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


def _row(item: ListedArticle) -> list[object]:
    heading = item.heading
    marks = ("read" if item.read else "unread") + ("+bookmarked" if item.bookmarked else "")
    return [heading.id, marks, heading.source, heading.words, heading.quotations, heading.title]


def _lines(item: ListedArticle) -> Iterator[Line]:
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
