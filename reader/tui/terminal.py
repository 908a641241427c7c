"""The terminal itself: whether there is one, and when it goes away."""

from __future__ import annotations

import select
import sys
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def watch_terminal(gone: Callable[[], object]) -> None:
    """Call `gone`, from another thread, when the terminal hangs up.

    A hang-up signal may be ignored (nohup); a read of the closed terminal then returns nothing,
    at once and for ever. `poll` reports a hang-up whatever it is asked for, and sleeps until then.
    """
    hung_up = select.poll()
    hung_up.register(sys.__stdin__ or 0, 0)

    def watch() -> None:
        hung_up.poll()
        gone()

    Thread(target=watch, name="reader-terminal", daemon=True).start()
