"""What a person waits for at the screen, beside the least that a Textual list can be.

    python -m tests.benchmarks.screen [--probe FOLDER] [--rounds N] [SIZE…]

Sizes are numbers of articles (default 10 1000), 2 kB each with ten quotations. Reader and the floor
are started by turns in a pseudo-terminal by `tui_probe.py`, which lies with `floor_textual.py` in
FOLDER (default $READER_BENCH/probe, else ../shared/bench/probe beside the repository). A row is
the median over the rounds; each goal is a ratio to the floor of the same rounds, or a figure of its
own. Ratios are what counts: times by the clock grow with whatever else the machine does.

A last table opens articles with a line of a million characters, and compares the keys there with
the keys in an ordinary article.
"""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.storage import Store
from tests.benchmarks.bench_folder import bench_folder
from tests.benchmarks.programs import KEYS, MOVES, Programs, entry, load_probe, title
from tests.terminal.hostile import long_entries

OPENED = 5
"""Articles opened in each round."""


@dataclass(frozen=True)
class Row:
    """A figure of the table, and the most it should be."""

    name: str
    figure: str
    ratio: float | None = None
    """To the floor's."""
    most: float | None = None


ROWS = (
    Row("CPU to the list, ms", "until_cpu_ms", ratio=1.5),
    Row("first paint, ms", "first_paint_ms", ratio=1.5),
    Row("list ready, ms", "until_ms", ratio=1.5),
    Row("CPU a key, ms", "key_cpu_ms_p50", ratio=0.6),
    Row("key p50, ms", "key_ms_p50", ratio=1.0),
    Row("key p95, ms", "key_ms_p95", ratio=1.5),
    Row("settled p50, ms", "settle_ms_p50", ratio=0.7),
    Row("bytes a key", "key_bytes_p50", most=2000),
    Row("60 keys at once, ms a key", "burst_ms_per_key", ratio=1.2),
    Row("opening an article, ms", "open_ms", most=60),
    Row("memory, MB", "rss_mb", ratio=1.6),
    Row("idle CPU, %", "idle_cpu_pct", most=0.2),
    Row("idle bytes", "idle_bytes", most=0),
    Row("quit, ms", "quit_ms", ratio=1.3),
)


def compare(
    programs: Programs, size: int, rounds: int, idle: float
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Reader's figures and the floor's, measured by turns."""
    data, floor = programs.library(size), programs.floor(size)
    steps = [
        part
        for n in range(1, OPENED + 1)
        for part in ("--step", "J", f"Passage 0 of report {n:06d}")
    ]
    steps += ["--step", "hg", r"1 of [\d,]+ art"]
    common = [*KEYS, "--idle", str(idle)]
    until = ("--timeout", "10", "--until", title(0)[:13])
    runs: tuple[list[dict[str, Any]], list[dict[str, Any]]] = ([], [])
    for number in range(rounds + 1):
        one = programs.measure(programs.reader(data), *until, *steps, *common, opened=OPENED)
        other = programs.measure(floor, "--until", "READY", *common)
        if number:  # the first round warms the disk and the compiled modules
            runs[0].append(one)
            runs[1].append(other)
    return programs.probe.summarise(runs[0]), programs.probe.summarise(runs[1])


def long_lines(programs: Programs, rounds: int) -> list[tuple[str, float, float]]:
    """Per kind of article: milliseconds to open it, and of a key in it."""
    data = programs.work / "long"
    with Store.open(data) as store:
        store.articles.add([entry(0), *long_entries()])
    table = []
    for place, name in enumerate(("ordinary", "one word", "words", "accents", "wide")):
        there = "Passage 0 of" if place == 0 else f"Title {899 + place} a"
        steps = ("--step", "j" * place + "o", rf"▕ +.*{there}", "--keys", MOVES, "--quit", "q")
        until = ("--timeout", "10", "--until", title(0)[:13])
        runs = [
            programs.measure(programs.reader(data), *until, *steps, opened=1) for _ in range(rounds)
        ]
        summary = programs.probe.summarise(runs)
        table.append((name, summary.get("open_ms", float("nan")), summary["key_ms_p50"]))
    return table


def print_comparison(size: int, ours: dict[str, Any], floor: dict[str, Any]) -> None:
    """The table of one size."""
    print(f"\n{size:,} articles{'':17} {'Reader':>9} {'floor':>9} {'ratio':>7}   goal")
    for row in ROWS:
        value, least = ours.get(row.figure), floor.get(row.figure)
        if value is None:
            print(f"{row.name:28} not measured")
            continue
        ratio = value / least if least else None
        if row.ratio is not None:
            goal, met = f"≤ {row.ratio} × floor", ratio is not None and ratio <= row.ratio
        else:
            goal, met = f"≤ {row.most:g}", row.most is not None and value <= row.most
        shown = f"{ratio:7.2f}" if ratio is not None else " " * 7
        least_shown = f"{least:9.1f}" if least is not None else " " * 9
        verdict = "" if met else "missed"
        print(f"{row.name:28} {value:9.1f} {least_shown} {shown}   {goal:14} {verdict}")
    print(f"{'keys without an answer':28} {ours['keys_missed']:9} {floor['keys_missed']:9}")


def main() -> None:
    """Measure and print."""
    make = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    make.add_argument("sizes", metavar="SIZE", nargs="*", type=int, default=[10, 1000])
    make.add_argument("--probe", metavar="FOLDER", help="where tui_probe.py is")
    make.add_argument("--rounds", type=int, default=5)
    make.add_argument("--idle", type=float, default=5.0, metavar="SECONDS")
    asked = make.parse_args()
    folder = bench_folder([asked.probe] if asked.probe else [], "probe")
    with tempfile.TemporaryDirectory() as work:
        programs = Programs(load_probe(folder), folder, Path(work))
        for size in asked.sizes:
            print_comparison(size, *compare(programs, size, asked.rounds, asked.idle))
        print(
            f"\n{'a line of a million':28} {'open, ms':>9} {'key, ms':>9}   times the ordinary key"
        )
        table = long_lines(programs, max(1, asked.rounds // 2))
        for name, opening, key in table:
            print(f"{name:28} {opening:9.1f} {key:9.1f}   {key / table[0][2]:.2f}")


if __name__ == "__main__":
    main()
