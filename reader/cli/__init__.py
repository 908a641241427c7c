"""The command line, the screen's twin."""

from __future__ import annotations

import gc
import sys


def run() -> int:
    """Do what the process's arguments ask for; the exit code, as `reader --help` tells them.

    Nothing that is imported is ever garbage, and looking for some in it takes a fifth of the time
    to the first frame: so it is not looked at. Who is called then lets the collector go on.
    """
    gc.disable()
    from reader.cli.main import main

    return main(sys.argv[1:])
