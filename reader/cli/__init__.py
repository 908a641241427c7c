"""The command line, the screen's twin."""

from __future__ import annotations

import sys


def run() -> int:
    """Do what the process's arguments ask for; the exit code, as `reader --help` tells them."""
    from reader.cli.main import main

    return main(sys.argv[1:])
