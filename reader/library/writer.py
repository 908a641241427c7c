"""Changes made without waiting for the disk, one after the other in a thread of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future, ThreadPoolExecutor

Done = TypeVar("Done")


class Writer:
    """The disk may be slow and another process may be writing; who asks waits for neither."""

    def __init__(self) -> None:
        self._thread: ThreadPoolExecutor | None = None
        self._asked: set[Future[Any]] = set()
        """The changes that are not made yet."""

    def ask(self, change: Callable[[], Done]) -> Future[Done]:
        """Make a change after those asked for before."""
        if self._thread is None:
            from concurrent.futures import ThreadPoolExecutor  # the command line waits itself

            self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="write")
        asked = self._thread.submit(change)
        self._asked.add(asked)
        asked.add_done_callback(self._asked.discard)
        return asked

    def settle(self) -> None:
        """Wait until every change asked for is made. Raises what one of them raised."""
        for asked in list(self._asked):
            asked.result()

    def close(self) -> None:
        """Wait until all of them are made, and end."""
        if self._thread:
            self._thread.shutdown()
