"""Kill a process that writes, and look at what it leaves behind."""

from __future__ import annotations

import random
import select
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from reader.storage import Store
from reader.storage.doctor import check
from reader.storage.engine.files import TEMPORARY
from tests.storage.history import Library, content, life

if TYPE_CHECKING:
    from pathlib import Path


def start(*arguments: object) -> subprocess.Popen[bytes]:
    """A victim, ready to be killed."""
    command = [sys.executable, "-m", "tests.storage.victim", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, bufsize=0)


def kill_after(victim: subprocess.Popen[bytes], seconds: float) -> list[str]:
    """Let it run for a while from its first word on, kill it; everything it said."""
    assert victim.stdout is not None
    select.select([victim.stdout], [], [], 60)
    time.sleep(seconds)
    victim.kill()
    said = victim.communicate()[0].decode().splitlines()
    assert victim.returncode == -9, said
    return said


def assert_sound(store: Store) -> None:
    """Nothing is damaged; unfinished files and an index that is late are no damage."""
    harmless = (TEMPORARY, ".index")
    assert not [
        f for f in check(store._directory) if f.repairable and f.where.suffix not in harmless
    ]


class Life:
    """A library that is used and killed again and again, beside what must be in it."""

    def __init__(self, directory: Path, seed: int) -> None:
        self.steps = 0
        self._directory = directory
        self._seed = seed
        self._life = life(seed, directory / "copy")
        self._next = next(self._life)
        self._expected = Library()

    def kill(self, seconds: float) -> None:
        """Go on, be killed after a while, and check that what was confirmed is there."""
        said = kill_after(start("live", self._directory, self._seed, self.steps), seconds)
        confirmed = max([self.steps, *(int(word) for word in said if word.isdigit())])
        while self.steps < confirmed:
            self._step()
        with Store.open(self._directory) as store:
            found = content(store)
            assert_sound(store)
        if found != self._expected:  # the step it was killed in may be done
            self._step()
        assert found == self._expected, "what was confirmed is not what is there"

    def _step(self) -> None:
        self._next.expect(self._expected)
        self._next = next(self._life)
        self.steps += 1


def kill_often(directory: Path, seed: int, kills: int) -> int:
    """Kill the users of a library at random instants; how many steps were lived through."""
    rng = random.Random(seed)
    lived = Life(directory, seed)
    for _ in range(kills):
        lived.kill(rng.random() ** 2 * 0.2)
    return lived.steps
