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
from reader.errors import UsageError

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
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="write there; to standard output if none, or -"
    )
    parser.add_argument("--force", action="store_true", help="write over a file that is there")
    parser.add_argument(
        "--bom", action="store_true", help="begin CSV with a byte order mark, for Excel"
    )


def run(args: argparse.Namespace, output: Output) -> int:
    """Write bookmarks or quotations, to standard output or a file."""
    from reader.export import write
    from reader.library.exporting import write_export

    file = None if args.output in (None, "-") else Path(args.output)
    form = args.format or _format_of(file)
    if args.bom and form != "csv":
        raise UsageError("--bom is for CSV alone.", "`reader export --format csv --bom` writes it.")
    if file and not args.force and (file.is_file() or file.is_symlink()):
        raise UsageError(f"{file} is there already.", "--force writes over it.")
    with open_library(args) as library:
        citations = _citations(library, args)
        first = next(citations, None)
        if first is None:
            write_message(f"There are no {args.what} to export.")
            return Exit.NOTHING
        pieces = write(chain([first], citations), form)
        if args.bom:
            pieces = chain(["\ufeff"], pieces)
        if file is None:
            for piece in pieces:
                output.write(piece)
        else:
            write_export(file, pieces)
            write_message(f"{file} is written.")
    return Exit.DONE


def _format_of(file: Path | None) -> str:
    """The format that a file's name asks for. Raises UsageError where it asks for none there is."""
    from reader.export import FORMATS, format_for

    if file is None:
        return "markdown"
    if form := format_for(file):
        return form
    endings = ", ".join(format.suffix for format in FORMATS.values())
    raise UsageError(
        f"{file} does not say in which format it shall be.",
        f"Give --format, one of {', '.join(FORMATS)}, or a name that ends in {endings}.",
    )


def _citations(library: Library, args: argparse.Namespace) -> Iterator[Citation]:
    every = _cited_bookmarks(library) if args.what == "bookmarks" else _cited_quotations(library)
    if not args.speaker:
        return every
    from reader.library.speakers import speaker_like

    is_meant = speaker_like(args.speaker)
    return (citation for citation in every if is_meant(citation.speaker))


def _cited_bookmarks(library: Library) -> Iterator[Citation]:
    from reader.library.citing import cite_bookmark

    return iter(library.bookmarks.each(lambda bookmark: cite_bookmark(library, bookmark)))


def _cited_quotations(library: Library) -> Iterator[Citation]:
    from reader.library.citing import cite

    for article, quotations in articles_with_quotations(library):
        for quotation in quotations:
            yield cite(article, quotation)
