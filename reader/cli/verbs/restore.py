"""`reader restore`: the user's own things from a backup, merged into the library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.exit_codes import Exit
from reader.cli.messages import write_message
from reader.cli.opening import open_library
from reader.text import counted

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `reader restore` takes."""
    parser.add_argument("file", metavar="FILE")


def run(args: argparse.Namespace, _: Output) -> int:
    """Merge the user's own things in a backup with those in the library."""
    with open_library(args, writing=True) as library:
        changed = library.restore(Path(args.file))
    taken = counted(changed, "thing")
    write_message(
        f"{taken} taken over from {args.file}; nothing that was there is lost.",
        "`reader undo` takes that back." if changed else "",
    )
    return Exit.DONE
