"""What the store costs at different sizes, beside TinyDB's own JSONStorage.

    python -m tests.benchmarks.storage [SIZE…]

Sizes are numbers of articles (default 10 100 1000 10000 100000), 2 kB each with ten quotations.
Each is measured in a process of its own: times are wall clock medians in milliseconds, memory is
what the process has resident beyond the imports. JSONStorage holds the same documents, and is left
out above 10,000, where each of its writes takes seconds.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tinydb import TinyDB
from tinydb.table import Document, Table

from reader.model import Article, Bookmark, Heading, Origin, Quotation, ReadingState, Span
from reader.storage import BOOKMARKS, READINGS, Change, Entry, Store
from reader.storage.articles import documents_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SIZES = (10, 100, 1_000, 10_000, 100_000)
LARGEST_PLAIN = 10_000
BATCH = 500

ROWS = {
    "import": "import, articles a second",
    "disk": "on the disk, MB",
    "open": "open, ms",
    "screen": "open and read 40 headings, ms",
    "article": "read an article and its quotations, ms",
    "headings": "read all headings, ms",
    "toggle": "bookmark on or off, ms",
    "toggle_bytes": "  bytes written",
    "floor": "  the disk alone: append 90 bytes, sync, ms",
    "lagging": "reading place (not synced), ms",
    "poll": "look for others' changes, ms",
    "read_all": "mark all read, ms",
    "reopen": "open with all marked read, ms",
    "memory": "memory, MB",
    "stop_open": "longest stop of another thread: open, ms",
    "stop_add": "  import a batch, ms",
    "stop_read": "  read all headings, ms",
}


def entry(n: int) -> Entry:
    """An article of 2 kB with ten quotations."""
    key = f"{n * 2654435761 % 2**32:08x}{n:08x}"
    sentence = "“Words that were said,” he said on that day. "
    text = f"Headline number {n}\n" + sentence * 44
    quotations = tuple(
        Quotation(
            start=20 + 45 * i,
            end=40 + 45 * i,
            speaker="Vladimir Putin",
            mention=Span(43 + 45 * i, 45 + 45 * i),
            cue=Span(46 + 45 * i, 50 + 45 * i),
            role="president",
            confidence=0.97,
            reason="named in the same sentence",
            utterance=i,
        )
        for i in range(10)
    )
    heading = Heading(key, f"Headline number {n}", "paper", 400, 10, "Vladimir Putin")
    return Entry(Article(key, text, "paper", Origin("a.txt", n, n + 1)), heading, quotations, "1")


def bookmark(n: int) -> Bookmark:
    """A bookmark of the `n`th article."""
    return Bookmark(entry(n).article.id, title=f"Headline number {n}", created="2026-01-01")


def resident() -> float:
    """MB of memory in use."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def milliseconds(do: Callable[[int], object], times: int = 1) -> float:
    """The median of how long `do` takes."""
    taken = []
    for n in range(times):
        start = time.perf_counter()
        do(n)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken) * 1000


def longest_stop(do: Callable[[], object]) -> float:
    """For how many milliseconds a thread that wakes every millisecond was kept from running."""
    stops: list[float] = []
    done = threading.Event()

    def tick() -> None:
        last = time.perf_counter()
        while not done.is_set():
            time.sleep(0.001)
            now = time.perf_counter()
            stops.append(now - last)
            last = now

    ticking = threading.Thread(target=tick)
    ticking.start()
    do()
    done.set()
    ticking.join()
    return max(stops) * 1000


def fill(directory: Path, size: int) -> dict[str, float]:
    """Import `size` articles in batches."""
    entries: Iterable[Entry] = map(entry, range(size))
    spent = 0.0
    with Store.open(directory) as store:
        while batch := [e for e, _ in zip(entries, range(BATCH), strict=False)]:
            start = time.perf_counter()
            store.articles.add(batch)
            spent += time.perf_counter() - start
    return {"import": size / spent, "disk": _bytes(directory) / 1e6}


def headings(store: Store, most: int | None = None) -> list[Heading]:
    """The first headings of a library, or all of them."""
    return [store.articles.heading(id) for id in store.articles.ids[:most]]


