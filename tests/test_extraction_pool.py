"""Extraction by several processes: as one does it, whatever happens to them."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import extraction_pool
from reader.extraction_pool import _Crew, extracted
from reader.job import UNWATCHED, Job
from reader.model import Article, Quotation
from tests.processes import Process

PATIENCE = 60.0
"""Seconds; only a test that fails waits so long."""

NEWS = [
    "The harbour will be rebuilt\n“We will finish in October,” Anna Brown said. “Soon,” she said.",
    "Snow closes the road\nThe road is shut for three days. Nobody was hurt.",
    "A ferry company buys ships\n“The first sails at Easter,” said Ruth Levy, its director.",
    "\ud800 “\udfff\x00”",
    "",
]
TEXTS = NEWS[:3] * 200


def articles(texts: list[str]) -> list[Article]:
    return [Article(f"{number:016x}", text, "test") for number, text in enumerate(texts)]


def serial(texts: list[str]) -> list[tuple[Article, list[Quotation]]]:
    return list(extracted(articles(texts), 0, UNWATCHED))


def wait_for_end(pid: int, patience: float = PATIENCE) -> None:
    """Until a process that is no child of ours is gone."""
    try:
        fd = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    ended = select.select([fd], [], [], patience)[0]
    os.close(fd)
    assert ended, f"process {pid} goes on"


@pytest.fixture(scope="module")
def crew():
    with _Crew(2) as crew:
        yield crew


_PIECES = st.sampled_from([*NEWS, "“No,” he said. ", "Anna Brown ", "\n", "”", "'"])


@pytest.mark.slow
@given(st.lists(st.lists(_PIECES | st.text(), max_size=8).map("".join), max_size=20))
def test_several_processes_find_what_one_does_in_order(crew, texts):
    assert list(crew.extracted(articles(texts), UNWATCHED)) == serial(texts)


@pytest.mark.slow
def test_articles_larger_than_a_pipe_among_small_ones(crew):
    texts = [NEWS[0] * 800, *TEXTS[:20], "word " * 100_000, *TEXTS[:20]]
    assert list(crew.extracted(articles(texts), UNWATCHED)) == serial(texts)


@pytest.mark.slow
@pytest.mark.parametrize("processes", [1, 2])
def test_it_is_other_processes_that_extract(monkeypatch, processes):
    expected = serial(TEXTS)
    monkeypatch.setattr(extraction_pool, "_extracted", lambda _: pytest.fail("it was done here"))
    assert list(extracted(articles(TEXTS), processes, UNWATCHED)) == expected


def test_the_processes_are_out_of_the_terminals_reach(crew):
    for process in crew._processes:
        pid = process.popen.pid
        assert os.getpgid(pid) == pid
        streams = [str(Path(f"/proc/{pid}/fd/{number}").readlink()) for number in range(3)]
        assert streams[2] == os.devnull
        assert all(stream.startswith("pipe:") for stream in streams[:2])


@pytest.mark.slow
@pytest.mark.parametrize("gently", [False, True])
def test_gently_they_leave_the_processor_to_others(monkeypatch, gently):
    told: list[int] = []
    monkeypatch.setattr(extraction_pool, "_NICENESS", 3)
    ask = extraction_pool._Process.extracted

    def asking(process, articles):
        found = ask(process, articles)
        told.append(os.getpriority(os.PRIO_PROCESS, process.popen.pid))
        return found

    monkeypatch.setattr(extraction_pool._Process, "extracted", asking)
    list(extracted(articles(TEXTS), 2, UNWATCHED, gently=gently))
    assert set(told) == {os.getpriority(os.PRIO_PROCESS, 0) + 3 * gently}


@pytest.mark.slow
@pytest.mark.parametrize("killed", [1, 2])
def test_of_killed_processes_nothing_is_lost(killed):
    with _Crew(2) as crew:
        found = crew.extracted(articles(TEXTS), UNWATCHED)
        first = next(found)
        for process in crew._processes[:killed]:
            process.popen.kill()
        assert [first, *found] == serial(TEXTS)


def test_where_no_process_can_be_started_the_work_is_done_here(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert list(extracted(articles(TEXTS), 2, UNWATCHED)) == serial(TEXTS)


def test_processes_that_are_no_extractors_are_done_without(monkeypatch):
    monkeypatch.setattr(extraction_pool, "_PROGRAM", "raise SystemExit('no such module')")
    assert list(extracted(articles(TEXTS), 2, UNWATCHED)) == serial(TEXTS)


def test_an_error_of_the_extractor_is_raised_here(monkeypatch):
    monkeypatch.setattr(extraction_pool, "_PROGRAM", "1 / 0")
    monkeypatch.setattr("reader.quotes.extract", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        list(extracted(articles(TEXTS), 2, UNWATCHED))


def test_cancelled_it_ends_though_no_process_answers():
    with _Crew(2) as crew:
        for process in crew._processes:
            process.popen.send_signal(signal.SIGSTOP)
        looks = iter([False] * 3)
        assert (
            list(crew.extracted(articles(TEXTS), Job(is_cancelled=lambda: next(looks, True)))) == []
        )
    assert [process.popen.returncode for process in crew._processes] == [-signal.SIGKILL] * 2


def test_left_early_it_leaves_no_process(monkeypatch):
    started: list[extraction_pool._Process] = []

    class Process(extraction_pool._Process):
        def __init__(self, niceness: int) -> None:
            super().__init__(niceness)
            started.append(self)

    monkeypatch.setattr(extraction_pool, "_Process", Process)
    found = extracted(articles(TEXTS), 2, UNWATCHED)
    next(found)
    found.close()
    assert [process.popen.returncode for process in started] == [-signal.SIGKILL] * 2


VICTIM = """
from itertools import repeat
from reader.extraction_pool import _Crew
from reader.job import UNWATCHED
from reader.model import Article
with _Crew(2) as crew:
    article = Article("0", "“We will finish,” Anna Brown said.", "")
    found = crew.extracted(repeat(article), UNWATCHED)
    next(found)
    print(*(process.popen.pid for process in crew._processes), flush=True)
    for _ in found:
        pass
