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
import importlib.util
import shutil
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.library.filling import heading
from reader.model import Article, Origin, Quotation
from reader.quotes import VERSION
from reader.storage import Entry, Store
from reader.storage.schema import BACKUPS, FILES, STATE
from tests.benchmarks.bench_folder import bench_folder
from tests.terminal.hostile import long_entries
from tests.terminal.session import command

if TYPE_CHECKING:
    from types import ModuleType

BATCH = 500
OPENED = 5
"""Articles opened in each round."""
MOVES = "jjjjjjjjkkkkkkkk"
"""Fewer than there are rows in the smallest list: each key has something to do."""
KEYS = ["--keys", MOVES, "--burst", "j" * 60, "--quit", "q", "--rss"]


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


def load_probe(folder: Path) -> ModuleType:
    """The module `tui_probe`."""
    spec = importlib.util.spec_from_file_location("tui_probe", folder / "tui_probe.py")
    if spec is None or spec.loader is None:
        sys.exit(f"there is no tui_probe.py in {folder}")
    module = importlib.util.module_from_spec(spec)
    sys.modules["tui_probe"] = module
    spec.loader.exec_module(module)
    return module


def title(n: int) -> str:
    """An article's headline, with a number that is easy to find."""
    return f"Report {n:06d}: the ferries of the northern line keep to their winter timetable"


def entry(n: int) -> Entry:
    """An article of 2 kB with ten quotations by three people."""
    lines, quotations, position = [title(n)], [], len(title(n)) + 1
    for number in range(10):
        words = f"The crossing took {n % 50 + number} minutes, and nobody aboard complained"
        speaker = ("Ada Holm", "Nils Berg", "the harbour office")[number % 3]
        opening = f"Passage {number} of report {n:06d}. "
        line = (
            f"{opening}“{words},” said {speaker}, and told what else there was to be seen between "
            "the two piers that day."
        )
        start = position + len(opening) + 1
        quotations.append(Quotation(start, start + len(words) + 1, speaker=speaker, confidence=0.9))
        lines.append(line)
        position += len(line) + 1
    article = Article(f"{n:016x}", "\n".join(lines), "ferries", Origin("ferries.txt", 1, 11))
    return Entry(article, heading(article, quotations), tuple(quotations), str(VERSION))


def forget(data: Path) -> None:
    """Take away what the last run left, so that each begins at the first article, unread."""
    (data / FILES[STATE]).unlink(missing_ok=True)
    shutil.rmtree(data / BACKUPS, ignore_errors=True)


class Bench:
    """The two programs, each on the same number of articles."""

    def __init__(self, probe: ModuleType, folder: Path, work: Path) -> None:
        self.probe = probe
        self.floor = folder / "floor_textual.py"
        self.work = work
        self.seeds = work / "no seeds"
        self.seeds.mkdir()

    def library(self, size: int) -> Path:
        """A library of so many articles."""
        data = self.work / str(size)
        with Store.open(data) as store:
            for start in range(0, size, BATCH):
                store.add(entry(n) for n in range(start, min(size, start + BATCH)))
        return data

    def measure(self, start: list[str], *options: str) -> dict[str, Any]:
        """One run of a program."""
        asked = self.probe.parser().parse_args([*options, "--", *start])
        asked.cols, asked.rows = 120, 36
        run: dict[str, Any] = self.probe.measure(asked.command, asked)
        times = [step["ms"] for step in run["steps"][:OPENED] if step["ms"] is not None]
        if times:
            run["open_ms"] = statistics.median(times)
        if "exit" in run:
            run["quit_ms"] = run["exit"]["ms"]
        return run

    def compare(self, size: int, rounds: int, idle: float) -> tuple[dict[str, Any], dict[str, Any]]:
        """Reader's figures and the floor's, measured by turns."""
        titles = self.work / f"titles-{size}.txt"
        titles.write_text("\n".join(map(title, range(size))), encoding="utf-8")
        floor = [sys.executable, str(self.floor), str(titles)]
        ours = command(self.library(size), self.seeds)
        steps = [
            part
            for n in range(1, OPENED + 1)
            for part in ("--step", "J", f"Passage 0 of report {n:06d}")
        ]
        common = [*KEYS, "--idle", str(idle)]
        runs: tuple[list[dict[str, Any]], list[dict[str, Any]]] = ([], [])
        for number in range(rounds + 1):
            forget(self.work / str(size))
            one = self.measure(
                ours,
                "--timeout",
                "10",
                "--until",
                title(0)[:13],
                *steps,
                "--step",
                "hg",
                r"1 of [\d,]+ art",
                *common,
            )
            other = self.measure(floor, "--until", "READY", *common)
            if number:  # the first round warms the disk and the compiled modules
                runs[0].append(one)
                runs[1].append(other)
        return self.probe.summarise(runs[0]), self.probe.summarise(runs[1])

    def long_lines(self, rounds: int) -> list[tuple[str, float, float]]:
        """Per kind of article: milliseconds to open it, and of a key in it."""
        data = self.work / "long"
        with Store.open(data) as store:
            store.add([entry(0), *long_entries()])
        ours = command(data, self.seeds)
        table = []
        for place, name in enumerate(("ordinary", "one word", "words", "accents", "wide")):
            down = "j" * place
            there = "Passage 0 of" if place == 0 else f"Title {899 + place} a"
            runs = []
            for _ in range(rounds):
                forget(data)
                runs.append(
                    self.measure(
                        ours,
                        *("--timeout", "10", "--until", title(0)[:13]),
                        *("--step", f"{down}o", rf"▕ +.*{there}"),
                        *("--keys", MOVES, "--quit", "q"),
                    )
                )
            summary = self.probe.summarise(runs)
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
    probe = load_probe(folder)
    with tempfile.TemporaryDirectory() as work:
        bench = Bench(probe, folder, Path(work))
        for size in asked.sizes:
            print_comparison(size, *bench.compare(size, asked.rounds, asked.idle))
        print(
            f"\n{'a line of a million':28} {'open, ms':>9} {'key, ms':>9}   times the ordinary key"
        )
        table = bench.long_lines(max(1, asked.rounds // 2))
        for name, opening, key in table:
            print(f"{name:28} {opening:9.1f} {key:9.1f}   {key / table[0][2]:.2f}")


if __name__ == "__main__":
    main()
