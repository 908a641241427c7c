"""`reader undo`: what was done last is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.exit_codes import Exit
from reader.cli.messages import write_message
from reader.cli.opening import open_library

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def add_arguments(_: argparse.ArgumentParser) -> None:
    """Declare nothing: `reader undo` takes what every verb takes."""


def run(args: argparse.Namespace, _: Output) -> int:
    """Take back what was done last, on the screen or here."""
    with open_library(args, writing=True) as library:
        what = library.undo()
    write_message(f"Undone: {what}." if what else "There is nothing to undo.")
    return Exit.DONE if what else Exit.NOTHING
