"""Quotations of many articles, found by processes that run beside this one.

Extraction is pure Python: one thread of it takes every second turn from the screen, and uses one
core. A process here is asked through one pipe and answers through another. It is in a process group
of its own, so that no key of the terminal reaches it (a session of its own would have a share of
the processor of its own, however nice), and it ends with this process, also where that was killed,
whatever article it is at. (`multiprocessing` would leave its processes behind then.)
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from concurrent.futures import Future

    from reader.job import Job
    from reader.model import Article, Quotation

    Found = list[tuple[Article, list[Quotation]]]

MOST = 8
"""Processes after which this one, which stores what they find, is the slower one."""
SLICE = 16_000
"""Code points that a process is given at a time: about 50 ms of work."""
_POLL = 0.05
"""Seconds between two looks at whether the work was cancelled."""
_LOOK = 0.25
"""Seconds between two looks at whether the process that asks is still there."""
_SET_PARENT_DEATH_SIGNAL = 1
_NICENESS = 10
"""Of processes that are to leave the processor to the screen, and to all else there is."""
_PROGRAM = """\
import sys
parent, niceness, *sys.path[:] = sys.argv[1:]
from reader.extraction_pool import end_with, serve
end_with(int(parent))
serve(int(niceness))
"""


def cores() -> int:
    """How many processes may run at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def extracted(
    articles: Iterable[Article],
    processes: int,
    job: Job,
    *,
    gently: bool = False,
) -> Generator[tuple[Article, list[Quotation]]]:
    """Each article with its quotations, in order, until the job is cancelled.

    With no `processes` it is done in this one. Those beside it start in 0.2 s and end with the
    iterator, in the middle of an article if need be: close it if you leave it before its end.
    `gently`, they leave the processor to whoever else wants it.
    """
    if processes:
        with _Crew(min(processes, MOST), _NICENESS if gently else 0) as crew:
            yield from crew.extracted(articles, job)
        return
    for article in articles:
        if job.is_cancelled:
            return
        yield from _extracted([article])


def end_with(parent: int) -> None:
    """End this process when the one that started it does: at once on Linux, else soon."""
    from threading import Thread

    if sys.platform == "linux":  # also from within a regular expression, which no thread interrupts
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_LOOK)
        os._exit(0)

    Thread(target=watch, daemon=True).start()


def serve(niceness: int) -> None:
    """Be such a process: lists of texts come in, the lists of their quotations go out."""
    from reader.quotes import extract

    os.nice(niceness)
    with suppress(EOFError, BrokenPipeError):  # whoever asked has ended
        while True:
            texts = pickle.load(sys.stdin.buffer)  # noqa: S301 (from who started us)
            pickle.dump([extract(text) for text in texts], sys.stdout.buffer)
            sys.stdout.buffer.flush()


def _extracted(articles: Iterable[Article]) -> Found:
    from reader.quotes import extract

    return [(article, extract(article.text)) for article in articles]


def _slices(articles: Iterable[Article]) -> Iterator[list[Article]]:
    some: list[Article] = []
    size = 0
    for article in articles:
        some.append(article)
        size += len(article.text)
        if size >= SLICE:
            yield some
            some, size = [], 0
    if some:
        yield some


class _Process:
    """One process, started; it may end at any time, as one that is killed does."""

    def __init__(self, niceness: int) -> None:
        from subprocess import DEVNULL, PIPE, Popen

        self.popen = Popen(  # noqa: S603 (ourselves)
            [sys.executable, "-c", _PROGRAM, str(os.getpid()), str(niceness), *sys.path],
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            process_group=0,
        )

    def extracted(self, articles: list[Article]) -> Found:
        """Ask it. Raises OSError, EOFError, UnpicklingError where it has ended."""
        assert self.popen.stdin
        assert self.popen.stdout
        pickle.dump([article.text for article in articles], self.popen.stdin)
        self.popen.stdin.flush()
        found = pickle.load(self.popen.stdout)  # noqa: S301 (from who we started)
        return list(zip(articles, found, strict=True))

    def close(self) -> None:
        """Wait for its end, after it was killed."""
        with suppress(OSError), self.popen:  # it cannot be told any more what is in the pipe
            pass


class _Crew:
    """Several processes, each asked by a thread of its own. Use it as a context."""

    def __init__(self, size: int, niceness: int = 0) -> None:
        from concurrent.futures import ThreadPoolExecutor
        from threading import Lock

        self._size = size
        self._threads = ThreadPoolExecutor(size, thread_name_prefix="extract")
        self._processes: list[_Process] = []
        with suppress(OSError):  # no more processes may be started
            for _ in range(size):
                self._processes.append(_Process(niceness))
        self._idle = list(self._processes)
        self._here = Lock()
        self._over = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._over = True
        for process in self._processes:
            process.popen.kill()
        self._threads.shutdown(cancel_futures=True)
        for process in self._processes:
            process.close()

    def extracted(
        self, articles: Iterable[Article], job: Job
    ) -> Iterator[tuple[Article, list[Quotation]]]:
        """Each article with its quotations, in order, until the job is cancelled."""
        from concurrent.futures import wait

        slices = _slices(articles)
        asked: list[Future[Found]] = []
        while not job.is_cancelled:
            while len(asked) < 2 * self._size and (some := next(slices, None)):
                asked.append(self._threads.submit(self._ask, some))
            if not asked:
                return
            if wait(asked[:1], _POLL).done:
                yield from asked.pop(0).result()

    def _ask(self, articles: list[Article]) -> Found:
        """Of a process; where one has ended, a single thread does its part here."""
        with suppress(IndexError, OSError, EOFError, pickle.UnpicklingError):
            process = self._idle.pop()
            found = process.extracted(articles)
            self._idle.append(process)
            return found
        with self._here:
            return [] if self._over else _extracted(articles)
