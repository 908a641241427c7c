"""`reader import`: the articles of files. (`import` is a keyword, hence this file's name.)"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.exit_codes import Exit
from reader.cli.messages import ProgressLine, write_message
from reader.cli.opening import open_library
from reader.job import Job
from reader.text import counted

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `reader import` takes."""
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        help="text, a paragraph a line, as the seed files; standard input if -",
    )


def run(args: argparse.Namespace, _: Output) -> int:
    """Add the articles of files; one that cannot be read leaves the others alone."""
    from reader.sources.files import STANDARD_INPUT

    files = [STANDARD_INPUT if name == "-" else Path(name) for name in args.files]
    with open_library(args, writing=True) as library, ProgressLine() as line:
        job = Job(line.draw)
        imported = library.importing.files(files, job)
        library.importing.find_quotations(job)
    for problem in imported.problems:
        write_message(problem.message, problem.hint)
    already = f", {imported.known:,} were there already" if imported.known else ""
    write_message(f"{counted(imported.added, 'article')} added{already}.")
    return Exit.TROUBLE if imported.problems else Exit.DONE
