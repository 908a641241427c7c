"""`reader read`, and `reader` alone: the screen."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from reader.cli.opening import paths_of
from reader.errors import UsageError
from reader.settings import load_settings

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


SMALLEST = (20, 5)
"""Columns and lines to start in; a terminal that is made smaller later does no harm."""


def add_arguments(_: argparse.ArgumentParser) -> None:
    """Declare nothing: `reader read` takes what every verb takes."""


def run(args: argparse.Namespace, _: Output) -> int:
    """Read on the screen until the user leaves."""
    _require_terminal()
    paths = paths_of(args)
    settings = load_settings(paths.config)
    from reader.tui.start import start  # the only command that pays for the screen

    return start(paths, settings)


def _require_terminal() -> None:
    """Raises UsageError where nothing can be drawn, or no key can be read."""
    if not sys.stdin.isatty():
        missing = "standard input is not one"
    elif not sys.stdout.isatty():
        missing = "standard output is not one"
    elif os.environ.get("TERM") == "dumb":
        missing = "this one cannot place text (TERM=dumb)"
    else:
        _require_room()
        return
    raise UsageError(
        f"The screen needs a terminal, and {missing}.",
        "Start `reader` in a terminal window, or use a command such as `reader list`.",
    )


def _require_room() -> None:
    """Raises UsageError where not even a headline could be read."""
    columns, lines = os.get_terminal_size(sys.stdout.fileno())
    if not columns or not lines:  # the terminal does not say
        return
    if columns < SMALLEST[0] or lines < SMALLEST[1]:
        raise UsageError(
            f"The terminal is too small: {columns} columns and {lines} lines.",
            f"Make it {SMALLEST[0]} by {SMALLEST[1]} at least, and start `reader` again.",
        )