"""


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_who_dies_leaves_no_process(number):
    root = Path(extraction_pool.__file__).parents[1]
    command = [sys.executable, "-c", VICTIM]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with Process(command, cwd=root, **streams) as victim:
        assert victim.stdout
        pids = [int(pid) for pid in victim.stdout.readline().split()]
        victim.send_signal(number)
        victim.wait(PATIENCE)
    assert len(pids) == 2
    for pid in pids:
        wait_for_end(pid)


BUSY = """
import sys
from reader import extraction_pool
from reader.extraction_pool import _Crew
from reader.job import UNWATCHED
from reader.model import Article
busy = "import re, reader.quotes\\ndef extract(text):\\n    " + sys.argv[1]
busy += "\\nreader.quotes.extract = extract\\n"
extraction_pool._PROGRAM = extraction_pool._PROGRAM.replace("serve(int", busy + "serve(int")
with _Crew(1) as crew:
    pid = crew._processes[0].popen.pid
    found = crew.extracted([Article("0", "x", "")], UNWATCHED)
    print(pid, flush=True)
    next(found)
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    "work", ["while True: pass", "re.match('(a+)+$', 'a' * 60 + 'b')"], ids=["python", "in C"]
)
def test_who_is_killed_leaves_no_process_that_is_at_a_long_article(work):
    if work.startswith("re") and sys.platform != "linux":
        pytest.skip("nothing but the system ends it there")
    root = Path(extraction_pool.__file__).parents[1]
    command = [sys.executable, "-c", BUSY, work]
    with Process(command, cwd=root, stdout=subprocess.PIPE) as victim:
        assert victim.stdout
        pid = int(victim.stdout.readline())
        status = Path(f"/proc/{pid}/stat")
        while _seconds_worked(status) < 0.6:  # so that it is at the article
            assert victim.poll() is None
        victim.kill()
        victim.wait(PATIENCE)
        wait_for_end(pid, 1.0)


def _seconds_worked(status: Path) -> float:
    fields = status.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_articles_are_read_a_little_ahead_only():
    numbers = count()
    text = "word " * 200
    found = extracted((Article(str(n), text, "test") for n in numbers), 2, UNWATCHED)
    next(found)
    found.close()
    assert next(numbers) * len(text) < 8 * extraction_pool.SLICE
