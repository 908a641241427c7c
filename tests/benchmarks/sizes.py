"""What the number of articles costs, beside the floor, newsboat and TinyDB's own storage.

    python -m tests.benchmarks.sizes [--probe FOLDER] [--rounds N] [--idle SECONDS] [SIZE…]

Sizes default to 10 10000 100000 articles of 2 kB with ten quotations; the first is what the
others are compared with. Reader, the floor with as many titles, and newsboat with 10,000 (where
Debian's package is installed) take turns in a pseudo-terminal, in a process of their own each
time; a figure is the median over the rounds. FOLDER holds `tui_probe.py` and `floor_textual.py`
(default $READER_BENCH/probe, else ../shared/bench/probe beside the repository).

"After a search" is a run of its own: the index lies on the disk, is loaded, asked for words, and
the list shown again. TinyDB with JSONStorage is no program, so only what it must do is told: read
the file, list the headings, keep a bookmark.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks import storage
from tests.benchmarks.bench_folder import bench_folder
from tests.benchmarks.programs import KEYS, NEWSBOAT, Programs, load_probe, title

NEWSBOAT_SIZE = 10_000
OPENED = 5
"""Articles opened in each round."""
WAIT = ("--timeout", "60")

ROWS = {
    "until_ms": "list ready, ms",
    "until_cpu_ms": "  CPU, ms",
    "first_paint_ms": "first paint, ms",
    "key_ms_p50": "key p50, ms",
    "key_ms_p95": "  p95, ms",
    "key_cpu_ms_p50": "  CPU, ms",
    "key_bytes_p50": "  bytes",
    "burst_ms_per_key": "60 keys at once, ms a key",
    "open_ms": "open an article, ms",
    "filter_ms": "filter, ms",
    "toggle_ms": "bookmark on or off, ms",
    "rss_mb": "memory, MB",
    "searched_mb": "  after a search, MB",
    "searched_peak_mb": "  its peak, MB",
    "idle_cpu_pct": "idle CPU, %",
    "idle_bytes": "idle bytes",
    "quit_ms": "quit, ms",
    "keys_missed": "keys without an answer",
    "steps_missed": "steps without an answer",
}

Figures = dict[str, Any]


@dataclass(frozen=True)
class Goal:
    """At most so many times another column's figure."""

    figure: str
    column: str
    most: float
    than: str


def goals(sizes: list[int]) -> list[Goal]:
    """What the sizes shall cost."""
    least, *larger = (f"{size:,}" for size in sizes)
    found = []
    for size in larger:
        found.append(Goal("until_ms", size, 2.0 if size == "100,000" else 1.3, least))
        same = ("key_ms_p50", "key_bytes_p50", "open_ms", "filter_ms", "toggle_ms")
        found += [Goal(figure, size, 1.3, least) for figure in same]
    for size in (least, *larger):
        floor = f"floor {size}"
        found += [
            Goal("until_cpu_ms", size, 1.5, floor),
            Goal("until_ms", size, 1.5 if size == least else 1.0, floor),
            Goal("key_ms_p50", size, 1.0, floor),
            Goal("burst_ms_per_key", size, 1.2, floor),
            Goal("rss_mb", size, 1.5, floor),
            Goal("quit_ms", size, 1.3, floor),
        ]
    newsboat = f"{NEWSBOAT_SIZE:,}"
    if newsboat in larger:
        found += [
            Goal(figure, newsboat, 1.0, "newsboat")
            for figure in ("until_ms", "rss_mb", "searched_mb")
        ]
    return found


def reader(programs: Programs, size: int, idle: float) -> Figures:
    """One session with a library of so many articles."""
    opened = [
        part
        for n in range(1, OPENED + 1)
        for part in ("--step", "J", f"Passage 0 of report {n:06d}")
    ]
    filters = {"3": "No bookmarks yet", "1": rf"of {size:,} art", "2": rf"of {size - OPENED:,} art"}
    toggles = {"1b": r"Bookmarked 1\b", "b": r"Bookmarked 0\b"}
    steps = [part for step in (filters | toggles).items() for part in ("--step", *step)]
    run = programs.measure(
        programs.reader(programs.library(size)),
        *WAIT,
        *("--until", title(0)[:13]),
        *opened,
        *("--step", "hg", r"1 of [\d,]+ art"),
        *steps,
        *("--step", "g", r"1 of [\d,]+ art"),
        *KEYS,
        *("--idle", str(idle)),
        opened=OPENED,
    )
    run["steps_missed"] = sum(step["ms"] is None for step in run["steps"])
    times = [step["ms"] for step in run["steps"][OPENED + 1 :]]
    run["filter_ms"], run["toggle_ms"] = _median(times[:3]), _median(times[3:5])
    return run


