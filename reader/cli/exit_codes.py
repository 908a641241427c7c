"""How the program ends."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes, as `reader --help` tells them."""

    DONE = 0
    NOTHING = 1
    """Nothing was found; nothing is wrong."""
    TROUBLE = 2
    """The command, the settings, a file or the library: see the message."""
    INTERNAL_ERROR = 70
    """An error of the program itself (EX_SOFTWARE of sysexits.h)."""
    INTERRUPTED = 130
    """128 + SIGINT, as shells count."""
    BROKEN_PIPE = 141
    """128 + SIGPIPE: who read the output stopped reading."""
