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
    """The library, for reading unless `writing`; one that is empty, or was damaged, is filled
    from the seed files first.

    What the store found and did is told. Raises StorageError.
    """
    library = _open(paths_of(args), writing=writing)
    try:
        with library:
            _tell_notices(library)
            yield library
    finally:
        _tell_notices(library)


def _open(paths: Paths, *, writing: bool) -> Library:
    if not writing:
        with suppress(DamagedError):  # or of an older format: opened for writing, it is mended
            library = Library.open(paths, read_only=True)
            if not library.is_empty:
                return library
            library.close()
    library = Library.open(paths)
    if library.is_empty or library.notices:
        _fill(library)
    return library


def _fill(library: Library) -> None:
    """Bring in the articles that come with Reader."""
    was_empty = library.is_empty
    with ProgressLine() as line:
        filled = library.fill(lambda progress: tell(line, progress))
        library.re_extract(lambda progress: tell(line, progress))
    for problem in filled.problems:
        say(problem.message, problem.hint)
    if filled.added and was_empty:
        articles = counted(filled.added, "article")
        say(f"The library in {library.paths.data} was empty; {articles} to begin with were added.")


def _tell_notices(library: Library) -> None:
    while library.notices:
        say(library.notices.pop(0))


def tell(line: ProgressLine, progress: Progress) -> None:
    """Draw a progress of the library's."""
    line.draw(progress.what, progress.done, progress.total)
