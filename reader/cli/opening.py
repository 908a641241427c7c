"""The library and the folders, as the verbs open them."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.messages import ProgressLine, write_message
from reader.errors import DamagedError
from reader.job import Job
from reader.text import counted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from reader.library import Library
    from reader.paths import Paths


def paths_of(args: argparse.Namespace) -> Paths:
    """Where files are, as the command line and the environment say. Raises StorageError."""
    from reader.paths import find_paths

    return find_paths(Path(args.data_dir) if args.data_dir else None)


@contextmanager
def open_library(args: argparse.Namespace, *, writing: bool = False) -> Iterator[Library]:
    """The library, for reading unless `writing`; into one that is empty, or was damaged, the
    seed files are imported first.

    What the store found and did is told. Raises StorageError.
    """
    library = _open(paths_of(args), writing=writing)
    try:
        with library:
            _write_notices(library)
            yield library
    finally:
        _write_notices(library)


def _open(paths: Paths, *, writing: bool) -> Library:
    from reader.library import Library

    if not writing:
        with suppress(DamagedError):  # or of an older format: opened for writing, it is mended
            library = Library.open(paths, read_only=True)
            if not library.is_empty:
                return library
            library.close()
    library = Library.open(paths)
    if library.is_empty or library.notices:
        _import_seeds(library)
    return library


def _import_seeds(library: Library) -> None:
    """Bring in the articles that come with Reader."""
    was_empty = library.is_empty
    with ProgressLine() as line:
        job = Job(line.draw)
        imported = library.importing.seeds(job)
        library.importing.find_quotations(job)
    for problem in imported.problems:
        write_message(problem.message, problem.hint)
    if imported.added and was_empty:
        articles = counted(imported.added, "article")
        write_message(
            f"The library in {library.paths.data} was empty; {articles} to begin with were added."
        )


def _write_notices(library: Library) -> None:
    while library.notices:
        write_message(library.notices.pop(0))
