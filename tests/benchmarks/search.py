"""Reader's search beside other engines, over the shared evaluation set.

    python -m tests.benchmarks.search [BENCH_FOLDER] [--size 100k] [--against reference fzf …]

BENCH_FOLDER (default `$READER_BENCH/search`, or `../shared/bench/search` beside the project) holds
the passages, the queries, the runner and the other engines; its README defines the figures. Each
engine runs in a process of its own, one after another; slow ones are measured on as many queries
as `--budget` seconds allow. Prints a table in Markdown: quality over the open queries, latency and
the share of the answers that are, and stay, in the top five by half the query over `--typed` of
them, the share of queries without an answer above the bar that keeps 90 % of the right ones.
`--size 1m` measures a million passages (five minutes, 3 GB). Below the table: what else is asked of
Reader's index, how long it takes to load when saved, and to take in an article of ten quotations.
`--failures` lists the queries whose answer Reader did not put first.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from reader.search import Index, Passage

ROOT = Path(__file__).parents[2]
OURS = Path(__file__).with_name("search_engine.py")
NO_ENGINE = "fold"
"""What the other engines share."""
HEADER = (
    "| engine | recall@1 | MRR@10 | key p50 / p95, ms | top 5 by half the query | build s, MB"
    " | no answer |\n|---|---|---|---|---|---|---|"
)


def main() -> None:
    options = _options()
    folder: Path = options.folder
    if not (folder / "run_bench.py").exists():
        sys.exit(f"There is no run_bench.py in {folder}; see {__file__}.")
    known = {path.stem: path for path in (folder / "engines").glob("*.py")}
    wanted = sorted(known.keys() - {NO_ENGINE}) if options.against is None else options.against
    with tempfile.TemporaryDirectory() as scratch:
        command = [sys.executable, str(folder / "make_corpora.py"), scratch, options.size]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        corpus = Path(scratch) / f"c{options.size}.jsonl"
        print(HEADER)
        for engine in (*(known[name] for name in wanted), OURS):
            result = _measure(folder, engine, corpus, options)
            print(_row(engine, result), flush=True)
        for missed in (result or {}).get("failures", ()) if options.failures else ():
            print("   missed", *missed, sep=" | ")
        _print_upkeep(corpus, Path(scratch))


def _options() -> argparse.Namespace:
    bench = Path(os.environ.get("READER_BENCH", ROOT.parent / "shared" / "bench"))
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=bench / "search")
    parser.add_argument("--size", choices=("10k", "100k", "1m"), default="100k")
    parser.add_argument("--against", nargs="*", help="engines to compare with; default all")
    parser.add_argument("--budget", type=int, default=60, help="seconds per engine and measurement")
    parser.add_argument("--typed", type=int, default=100, help="queries typed letter by letter")
    parser.add_argument("--failures", action="store_true", help="list what was not first")
    return parser.parse_args()


def _measure(
    folder: Path, engine: Path, corpus: Path, options: argparse.Namespace
) -> dict[str, Any] | None:
    """What the shared runner says of an engine; None where it cannot run here."""
    command = [
        *(sys.executable, str(folder / "run_bench.py"), "--raw", "--failures"),
        *("--budget", str(options.budget), "--typed", str(options.typed)),
        *("--engine", str(engine), "--corpus", str(corpus)),
        *("--queries", str(folder / "open.jsonl"), "--noanswer", str(folder / "noanswer.jsonl")),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found: dict[str, Any] | None = json.loads(done.stdout) if done.returncode == 0 else None
    return found


def _print_upkeep(corpus: Path, folder: Path) -> None:
    """Load a saved index, and add an article to it."""
    with corpus.open(encoding="utf-8") as file:
        rows = map(json.loads, file)
        Index.build(
            Passage("corpus", place, place + 1, "quotation", row["text"], row["speaker"])
            for place, row in enumerate(rows)
        ).save(folder)
    start = time.perf_counter()
    index = Index.load(folder)
    loaded = time.perf_counter()
    index.search("first words")
    found = time.perf_counter()
    said = "We counted ship {} in the morning and again at night"
    index.add(
        Passage("new", 100 * n, 100 * n + 52, "quotation", said.format(n), "Anna Brown")
        for n in range(10)
    )
    added = time.perf_counter()
    print(
        f"\nload a saved index {1000 * (loaded - start):.0f} ms,"
        f" its first search {1000 * (found - loaded):.0f} ms;"
        f" add an article of ten quotations {1000 * (added - found):.1f} ms"
    )


def _row(engine: Path, result: dict[str, Any] | None) -> str:
    name = "**Reader**" if engine == OURS else engine.stem
    if result is None:
        return f"| {name} | does not run here | | | | | |"
    quality, key = result["quality"], result["keystroke_ms"]
    half = result.get("typed_until_in_top5", {}).get("in_top5_by_half")
    wrong = result.get("noanswer", {}).get("false_confidence")
    return " | ".join(
        [
            f"| {name}",
            f"{quality['recall@1']:.3f}",
            f"{quality['mrr@10']:.3f}",
            f"{key['p50']:.1f} / {key['p95']:.1f}",
            "–" if half is None else f"{half:.2f}",
            f"{result['build_s']:.1f}, {result['index_mb']:.0f}",
            "– |" if wrong is None else f"{wrong:.0%} |",
        ]
    )


if __name__ == "__main__":
    main()
