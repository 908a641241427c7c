"""Kill processes that use a library, hundreds of times, and count what was lost.

    python -m tests.endurance.storage [KILLS]

KILLS is how often each of eight kinds of work is killed (default 60): six on the storage, one of
them three processes at once, whole commands of `reader`, and the screen in a terminal. After each
kill the library is opened again and compared with what the process had confirmed. Ends with 1 when
anything was lost or damaged.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from reader.model import ReadingState
from reader.storage import BOOKMARKS, READINGS, REMEMBERED, Change, Store
from reader.storage.engine.files import TEMPORARY
from reader.storage.kinds import FILES, USER_DATA
from reader.storage.salvage import mark_of
from tests.endurance.programs import commands, screens
from tests.storage.crash import Life, assert_sound, kill_after, start
from tests.storage.history import bookmark, content, entry, headings, remembered
from tests.storage.victim import BATCH

Scenario = Callable[[Path, int], None]


def daily_life(root: Path, kills: int) -> None:
    """Changes, imports, extractions, removals, backups, logs written anew."""
    rng = random.Random(1)
    for number in range(kills):
        if number % 20 == 0:
            life = Life(root / str(number), seed=number)
        life.kill(rng.random() ** 2 * 0.4)


def imports(root: Path, kills: int) -> None:
    """Imports and new extractions, the log written anew."""
    rng = random.Random(2)
    confirmed = -1
    for number in range(kills):
        if number % 10 == 0:
            shutil.rmtree(root, ignore_errors=True)
            confirmed = -1
        said = kill_after(start("import", root, confirmed + 1), rng.random() * 0.5)
        confirmed = max([confirmed, *(int(word) for word in said if word.isdigit())])
        with Store.open(root) as store:
            assert len(store.articles.ids) in (BATCH * (confirmed + 1), BATCH * (confirmed + 2))
            for n in range(confirmed + 1):
                assert store.articles.seen(f"file {n}") == "1"
            for heading in headings(store)[:: 1 + len(store.articles.ids) // 50]:
                n = int(heading.id[8:], 16)
                assert store.articles.article(heading.id) == entry(n, length=80).article
                assert store.articles.extracted_by(heading.id) in "12"
            assert_sound(store)


def backups(root: Path, kills: int) -> None:
    """Backups made and taken back."""
    rng = random.Random(4)
    kept = _furnish(root)
    for _ in range(kills):
        said = kill_after(start("copy", root), rng.random() * 0.2)
        with Store.open(root) as store:
            assert dict(store.user_data[READINGS]) == kept
            if said:
                assert remembered(store)["n"] >= int(said[-1])
        for copy in [root / "copy", *(root / "backups").iterdir()]:
            if copy.exists() and copy.suffix != TEMPORARY:
                assert mark_of(copy, USER_DATA), f"{copy} is damaged"


def upgrades(root: Path, kills: int) -> None:
    """A library of an older format brought up to date."""
    furnished = root / "furnished"
    _furnish(furnished)
    with Store.open(furnished) as store:
        for kind, database in zip(FILES, store._databases, strict=True):
            tables = {name: dict(table) for name, table in database.storage.read().items()}
            (furnished / FILES[kind]).write_text(json.dumps(tables))
    for path in [*furnished.glob("*.index"), *(furnished / "backups").iterdir()]:
        path.unlink()
    _kill_while_opening(root, furnished, kills)


def repairs(root: Path, kills: int) -> None:
    """A damaged library put right from its backup."""
    furnished = root / "furnished"
    _furnish(furnished)
    for name in FILES.values():
        path = furnished / name
        data = path.read_bytes()
        path.write_bytes(data[:100] + b"\0\xff" + data[100:])
    _kill_while_opening(root, furnished, kills)


def crowds(root: Path, kills: int) -> None:
    """Three processes at once, each killed at its own instant."""
    rng = random.Random(5)
    confirmed: set[str] = set()
    for turn in range(-(-kills // 3)):
        names = [str(3 * turn + n) for n in range(3)]
        victims = {name: start("count", root, name, 10_000) for name in names}
        for name, victim in victims.items():
            said = kill_after(victim, rng.random() * 0.2)
            confirmed |= {f"{name} {word}" for word in said if word.isdigit()}
        with Store.open(root) as store:
            assert confirmed <= store.user_data[REMEMBERED].keys(), (
                confirmed - store.user_data[REMEMBERED].keys()
            )
            assert_sound(store)


def _furnish(directory: Path) -> dict[str, ReadingState]:
    with Store.open(directory) as store:
        store.articles.add(entry(n, length=60) for n in range(400))
        readings = {entry(n).article.id: ReadingState(True, n) for n in range(4000)}
        store.user_data.change(
            [Change(READINGS, key, reading) for key, reading in readings.items()]
        )
        store.user_data.change(
            [Change(BOOKMARKS, bookmark(n).key, bookmark(n)) for n in range(200)]
        )
    return readings


def _kill_while_opening(root: Path, furnished: Path, kills: int) -> None:
    """Kill those who open copies of a library; the next one must find everything."""
    rng = random.Random(6)
    whole = root / "whole"
    shutil.copytree(furnished, whole)
    begin = time.perf_counter()
    with Store.open(whole) as store:
        expected = content(store)
        takes = time.perf_counter() - begin
        assert len(expected.bookmarks) == 200
        assert len(expected.readings) == 4000
        assert len(expected.articles) >= 399
    for number in range(kills):
        directory = root / str(number)
        shutil.copytree(furnished, directory)
        victim = start("open", directory)
        kill_after(victim, rng.random() * takes)
        with Store.open(directory) as store:
            assert content(store) == expected
        shutil.rmtree(directory)


SCENARIOS: tuple[Scenario, ...] = (
    *(daily_life, imports, backups, upgrades, repairs, crowds),
    *(commands, screens),
)


def main(kills: int) -> int:
    """Run all scenarios and print a line for each."""
    failed = 0
    print(f"{'killed during':<72}{'kills':>6}  outcome")
    for scenario in SCENARIOS:
        with tempfile.TemporaryDirectory() as root:
            try:
                scenario(Path(root) / "library", kills)
                outcome = "0 lost, 0 damaged"
            except AssertionError as error:
                failed, outcome = 1, f"FAILED: {error}"
        what = (scenario.__doc__ or "").rstrip(".")
        print(f"{what:<72}{kills:>6}  {outcome}", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 60))
