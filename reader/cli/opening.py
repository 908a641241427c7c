"""The library, as the commands open it."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.messages import ProgressLine, say
from reader.errors import DamagedError
from reader.library import Library
from reader.paths import find_paths
from reader.text import counted

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
    """The library, for reading unless `writing`; an empty one is filled from the seed files first.

    What the store found and did is told before and after. Raises StorageError.
    """
    library = _open(paths_of(args), writing=writing)
    if library.is_empty:
        library.close()
        library = Library.open(library.paths)
        _start(library)
    try:
        with library:
            yield library
    finally:
        for notice in library.notices:
            say(notice)


def _open(paths: Paths, *, writing: bool) -> Library:
    if not writing:
        with suppress(DamagedError):  # or of an older format: opened for writing, it is mended
            return Library.open(paths, read_only=True)
    return Library.open(paths)


def _start(library: Library) -> None:
    """Fill an empty library."""
    with ProgressLine() as line:
        filled = library.fill(lambda progress: tell(line, progress))
        library.re_extract(lambda progress: tell(line, progress))
    for problem in filled.problems:
        say(problem.message, problem.hint)
    if filled.added:
        articles = counted(filled.added, "article")
        say(f"The library in {library.paths.data} was empty; {articles} to begin with were added.")


def tell(line: ProgressLine, progress: Progress) -> None:
    """Draw a progress of the library's."""
    line.draw(progress.file, progress.done, progress.total)
