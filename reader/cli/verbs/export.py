"""`reader export`: bookmarks or quotations, to be used elsewhere."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.arguments import add_speaker
from reader.cli.exit_codes import Exit
from reader.cli.messages import write_message
from reader.cli.opening import open_library
from reader.cli.quotations import articles_with_quotations

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from reader.cli.output import Output
    from reader.export import Citation
    from reader.library import Library


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `reader export` takes."""
    from reader.export import FORMATS

    parser.add_argument("what", nargs="?", choices=("bookmarks", "quotations"), default="bookmarks")
    add_speaker(parser)
    parser.add_argument("--format", choices=FORMATS, help="as the name of FILE says, else markdown")
    parser.add_argument("-o", "--output", metavar="FILE", help="write there, not on the terminal")


def run(args: argparse.Namespace, output: Output) -> int:
    """Write bookmarks or quotations, to standard output or a file."""
    from reader.export import format_for, write
    from reader.library.exporting import write_export

    with open_library(args) as library:
        citations = _citations(library, args)
        first = next(citations, None)
        if first is None:
            write_message(f"There are no {args.what} to export.")
            return Exit.NOTHING
        file = Path(args.output) if args.output else None
        form = args.format or (format_for(file) if file else "markdown")
        pieces = write(chain([first], citations), form)
        if file is None:
            for piece in pieces:
                output.write(piece)
        else:
            write_export(file, pieces)
            write_message(f"{file} is written.")
    return Exit.DONE


def _citations(library: Library, args: argparse.Namespace) -> Iterator[Citation]:
    every = _cited_bookmarks(library) if args.what == "bookmarks" else _cited_quotations(library)
    if not args.speaker:
        return every
    from reader.library.speakers import speaker_like

    is_meant = speaker_like(args.speaker)
    return (citation for citation in every if is_meant(citation.speaker))


def _cited_bookmarks(library: Library) -> Iterator[Citation]:
    from reader.library.citing import cite_bookmark

    return (cite_bookmark(library, bookmark) for bookmark in library.bookmarks.all())


def _cited_quotations(library: Library) -> Iterator[Citation]:
    from reader.library.citing import cite

    for article, quotations in articles_with_quotations(library):
        for quotation in quotations:
            yield cite(article, quotation)
