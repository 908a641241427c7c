"""However it ends, the terminal is the user's again, and they find their place."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import termios
from typing import TYPE_CHECKING

import pytest

from reader.library import BOOKMARKED
from tests.terminal.conftest import ARTICLES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.library import Library
    from tests.terminal.session import Session

pytestmark = pytest.mark.slow

READY = rf"1 of {ARTICLES} articles"
FOURTH = r"crane of hall 4"
"""On the screen when the fourth article is shown."""


@pytest.mark.parametrize(
    ("means", "code"),
    [
        ("q", 0),
        ("\x03", 130),
        (signal.SIGINT, 130),
        (signal.SIGTERM, 143),
        (signal.SIGHUP, 129),
        (signal.SIGQUIT, 131),
    ],
)
def test_the_terminal_and_the_place_are_as_they_were(
    means: str | signal.Signals,
    code: int,
    reader: Callable[..., Session],
    opened: Callable[[], Library],
) -> None:
    with reader() as session:
        session.wait(READY)
        session.press("jjj", FOURTH)
        assert not session.is_restored  # or the test would show nothing
        session.press(means) if isinstance(means, str) else session.kill(means)
        assert session.end() == code
        assert session.is_restored, session.modes_left
    with opened() as library:
        assert library.recall("article") == library.listing.ids()[3]


TOLD_EARLY = """
import os, signal
import reader.tui.screens.main as m
compose = m.MainScreen.compose
def told(self):
    os.kill(os.getpid(), signal.SIGTERM)
    return compose(self)
m.MainScreen.compose = told
"""


def test_an_ending_before_the_first_frame_leaves_nothing_behind(
    reader: Callable[..., Session],
) -> None:
    with reader(TOLD_EARLY) as session:
        assert session.end() == 143
        assert session.is_restored, session.modes_left


def test_without_a_terminal_it_ends_although_hang_ups_are_ignored(
    reader: Callable[..., Session], opened: Callable[[], Library]
) -> None:
    with reader(ignored=(signal.SIGHUP,)) as session:
        session.wait(READY)
        session.press("jjj", FOURTH)
        os.close(session.slave)
        used = session.cpu
        os.close(session.master)
        assert session.end(patience=5) == 129
        assert session.usage.ru_utime + session.usage.ru_stime - used < 0.5  # no spinning
    with opened() as library:
        assert library.recall("article") == library.listing.ids()[3]


def test_suspended_the_terminal_is_the_shells_and_resumed_all_is_drawn_again(
    reader: Callable[..., Session],
) -> None:
    with reader() as session:
        session.wait(READY)
        session.press("jjj", FOURTH)
        session.press("\x1a", lambda: os.waitid(os.P_PID, session.pid, _STOPPED))
        while session.read(0):
            pass
        assert session.is_restored, session.modes_left
        session.screen.reset()
        session.kill(signal.SIGCONT)
        session.wait(FOURTH)
        assert termios.tcgetattr(session.slave) != session.flags_before
        session.press("j", r"crane of hall 5")
        session.press("q")
        assert session.end() == 0
        assert session.is_restored, session.modes_left


_STOPPED = os.WSTOPPED | os.WNOHANG | os.WNOWAIT


BROKEN_ACTION = """
import reader.tui.panes.panes as p
def fail(self): raise ZeroDivisionError("oh dear")
p.Panes.toggle_zen = fail
"""
BROKEN_WORKER = """
from reader.library.importing import Importing
def fail(*_): raise ZeroDivisionError("oh dear")
Importing.seeds = fail
"""
BROKEN_START = """
import reader.tui.screens.main as m
def fail(self): raise ZeroDivisionError("oh dear")
m.MainScreen.compose = fail
"""


@pytest.mark.parametrize(
    ("broken", "keys"), [(BROKEN_ACTION, "z"), (BROKEN_WORKER, ""), (BROKEN_START, "")]
)
def test_an_error_of_our_own_is_a_sentence_and_its_details_are_in_the_log(
    broken: str, keys: str, reader: Callable[..., Session], home: Path
) -> None:
    with reader(broken) as session:
        if keys:
            session.wait(READY)
            session.press(keys)
        assert session.end() == 70
        assert session.is_restored, session.modes_left
        log = home / "data" / "reader.log"
        said = session.text.replace("\n", "")
        assert str(log) in said
        assert "Traceback" not in said
        assert "oh dear" not in said
        assert "ZeroDivisionError: oh dear" in log.read_text()


FULL_DISK = """
from reader.errors import WriteError
from reader.storage.user_data import UserData
def full(*_, **__): raise WriteError("The disk is full.", "Make room.")
UserData.change = full
"""


def test_a_change_that_cannot_be_written_is_told_and_the_reading_goes_on(
    reader: Callable[..., Session], opened: Callable[[], Library]
) -> None:
    with reader(FULL_DISK) as session:
        session.wait(READY)
        session.press("b", "The disk is full")
        session.press("jjj", FOURTH)
        session.press("q")
        assert session.end() == 0
        assert session.is_restored, session.modes_left
    with opened() as library:
        assert library.listing.count(BOOKMARKED) == 0


def _on_a_disk_that_takes_nothing() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def test_a_disk_that_takes_nothing_is_told_and_what_is_there_is_unharmed(
    reader: Callable[..., Session], opened: Callable[[], Library], home: Path
) -> None:
    before = {p.name: p.read_bytes() for p in (home / "data").glob("*.jsonl")}
    with reader(prepare=_on_a_disk_that_takes_nothing) as session:
        session.wait(READY)
        session.press("b", "could not be")
        session.press("A", "All 6 +Unread 6")
        session.press("jjj", FOURTH)
        session.press("q")
        assert session.end() == 0
        assert session.is_restored, session.modes_left
    assert {p.name: p.read_bytes() for p in (home / "data").glob("*.jsonl")} == before
    with opened() as library:
        assert library.listing.count(BOOKMARKED) == 0


def test_what_another_process_keeps_is_shown_within_seconds(
    reader: Callable[..., Session], opened: Callable[[], Library], home: Path
) -> None:
    with opened() as library:
        first, second, *_ = library.listing.ids()
    with reader() as session:
        session.wait(READY)
        session.press("b", "Bookmarked 1")
        for arguments, shown in ((["add", second], 2), (["remove", first], 1)):
            ran = subprocess.run(
                [sys.executable, "-m", "reader", "bookmarks", *arguments],
                env=os.environ | {"READER_DATA_DIR": str(home / "data")},
                check=False,
            )
            assert ran.returncode == 0
            session.wait(f"Bookmarked {shown}", patience=10)
        session.press("jb", "Bookmarked 0")
        session.press("q")
        assert session.end() == 0


def test_what_was_kept_survives_kill_9(
    reader: Callable[..., Session], opened: Callable[[], Library]
) -> None:
    with reader() as session:
        session.wait(READY)
        session.press("b", "Bookmarked 1")
        session.kill(signal.SIGKILL)
        assert session.end() == -signal.SIGKILL
    with opened() as library:
        assert library.bookmarks.any_in(library.listing.ids()[0])
    with reader() as session:
        session.wait("Bookmarked 1")
        session.press("q")
        assert session.end() == 0
