"""The library, as the commands open it."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.output import ProgressLine, say
from reader.library import Library
from reader.paths import find_paths

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from reader.library import Progress
    from reader.paths import Paths


def paths_of(args: argparse.Namespace) -> Paths:
    """Where things are, as the command line and the environment say. Raises StorageError."""
    return find_paths(Path(args.data_dir) if args.data_dir else None)


@contextmanager
def opened(args: argparse.Namespace, *, writing: bool = False) -> Iterator[Library]:
    """The library, for reading unless `writing`; a new one is filled from the seed files first.

    Raises StorageError.
    """
    paths = paths_of(args)
    library = Library.open(paths, read_only=not writing)
    if library.is_new:
        library.close()
        _start(paths)
        library = Library.open(paths, read_only=not writing)
    for notice in library.notices:
        say(notice)
    with library:
        yield library


def _start(paths: Paths) -> None:
    """Make a library and fill it."""
    with Library.open(paths) as library, ProgressLine() as line:
        filled = library.fill(report=lambda progress: tell(line, progress))
    for problem in filled.problems:
        say(problem.message, problem.hint)
    say(f"A new library was made in {paths.data}, with {filled.added:,} articles to begin with.")


def tell(line: ProgressLine, progress: Progress) -> None:
    """Draw a progress of the library's."""
    line.draw(progress.file, progress.done, progress.total)
