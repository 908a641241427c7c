"""Whole programs that are killed: commands of `reader`, and the screen in a terminal."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.library import Library
from reader.paths import Paths
from reader.sources.identity import article_id
from reader.storage.kinds import FILES, USER_DATA
from reader.storage.salvage import mark_of
from tests.storage.crash import assert_sound
from tests.terminal.session import Session, command

if TYPE_CHECKING:
    from pathlib import Path

STORIES = 40
STORY = "Story number {n} of the harbour\n“We counted ship {n} twice,” Anna Brown said."
SAYS_DONE = re.compile(r"bookmarked\.|added|are in|taken over|sound")


@dataclass(frozen=True)
class State:
    """What is in a library."""

    articles: frozenset[str]
    bookmarks: frozenset[str]


class Home:
    """A library of one's own, and `reader` run on it."""

    def __init__(self, root: Path) -> None:
        self.data, self.seeds = root / "data", root / "seeds"
        self.seeds.mkdir(parents=True)
        _write_stories(self.seeds / "harbour.txt", range(STORIES))
        with self.opened() as library:
            library.importing.seeds()

    def opened(self) -> Library:
        data = self.data
        return Library.open(Paths(data, data / "cache", data / "toml", data / "log", self.seeds))

    def state(self) -> State:
        """What there is, in a library that is sound."""
        with self.opened() as library:
            assert_sound(library._store)
            bookmarks = (bookmark.key for bookmark in library.bookmarks.all())
            return State(frozenset(library.listing.ids()), frozenset(bookmarks))

    def run(self, *arguments: object, kill_after: float | None = None) -> bool:
        """Run a command, killing it after some seconds; whether it said that it is done."""
        process = subprocess.Popen(
            [sys.executable, "-m", "reader", *map(str, arguments)],
            env=os.environ | {"READER_DATA_DIR": str(self.data), "READER_CONFIG": "/nowhere"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        with suppress(subprocess.TimeoutExpired):
            process.wait(kill_after)
        process.kill()
        said = process.communicate()[1].decode()
        assert process.returncode in (0, -signal.SIGKILL), (arguments, said)
        return process.returncode == 0 or bool(SAYS_DONE.search(said))


class Tasks:
    """Commands to run on a library, and what must be in it after them."""

    def __init__(self, home: Home, rng: random.Random) -> None:
        self._home, self._rng = home, rng
        self._imported = STORIES
        root = home.data.parent
        self.copy, self._mine, self._file = root / "copy", root / "mine", root / "more.txt"
        ids = sorted(home.state().articles)
        self._in_copy = frozenset(ids[:5])
        for id in self._in_copy:
            home.run("bookmarks", "add", id)
        home.run("backup", self._mine)

    def bookmark(self, before: State) -> tuple[list[object], State]:
        id = self._rng.choice(sorted(before.articles))
        verb = "remove" if id in before.bookmarks else "add"
        return ["bookmarks", verb, id], State(before.articles, before.bookmarks ^ {id})

    def take_in(self, before: State) -> tuple[list[object], State]:
        numbers = range(self._imported, self._imported + 30)
        self._imported += 30
        ids = _write_stories(self._file, numbers)
        return ["import", self._file], State(before.articles | ids, before.bookmarks)

    def back_up(self, before: State) -> tuple[list[object], State]:
        return ["backup", self.copy], before

    def restore(self, before: State) -> tuple[list[object], State]:
        return ["restore", self._mine], State(before.articles, before.bookmarks | self._in_copy)

    def repair(self, before: State) -> tuple[list[object], State]:
        for name in FILES.values():
            path = self._home.data / name
            lines = path.read_bytes().splitlines(keepends=True)
            lines.insert(self._rng.randint(1, len(lines)), b"\xff not ours\n")
            path.write_bytes(b"".join(lines))
        return ["doctor", "--repair"], before


def commands(root: Path, kills: int) -> None:
    """Commands: bookmarks add and remove, import, backup, restore, doctor."""
    rng = random.Random(7)
    home = Home(root)
    home.run("doctor", "--repair")  # which brings in the articles that come with Reader
    tasks = Tasks(home, rng)
    kinds = [tasks.bookmark, tasks.take_in, tasks.back_up, tasks.restore, tasks.repair]
    before = home.state()
    usual = {}
    for kind in kinds:
        arguments, before = kind(before)
        begin = time.perf_counter()
        assert home.run(*arguments)
        usual[kind] = time.perf_counter() - begin
        assert home.state() == before
    for _ in range(kills):
        kind = rng.choice(kinds)
        arguments, after = kind(before)
        done = home.run(*arguments, kill_after=usual[kind] * rng.uniform(0.4, 1.1))
        found = home.state()
        assert found == after or (found == before and not done), arguments
        assert mark_of(tasks.copy, USER_DATA), "the backup is damaged"
        before = found


def screens(root: Path, kills: int) -> None:
    """The screen, while bookmarks are made."""
    rng = random.Random(8)
    home = Home(root / "0")
    kept = 0
    for number in range(kills):
        if kept > STORIES - 10:
            home, kept = Home(root / str(number + 1)), 0
        with Session(command(home.data, home.seeds)) as session:
            session.wait(f"Bookmarked {kept}")
            session.press("g" + "j" * kept)
            asked = rng.randint(1, 6)
            for press in range(asked):
                session.press("jb" if press else "b")
                session.read(rng.uniform(0, 0.05))
            deadline = time.monotonic() + rng.uniform(0, 0.2)
            while time.monotonic() < deadline:
                session.read(0.01)
            session.kill(signal.SIGKILL)
            assert session.end() == -signal.SIGKILL
            told = int((re.findall(r"Bookmarked (\d+)", session.text) or [kept])[-1])
        found = len(home.state().bookmarks)
        assert told <= found <= kept + asked, f"{told} told, {found} there"
        kept = found


def _write_stories(file: Path, numbers: range) -> frozenset[str]:
    """A file in the seed format; the ids of its articles."""
    stories = [STORY.format(n=n) for n in numbers]
    file.write_text("\n".join(stories), encoding="utf-8")
    return frozenset(map(article_id, stories))
