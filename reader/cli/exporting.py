"""`reader export`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.codes import Exit
from reader.cli.messages import say
from reader.cli.opening import opened
from reader.export import format_for, write
from reader.library.citing import cite, cite_bookmark
from reader.storage.files import not_written, replace_file

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from reader.cli.output import Output
    from reader.export import Citation
    from reader.library import Library


def export(args: argparse.Namespace, output: Output) -> int:
    """Bookmarks or quotations, to standard output or a file."""
    with opened(args) as library:
        citations = _citations(library, args)
        first = next(citations, None)
        if first is None:
            say(f"There are no {args.what} to export.")
            return Exit.NOTHING
        file = Path(args.output) if args.output else None
        form = args.format or (format_for(file) if file else "markdown")
        pieces = write(_chained(first, citations), form)
        if file is None:
            for piece in pieces:
                output.write(piece)
        else:
            _write_file(file, pieces)
            say(f"{file} is written.")
    return Exit.DONE


def _citations(library: Library, args: argparse.Namespace) -> Iterator[Citation]:
    every = _kept(library) if args.what == "bookmarks" else _said(library)
    if not args.speaker:
        return every
    from reader.library.speakers import speaker_like

    is_meant = speaker_like(args.speaker)
    return (citation for citation in every if is_meant(citation.speaker))


def _kept(library: Library) -> Iterator[Citation]:
    return (cite_bookmark(library, bookmark) for bookmark in library.bookmarks())


def _said(library: Library) -> Iterator[Citation]:
    for id in library.ids():
        if library.heading(id).quotations:
            article, title = library.article(id), library.heading(id).title
            for quotation in library.quotations(id):
                yield cite(article, title, quotation)


def _chained(first: Citation, others: Iterable[Citation]) -> Iterator[Citation]:
    yield first
    yield from others


def _write_file(file: Path, pieces: Iterable[str]) -> None:
    """Put an export in the place of an older one, whole or not at all; a device takes it as it
    comes. Raises WriteError."""
    data = (piece.encode() for piece in pieces)
    if file.is_file() or not file.exists():
        replace_file(file, data)
        return
    try:
        with file.open("wb") as stream:
            stream.writelines(data)
    except OSError as error:
        raise not_written(file, error) from error
