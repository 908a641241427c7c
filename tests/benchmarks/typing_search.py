"""What a person waits for who types a query: from a key to what it changes in the terminal.

    python -m tests.benchmarks.typing_search [BENCH_FOLDER] [--quotations 100000] [--queries 12]

Reader runs in a pseudo-terminal over a library of so many quotations, ten an article, made of the
passages in BENCH_FOLDER (default $READER_BENCH/search, else ../shared/bench/search beside the
repository). Queries are typed twice: slowly, each key when all is quiet, to see how long a key's
results take; and fast, 30 keys a second, to see how long each letter takes to appear, and whether
the results of the whole query are there soon after. Takes three minutes, two of them to make the
library. The clock stops when bytes arrive; what they draw is worked out later.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import select
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from reader.library.articles import heading_of
from reader.model import Article, Origin, Quotation
from reader.quotes import VERSION
from reader.storage import Entry, Store
from tests.benchmarks.bench_folder import bench_folder
from tests.terminal.session import Session, command

if TYPE_CHECKING:
    from collections.abc import Sequence

QUOTED = 10
"""Quotations an article."""
BATCH = 500
QUIET = 0.15
"""Seconds without output after which everything is drawn."""
PAUSE = 1 / 30
"""Seconds between keys typed fast."""
FRAME = 1 / 60
BOX = 3
"""Lines of the screen for the box the query is typed in."""


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("folder", nargs="?")
    options.add_argument("--quotations", type=int, default=100_000)
    options.add_argument("--queries", type=int, default=12)
    asked = options.parse_args()
    folder = bench_folder([asked.folder] if asked.folder else [], "search")
    with (folder / "open.jsonl").open(encoding="utf-8") as file:
        known = [json.loads(line)["query"] for line in file]
    queries = random.Random(1).sample(known, asked.queries)
    with tempfile.TemporaryDirectory() as work:
        data, seeds = Path(work) / "data", Path(work) / "no seeds"
        seeds.mkdir()
        fill(data, folder, asked.quotations)
        with Session(command(data, seeds)) as session:
            session.wait("Report 0")
            session.press("/", "Typos do not matter")
            measure(session, queries)


def fill(data: Path, folder: Path, count: int) -> None:
    """Make the library."""
    with gzip.open(folder / "passages.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in islice(file, count)]
    with Store.open(data) as store:
        for first in range(0, len(rows), BATCH * QUOTED):
            starts = range(first, min(len(rows), first + BATCH * QUOTED), QUOTED)
            store.articles.add(entry(at // QUOTED, rows[at : at + QUOTED]) for at in starts)


def entry(number: int, said: Sequence[dict[str, str]]) -> Entry:
    """An article that quotes."""
    text, quotations = f"Report {number} of the day", []
    for row in said:
        words = " ".join(row["text"].split()).translate(dict.fromkeys(map(ord, '“”"')))
        start, speaker = len(text) + 2, row["speaker"] or "Ada Holm"
        text += f"\n“{words}” said {speaker}."
        end = start + len(words)
        quotations.append(Quotation(start, end, speaker=speaker, confidence=0.9))
    article = Article(f"{number:016x}", text, "reports", Origin("reports.txt", 1, 11))
    return Entry(article, heading_of(article, quotations), tuple(quotations), str(VERSION))


def measure(session: Session, queries: Sequence[str]) -> None:
    """Type the queries in both ways, and print what it took."""
    results, echoes, final = [], [], []
    for query in queries:
        clear(session)
        for key in query:
            before = below(session)
            sent, chunks = press(session, key)
            changed = None
            for at, data in chunks:
                session.draw(data)
                if below(session) != before:
                    changed, before = at, below(session)
            if changed is not None:
                results.append(changed - sent)
    for query in queries:
        clear(session)
        sent, chunks = type_fast(session, query)
        shown, last, before = 0, sent[-1], below(session)
        for at, data in chunks:
            session.draw(data)
            there = "\n".join(session.text.split("\n")[:BOX])
            while shown < len(query) and query[: shown + 1].rstrip() in there:
                echoes.append(at - sent[shown])
                shown += 1
            if below(session) != before:
                last, before = at, below(session)
        final.append(last - sent[-1])
    tell("key to results, typed slowly", results)
    tell("key to letter, 30 keys a second", echoes)
    late = sum(echo > 2 * FRAME for echo in echoes)
    print(f"letters that missed a frame: {late} of {len(echoes)}")
    tell("last key to the last results", final)


def tell(name: str, seconds: Sequence[float]) -> None:
    """Print a line of figures."""
    p50, p95, most = np.percentile(seconds, [50, 95, 100]) * 1000
    print(f"{name:32} n={len(seconds):4}  p50 {p50:5.1f}  p95 {p95:5.1f}  max {most:5.1f} ms")


def below(session: Session) -> str:
    """What is on the screen below the query."""
    return "\n".join(session.text.split("\n")[BOX:])


def clear(session: Session) -> None:
    """An empty query, and all of it drawn."""
    for _, data in press(session, "\x01\x0b")[1]:  # to the beginning, and cut
        session.draw(data)


def press(session: Session, keys: str) -> tuple[float, list[tuple[float, bytes]]]:
    """Type keys at once: when, and what came until it was quiet."""
    sent = time.perf_counter()
    os.write(session.master, keys.encode())
    return sent, listen(session, QUIET)


def type_fast(session: Session, query: str) -> tuple[list[float], list[tuple[float, bytes]]]:
    """Type a query without waiting: when each key was sent, and what came."""
    sent, chunks = [], []
    start = time.perf_counter()
    for number, key in enumerate(query):
        while (left := start + number * PAUSE - time.perf_counter()) > 0:
            chunks += listen(session, left, until=time.perf_counter() + left)
        sent.append(time.perf_counter())
        os.write(session.master, key.encode())
    return sent, chunks + listen(session, QUIET)


def listen(
    session: Session, quiet: float, until: float = float("inf")
) -> list[tuple[float, bytes]]:
    """What the program writes, and when, until it is quiet so long or the time is over."""
    chunks = []
    while (left := min(quiet, until - time.perf_counter())) > 0:
        if not select.select([session.master], [], [], left)[0]:
            break
        chunks.append((time.perf_counter(), os.read(session.master, 1 << 16)))
    return chunks


if __name__ == "__main__":
    sys.exit(main())
