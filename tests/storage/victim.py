"""A process that lives with a library until it is killed, and says on stdout what it has done.

python -m tests.storage.victim live DIRECTORY SEED [SKIP]
python -m tests.storage.victim count DIRECTORY NAME TIMES
python -m tests.storage.victim fill DIRECTORY LIMIT
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from itertools import count as count_up
from itertools import islice
from pathlib import Path

from reader.errors import WriteError
from reader.model import ReadingState
from reader.storage import READINGS, REMEMBERED, Change, Remembered, Store
from reader.storage.engine import journal
from tests.storage.history import entry, life

BATCH = 100


def say(word: object) -> None:
    os.write(1, f"{word}\n".encode())


def live(directory: Path, seed: int, skip: int = 0) -> None:
    """Go through a life from step `skip` on, opening the library again now and then."""
    journal._SLACK = 50
    store = Store.open(directory)
    say("open")
    for number, step in enumerate(islice(life(seed, directory / "copy"), skip, None), skip):
        step.do(store)
        say(number + 1)
        if number % 7 == 0:
            store.close()
            store = Store.open(directory)


def count(directory: Path, name: str, times: int) -> None:
    """Keep things of its own beside others who do the same."""
    journal._SLACK = 50
    with Store.open(directory) as store:
        for n in range(times):
            store.user_data.change(
                [
                    Change(REMEMBERED, f"{name} {n}", Remembered(n)),
                    Change(REMEMBERED, "last", Remembered(name)),
                ]
            )
            if n % 5 == 0:
                store.articles.add([entry(1000 * int(name) + n)])
            say(n)


def open_once(directory: Path) -> None:
    """Open a library that has to be put right or brought up to date."""
    say("ready")
    with Store.open(directory):
        say("open")
        signal.pause()


def copy(directory: Path) -> None:
    """Make backups and take them back, without end."""
    store = Store.open(directory)
    for n in count_up():
        store.user_data.change([Change(REMEMBERED, "n", Remembered(n))])
        store.user_data.backup(directory / "copy")
        store.user_data.restore(directory / "copy")
        store.close()
        say(n)


def import_articles(directory: Path, first: int) -> None:
    """Import batches without end, extracting each anew, as an import of many files would."""
    journal._SLACK = 50
    with Store.open(directory) as store:
        say("open")
        for n in count_up(first):
            numbers = range(BATCH * n, BATCH * (n + 1))
            store.articles.add(entry(number, length=80) for number in numbers)
            store.articles.mark_seen({f"file {n}": "1"})
            say(n)
            store.articles.replace(entry(number, "2", length=80) for number in numbers)


def fill(directory: Path, limit: int) -> None:
    """Write until a file may not grow any more; say how often that went well, and what then."""
    with Store.open(directory) as store:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        done = 0
        try:
            while True:
                store.user_data.change(
                    [Change(READINGS, f"article {done}", ReadingState(True, done))]
                )
                done += 1
        except WriteError as error:
            say(done)
            say(error.message)
            say(len(store.user_data[READINGS]))


if __name__ == "__main__":
    command, directory, *rest = sys.argv[1:]
    match command:
        case "live":
            live(Path(directory), *map(int, rest))
        case "count":
            count(Path(directory), rest[0], int(rest[1]))
        case "open":
            open_once(Path(directory))
        case "copy":
            copy(Path(directory))
        case "import":
            import_articles(Path(directory), int(rest[0]))
        case "fill":
            fill(Path(directory), int(rest[0]))