def use(directory: Path, size: int) -> dict[str, float]:
    """Do with a library what a session does."""
    before = resident()
    figures = {"open": milliseconds(lambda n: Store.open(directory), 5)}
    figures["screen"] = milliseconds(lambda n: headings(Store.open(directory), 40), 5)
    with Store.open(directory) as store:
        ids = store.articles.ids[:: max(1, size // 50)]
        figures["memory"] = resident() - before
        figures["article"] = milliseconds(lambda n: store.articles.whole(ids[n % len(ids)]), 50)
        state = directory / "state.jsonl"
        written = state.stat().st_size
        kept = bookmark(size // 2)
        figures["toggle"] = milliseconds(
            lambda n: store.user_data.change(
                [Change(BOOKMARKS, kept.key, None if n % 2 else kept)]
            ),
            100,
        )
        figures["toggle_bytes"] = (state.stat().st_size - written) / 100
        with (directory / "floor").open("ab", buffering=0) as file:
            figures["floor"] = milliseconds(
                lambda n: (file.write(b"x" * 90), os.fsync(file.fileno())), 100
            )
        figures["lagging"] = milliseconds(
            lambda n: store.user_data.change(
                [Change(READINGS, ids[0], ReadingState(offset=n))], undoable=False, durable=False
            ),
            100,
        )
        figures["poll"] = milliseconds(lambda n: store.refresh(), 100)
        figures["headings"] = milliseconds(lambda n: sum(h.words for h in headings(store)))
        marks = [Change(READINGS, h.id, ReadingState(True)) for h in headings(store)]
        figures["read_all"] = milliseconds(lambda n: store.user_data.change(marks, undoable=False))
        marks.clear()
        figures["stop_read"] = longest_stop(lambda: sum(h.words for h in headings(store)))
        figures["stop_open"] = longest_stop(lambda: Store.open(directory, read_only=True))
        figures["reopen"] = milliseconds(lambda n: Store.open(directory), 5)
        batch = [entry(size + n) for n in range(BATCH)]
        figures["stop_add"] = longest_stop(lambda: store.articles.add(batch))
    return figures


def use_plain(directory: Path, size: int) -> dict[str, float]:
    """The same with TinyDB's own storage, as far as it goes."""
    before = resident()
    path = directory / "plain.json"
    tables = documents_of(map(entry, range(size)))
    path.write_text(json.dumps({**tables, "bookmarks": {}}))
    ids = list(tables["headings"])
    tables.clear()
    times = 4 if size > 1000 else 20
    Table.document_id_class = str  # type: ignore[assignment]  # its integers are not our ids

    figures = {
        "disk": path.stat().st_size / 1e6,
        "screen": milliseconds(lambda n: TinyDB(path).table("headings").all()[:40], 3),
    }
    database = TinyDB(path)
    articles, bookmarks = database.table("articles"), database.table("bookmarks")
    articles.get(doc_id=ids[0])
    figures["memory"] = resident() - before

    def toggle(n: int) -> None:
        if n % 2:
            bookmarks.remove(doc_ids=["1"])
        else:
            bookmarks.insert(Document({"article": ids[0], "title": "Headline"}, "1"))

    figures["article"] = milliseconds(lambda n: articles.get(doc_id=ids[n % size]), times)
    figures["toggle"] = milliseconds(toggle, times)
    figures["toggle_bytes"] = path.stat().st_size
    return figures


def _bytes(directory: Path) -> int:
    return sum(path.stat().st_size for path in directory.rglob("*") if path.is_file())


def measure(job: str, directory: Path, size: int) -> dict[str, float]:
    """Run a job of this module in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.storage", job, str(directory), str(size)]
    figures: dict[str, float] = json.loads(subprocess.check_output(command))
    return figures


def table(columns: dict[str, dict[str, float]]) -> str:
    """The figures side by side."""
    lines = [f"{'':<42}" + "".join(f"{name:>14}" for name in columns)]
    for key, what in ROWS.items():
        cells = (f"{c[key]:>14,.3g}" if key in c else f"{'–':>14}" for c in columns.values())
        lines.append(f"{what:<42}" + "".join(cells))
    return "\n".join(lines)


def main(sizes: Iterable[int]) -> None:
    """Measure all sizes and print the table."""
    columns: dict[str, dict[str, float]] = {}
    plain: dict[str, dict[str, float]] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as root:
            directory = Path(root)
            columns[f"{size:,}"] = {
                **measure("fill", directory, size),
                **measure("use", directory, size),
            }
            if size <= LARGEST_PLAIN:
                plain[f"{size:,}"] = measure("use_plain", directory, size)
    print("Reader's store, by number of articles\n\n" + table(columns))
    print("\n\nTinyDB with JSONStorage, the same documents\n\n" + table(plain))


if __name__ == "__main__":
    jobs = {"fill": fill, "use": use, "use_plain": use_plain}
    match sys.argv[1:]:
        case [job, directory, size] if job in jobs:
            print(json.dumps(jobs[job](Path(directory), int(size))))
        case sizes:
            main([int(size) for size in sizes] or SIZES)
