"""`reader backup`: the user's own things in one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.exit_codes import Exit
from reader.cli.messages import write_message
from reader.cli.opening import open_library

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `reader backup` takes."""
    parser.add_argument("file", metavar="FILE")


def run(args: argparse.Namespace, _: Output) -> int:
    """Write the user's own things to a file."""
    with open_library(args) as library:
        library.back_up(Path(args.file))
    write_message(f"Your bookmarks, notes and read marks are in {args.file}.")
    return Exit.DONE
