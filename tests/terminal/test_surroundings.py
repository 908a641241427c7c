"""What surrounds the terminal: its size in the environment, and where errors go."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.terminal.hostile import CONTROLS, UNSEEN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.terminal.session import Session

pytestmark = pytest.mark.slow


def test_the_size_in_the_environment_does_not_count(reader: Callable[..., Session]) -> None:
    with reader(env={"COLUMNS": "50", "LINES": "10"}) as session:
        session.wait(r"1 of 6")
        session.wait(lambda: "quit" in session.text.split("\n")[35])
        session.resize(100, 30)
        session.wait(lambda: "quit" in session.text.split("\n")[29])


def test_errors_may_go_to_a_file(reader: Callable[..., Session], tmp_path: Path) -> None:
    def prepare() -> None:
        os.dup2(os.open(tmp_path / "log", os.O_WRONLY | os.O_CREAT), 2)

    with reader(prepare=prepare) as session:
        session.wait(r"1 of 6")
        session.press("q")
        assert session.end() == 0
        assert session.is_restored
    assert (tmp_path / "log").read_bytes() == b""


@pytest.mark.parametrize("keys", [":", "e", "e\t", "/", "'", "\x06"])
def test_no_input_draws_what_deceives(keys: str, reader: Callable[..., Session]) -> None:
    with reader() as session:
        session.wait(r"1 of 6")
        session.wait(lambda: not session.read(0.6))
        session.press(keys)
        session.wait(lambda: not session.read(0.25))
        start = len(session.raw)
        for hostile in (*CONTROLS.values(), *UNSEEN.values()):
            session.press("\x1b[200~" + hostile.replace("\x1b", "") + "Z\x1b[201~")
        session.wait("Z")
        session.wait(lambda: not session.read(0.25))
        written = session.raw[start:].decode()
        assert not set("".join(UNSEEN.values())) & set(written)
        assert not {chr(code) for code in (*range(0x80, 0xA0), 5, 8, 12, 14, 127)} & set(written)
