"""Any size of terminal, and any number of changes of it."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from tests.terminal.conftest import ARTICLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.terminal.session import Session

pytestmark = pytest.mark.slow

READY = rf"1 of {ARTICLES} articles"


def test_a_storm_of_sizes_and_none_too_small(reader: Callable[..., Session]) -> None:
    rng = random.Random(7)
    with reader() as session:
        session.wait(READY)
        for _ in range(100):
            session.resize(rng.randint(1, 200), rng.randint(1, 60))
            session.read(0.005)
        for columns, lines in ((20, 5), (1, 1), (2, 2), (1, 40), (200, 1)):
            session.resize(columns, lines)
            session.press("j. ")  # keys are taken wherever there is room to show it or not
            session.read(0.1)
        session.resize(40, 12)
        session.press("h3", "No bookmarks yet")  # all keys before this one have been answered
        session.resize(120, 36)
        session.press("1g", READY)
        session.wait(r"crane of hall 1 lifted load 9")
        session.press("j", rf"2 of {ARTICLES} articles")
        session.press("q")
        assert session.end() == 0
        assert session.is_restored, session.modes_left


def test_twenty_columns_and_five_lines_are_enough_to_read(reader: Callable[..., Session]) -> None:
    with reader(size=(20, 5)) as session:
        session.wait("harbour")
        session.press("\rz", r"ship number 1\n *twice")
        session.press("   ", "“We counted")
        session.press("q")
        assert session.end() == 0


def test_it_starts_in_the_smallest_terminal(reader: Callable[..., Session]) -> None:
    """As it may be by then: the command itself asks for some room."""
    with reader(
        "import reader.cli.verbs.read as read; read.SMALLEST = 1, 1", size=(1, 1)
    ) as session:
        session.wait(lambda: b"\x1b[?1049h" in session.raw)
        session.resize(120, 36)
        session.wait(READY)
        session.press("q")
        assert session.end() == 0


def test_the_palette_pages_where_nothing_can_be_seen(reader: Callable[..., Session]) -> None:
    with reader() as session:
        session.wait(READY)
        session.press(":", "Search for commands")
        session.resize(1, 1)
        session.press("\x1b[6~\x1b[5~\x1b[F\x1b[6~")
        session.resize(120, 36)
        session.press("zen", "Leave zen")
        session.press("\x1b", lambda: "Leave zen" not in session.text)
        session.press("q")
        assert session.end() == 0