def searched(programs: Programs, size: int) -> Figures:
    """What Reader holds when it has searched."""
    run = programs.measure(
        programs.reader(programs.library(size, indexed=True)),
        *WAIT,
        *("--until", title(0)[:13]),
        *("--step", f"/crossing took minutes report {size // 2:06d}", r"Passage \d of report"),
        *("--step", "<Esc>", r"1 of [\d,]+ art"),
        *("--rss", "--quit", "q"),
    )
    return {"searched_mb": run["rss_mb"], "searched_peak_mb": run["hwm_mb"]}


def newsboat(programs: Programs, size: int, idle: float) -> Figures:
    """One session of newsboat; its list is ready when the feed is chosen."""
    run = programs.measure(
        programs.newsboat(size),
        *WAIT,
        *("--until", "Ferries"),
        *("--step", "<Enter>", r"Report \d{6}"),
        *("--step", "<Enter>", "Passage 0 of"),
        *("--step", "q", r"Report \d{6}.*\n.*Report"),
        *KEYS[:4],
        *("--rss", "--idle", str(idle), "--quit", "qq"),
    )
    ready, opened, _ = run["steps"]
    run["until_ms"] += ready["ms"]
    run["until_cpu_ms"] += ready["cpu_ms"]
    run["open_ms"] = opened["ms"]
    return run


def measure(programs: Programs, sizes: list[int], rounds: int, idle: float) -> dict[str, Figures]:
    """All columns, measured by turns."""
    runs: dict[str, list[Figures]] = {}
    for number in range(rounds + 1):
        turn: dict[str, Figures] = {}
        for size in sizes:
            turn[f"{size:,}"] = reader(programs, size, idle)
            floor = programs.floor(size)
            turn[f"floor {size:,}"] = programs.measure(
                floor, "--until", "READY", *KEYS, "--idle", str(idle)
            )
        if NEWSBOAT:
            turn["newsboat"] = newsboat(programs, NEWSBOAT_SIZE, idle)
        for name, run in turn.items() if number else ():  # the first round warms disk and modules
            runs.setdefault(name, []).append(run)
    columns: dict[str, Figures] = {n: programs.probe.summarise(some) for n, some in runs.items()}
    for size in sizes:
        column = f"{size:,}"
        columns[column] |= searched(programs, size)
        columns[column]["steps_missed"] = sum(run["steps_missed"] for run in runs[column])
    return columns


def table(columns: dict[str, Figures]) -> str:
    """The figures side by side."""
    lines = [f"{'':<28}" + "".join(f"{name:>15}" for name in columns)]
    for figure, what in ROWS.items():
        values = (column.get(figure) for column in columns.values())
        cells = (f"{'–':>15}" if value is None else f"{value:>15,.1f}" for value in values)
        lines.append(f"{what:<28}" + "".join(cells))
    return "\n".join(lines)


def verdicts(columns: dict[str, Figures], sizes: list[int]) -> str:
    """Each goal with what was reached."""
    lines = []
    for goal in goals(sizes):
        ours = columns[goal.column].get(goal.figure)
        other = columns.get(goal.than, {}).get(goal.figure)
        if not ours or not other:
            continue
        ratio = ours / other
        what = f"{ROWS[goal.figure].strip()}, {goal.column}"
        missed = "" if ratio <= goal.most else "  missed"
        lines.append(f"{what:<40}{ratio:6.2f} × {goal.than:<16} ≤ {goal.most:g}{missed}")
    return "\n".join(lines)


def plain(sizes: list[int]) -> str:
    """What TinyDB's JSONStorage takes for the same articles."""
    columns = {}
    for size in sizes:
        if size <= storage.LARGEST_PLAIN:
            with tempfile.TemporaryDirectory() as folder:
                columns[f"{size:,}"] = storage.measure("use_plain", Path(folder), size)
    return storage.table(columns)


def _median(values: list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return statistics.median(known) if known else None


def main() -> None:
    """Measure and print."""
    make = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    make.add_argument("sizes", metavar="SIZE", nargs="*", type=int, default=[10, 10_000, 100_000])
    make.add_argument("--probe", metavar="FOLDER", help="where tui_probe.py is")
    make.add_argument("--rounds", type=int, default=3)
    make.add_argument("--idle", type=float, default=5.0, metavar="SECONDS")
    asked = make.parse_args()
    folder = bench_folder([asked.probe] if asked.probe else [], "probe")
    with tempfile.TemporaryDirectory() as work:
        programs = Programs(load_probe(folder), folder, Path(work))
        columns = measure(programs, asked.sizes, asked.rounds, asked.idle)
    print(table(columns))
    if not NEWSBOAT:
        print("newsboat is not installed")
    print(f"\nGoals\n{verdicts(columns, asked.sizes)}")
    print(f"\nTinyDB with JSONStorage\n{plain(asked.sizes)}")


if __name__ == "__main__":
    main()
