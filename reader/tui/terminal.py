"""The terminal itself: when the program is told to end, and when there is no terminal left."""

from __future__ import annotations

import asyncio
import os
import select
import signal
import sys
import time
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable

SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT)
"""What ends a program; its exit code is then 128 and the signal's number, as shells count."""
HANG_UP = 128 + signal.SIGHUP
GRACE = 0.6
"""Seconds for an orderly end once the terminal is gone: whoever writes to it may wait for ever."""


def terminal_to_draw_on() -> TextIO:
    """The terminal for writing: stdout or stderr, else the one the program was started in."""
    for stream in (sys.__stdout__, sys.__stderr__):
        if stream and stream.isatty():
            return stream
    return Path("/dev/tty").open("w", encoding="utf-8", errors="replace")


def on_end(leave: Callable[[int], object]) -> None:
    """Call `leave` with an exit code, in the running loop, when the program is told to end.

    That is a signal, or a terminal that hangs up: the signal for that may be ignored (nohup), and
    a read of the closed terminal then returns nothing, at once and for ever.
    """
    loop = asyncio.get_running_loop()
    for number in SIGNALS:
        loop.add_signal_handler(number, leave, 128 + number)

    def watch() -> None:
        _hung_up(None)
        loop.call_soon_threadsafe(leave, HANG_UP)
        time.sleep(GRACE)
        os._exit(HANG_UP)

    Thread(target=watch, name="reader-terminal", daemon=True).start()


def is_gone() -> bool:
    """Whether the terminal has hung up."""
    return _hung_up(0)


def _hung_up(timeout: float | None) -> bool:
    """Wait for a hang-up, which `poll` reports whatever it is asked for."""
    poll = select.poll()
    poll.register(sys.__stdin__ or 0, 0)
    return bool(poll.poll(timeout))
