"""Timers that keep their word on a busy machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message_pump import MessagePump
    from textual.timer import Timer


def run_after(pump: MessagePump, delay: float, do: Callable[[], object]) -> Timer:
    """Do something `delay` seconds from now, or as soon after that as can be.

    Textual's `set_timer` never does what is due before its task has first looked at the clock: a
    few milliseconds may pass until then. An interval misses that beat only.
    """

    def beat() -> None:
        timer.stop()
        do()

    timer = pump.set_interval(delay, beat)
    return timer
