"""What an import costs, quotations included, and what the screen feels of it.

    python -m tests.benchmarks.importing [--probe FOLDER] [--rounds N] [ARTICLES]

So many articles (default 5000) of 2 kB with ten quotations, and as many of 0.4 kB with two, are
imported from one file, by turns in one process and with one for each core. CPU time is told apart:
here, where the screen runs too, and there, in the processes that extract.

Then Reader is started in a pseudo-terminal on the first kind, imported but not yet extracted, and
keys are pressed while it extracts, as it did in one process, as it does with several, and without
anything to extract. `tui_probe.py` lies in FOLDER (default $READER_BENCH/probe, else
../shared/bench/probe beside the repository).
"""

from __future__ import annotations

import argparse
import resource
import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from reader.library import Library, extraction
from reader.paths import Paths
from tests.benchmarks.bench_folder import bench_folder
from tests.benchmarks.programs import MOVES, Programs, entry, load_probe, title
from tests.terminal.session import command

CORES = extraction.cores()
Figures = dict[str, float]


def cpu(who: int) -> float:
    """Seconds of processor time, of this process or of those it has waited for."""
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def write(file: Path, articles: int, lines: int | None) -> None:
    """A seed file; of each article so many lines, or all."""
    texts = (entry(n).article.text.split("\n")[:lines] for n in range(articles))
    file.write_text("\n".join(line for text in texts for line in text) + "\n", encoding="utf-8")


def place(work: Path) -> Paths:
    """An empty library with nothing to fill it."""
    data = work / "data"
    shutil.rmtree(data, ignore_errors=True)
    return Paths(data, data / "cache", data / "toml", data / "log", work / "no seeds")


def measure(work: Path, file: Path, processes: int) -> Figures:
    """One import."""
    extraction.cores = lambda: processes
    with Library.open(place(work)) as library:
        start = time.perf_counter()
        here, there = cpu(resource.RUSAGE_SELF), cpu(resource.RUSAGE_CHILDREN)
        added = library.importing.files([file]).added
        readable = time.perf_counter()
        library.importing.find_quotations()
        end = time.perf_counter()
        return {
            "articles a second": added / (end - start),
            "readable after, s": readable - start,
            "CPU here, ms an article": (cpu(resource.RUSAGE_SELF) - here) / added * 1000,
            "CPU there, ms an article": (cpu(resource.RUSAGE_CHILDREN) - there) / added * 1000,
        }


def keys(programs: Programs, plain: Path, before: str) -> Figures:
    """One session on a copy of a library whose articles are to be extracted."""
    data = programs.work / "run"
    shutil.rmtree(data, ignore_errors=True)
    shutil.copytree(plain, data)
    run: dict[str, Any] = programs.measure(
        command(data, programs.seeds, before),
        *("--timeout", "60", "--until", "Finding quotations: [1-9]" if before else title(0)[:13]),
        *("--keys", MOVES * 3, "--burst", "j" * 60, "--quit", "q"),
    )
    run = programs.probe.summarise([run]) | {"quit_ms": run["quit_ms"]}
    names = ("key_ms_p50", "key_ms_p95", "burst_ms_per_key", "quit_ms")
    return {name: run[name] for name in names}


def with_cores(count: int) -> str:
    """What makes Reader extract in so many processes."""
    return f"import reader.library.extraction as f; f.cores = lambda: {count}"


def table(columns: dict[str, list[Figures]]) -> str:
    """Medians, a column for each way."""
    lines = [f"{'':<26}" + "".join(f"{name:>20}" for name in columns)]
    for figure in next(iter(columns.values()))[0]:
        cells = (statistics.median(run[figure] for run in runs) for runs in columns.values())
        lines.append(f"{figure:<26}" + "".join(f"{cell:>20,.2f}" for cell in cells))
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    make = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    make.add_argument("articles", metavar="ARTICLES", nargs="?", type=int, default=5000)
    make.add_argument("--probe", metavar="FOLDER", help="where tui_probe.py is")
    make.add_argument("--rounds", type=int, default=3)
    asked = make.parse_args()
    folder = bench_folder([asked.probe] if asked.probe else [], "probe")
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        for what, lines in (("ten quotations, 2 kB", None), ("two quotations, 0.4 kB", 3)):
            file = work / "articles.txt"
            write(file, asked.articles, lines)
            ways: dict[str, list[Figures]] = {"one process": [], f"{CORES} beside it": []}
            for _ in range(asked.rounds):
                for runs, processes in zip(ways.values(), (1, CORES), strict=True):
                    runs.append(measure(work, file, processes))
            print(f"\n{asked.articles:,} articles of {what}\n{table(ways)}", flush=True)
        print(f"\nThe screen meanwhile, ms\n{screen(folder, work, asked.articles, asked.rounds)}")


def screen(folder: Path, work: Path, articles: int, rounds: int) -> str:
    """The table of what a user feels."""
    programs = Programs(load_probe(folder), folder, work)
    write(work / "articles.txt", articles, None)
    plain = place(work)
    with Library.open(plain) as library:
        library.importing.files([work / "articles.txt"])
    ways = {"one process": with_cores(1), f"{CORES} beside it": with_cores(CORES)}
    columns: dict[str, list[Figures]] = {}
    for _ in range(rounds):
        for name, before in ways.items():
            columns.setdefault(name, []).append(keys(programs, plain.data, before))
    idle = programs.library(articles)
    columns["nothing to extract"] = [keys(programs, idle, "") for _ in range(rounds)]
    return table(columns)


if __name__ == "__main__":
    main()
