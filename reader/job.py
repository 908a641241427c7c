"""Work that takes a while: it tells how far it is, and it can be cancelled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a piece of work is."""

    what: str
    """What is worked on: the name of a file, “search index”, “quotations”."""
    done: int
    total: int


class CancelledError(Exception):
    """A piece of work was given up because its result is no longer wanted."""


def _tell_nobody(_: Progress) -> None:
    pass


def _never() -> bool:
    return False


class Job:
    """A piece of work as those see it who wait for it: they are told how far it is, and may cancel.

    `is_cancelled` is asked again and again while the work goes on, from whichever thread does it.
    """

    def __init__(
        self,
        report: Callable[[Progress], None] = _tell_nobody,
        is_cancelled: Callable[[], bool] = _never,
    ) -> None:
        self._report = report
        self._is_cancelled = is_cancelled

    @property
    def is_cancelled(self) -> bool:
        """Whether the result is no longer wanted."""
        return self._is_cancelled()

    def report(self, what: str, done: int, total: int) -> None:
        """Tell how far the work is."""
        self._report(Progress(what, done, total))

    def cancelled_by(self, is_cancelled: Callable[[], bool]) -> Job:
        """A job that reports as this one does, and that something else cancels."""
        return Job(self._report, is_cancelled)

    def check(self) -> None:
        """Raise CancelledError where the job was cancelled."""
        if self.is_cancelled:
            raise CancelledError


UNWATCHED = Job()
"""A job nobody waits for: it reports to nobody and is never cancelled."""
