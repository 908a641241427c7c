"""Programs to measure in a pseudo-terminal, each on as many articles: Reader, the floor, newsboat.

An article has 2 kB and ten quotations. `tui_probe.py` starts and times them; it lies, with
`floor_textual.py`, in the folder `probe` of the benchmark data.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import statistics
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from reader.library import Library
from reader.library.articles import heading_of
from reader.model import Article, Origin, Quotation
from reader.paths import Paths
from reader.quotes import VERSION
from reader.storage import Entry, Store
from reader.storage.kinds import BACKUPS, FILES, USER_DATA
from tests.terminal.session import command

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

BATCH = 500
SCREEN = (120, 36)
"""Columns and lines."""
MOVES = "jjjjjjjjkkkkkkkk"
"""Fewer than there are rows in the smallest list: each key has something to do."""
KEYS = ("--keys", MOVES, "--burst", "j" * 60, "--quit", "q", "--rss")
NEWSBOAT = shutil.which("newsboat")

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled


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
    return Entry(article, heading_of(article, quotations), tuple(quotations), str(VERSION))


def forget(data: Path) -> None:
    """Take away what the last run left, so that each begins at the first article, unread."""
    (data / FILES[USER_DATA]).unlink(missing_ok=True)
    shutil.rmtree(data / BACKUPS, ignore_errors=True)


@dataclass(frozen=True)
class Programs:
    """What is measured, with the data for it in the folder `work`."""

    probe: ModuleType
    folder: Path
    work: Path

    @property
    def seeds(self) -> Path:
        """A folder without seed files."""
        seeds = self.work / "no seeds"
        seeds.mkdir(exist_ok=True)
        return seeds

    def library(self, size: int, *, indexed: bool = False) -> Path:
        """A library of so many articles, made when first asked for."""
        data = self.work / str(size)
        if not data.exists():
            with Store.open(data) as store:
                for start in range(0, size, BATCH):
                    store.articles.add(entry(n) for n in range(start, min(size, start + BATCH)))
        if indexed:
            paths = Paths(data, data / "cache", data / "toml", data / "log", self.seeds)
            with Library.open(paths) as library:
                library.search.prepare()
        return data

    def reader(self, data: Path) -> list[str]:
        """What starts Reader on a library, as it was before anything was done with it."""
        forget(data)
        return command(data, self.seeds)

    def floor(self, size: int) -> list[str]:
        """What starts the floor: the least that a Textual list of so many titles can be."""
        titles = self.work / f"titles-{size}.txt"
        titles.write_text("\n".join(map(title, range(size))), encoding="utf-8")
        return [sys.executable, str(self.folder / "floor_textual.py"), str(titles)]

    def newsboat(self, size: int) -> list[str]:
        """What starts newsboat on one feed of so many articles, already fetched."""
        home = self.work / f"newsboat-{size}"
        start = [str(NEWSBOAT), "-u", str(home / "urls"), "-c", str(home / "cache")]
        start += ["-C", str(home / "config")]
        if not home.exists():
            home.mkdir()
            feed = home / "feed.xml"
            with feed.open("w", encoding="utf-8") as file:
                file.write('<rss version="2.0"><channel><title>Ferries</title>')
                file.writelines(_item(n) for n in range(size))
                file.write("</channel></rss>")
            (home / "urls").write_text(f"file://{feed}\n", encoding="utf-8")
            (home / "config").write_text("bind-key j down\nbind-key k up\n", encoding="utf-8")
            subprocess.run([*start, "-x", "reload"], check=True, stdout=subprocess.DEVNULL)
        return start

    def measure(self, start: list[str], *options: str, opened: int = 0) -> dict[str, Any]:
        """One run of a program. Of the first `opened` steps the median is `open_ms`."""
        asked = self.probe.parser().parse_args([*options, "--", *start])
        asked.cols, asked.rows = SCREEN
        run: dict[str, Any] = self.probe.measure(asked.command, asked)
        times = [step["ms"] for step in run["steps"][:opened] if step["ms"] is not None]
        if times:
            run["open_ms"] = statistics.median(times)
        if "exit" in run:
            run["quit_ms"] = run["exit"]["ms"]
        return run


def _item(n: int) -> str:
    head, _, body = entry(n).article.text.partition("\n")
    return (
        f"<item><guid>{n}</guid><title>{escape(head)}</title><link>https://example.org/{n}</link>"
        f"<pubDate>Mon, 05 Jan 2026 10:00:00 GMT</pubDate>"
        f"<description>{escape(body)}</description></item>"
    )
