"""Starting: the first time, without a terminal, and with little around it."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.terminal.session import Session, command

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library import Library

ROOT = Path(__file__).parents[2]
READER = [sys.executable, "-m", "reader"]
MANY = 400


@pytest.mark.slow
def test_leaving_during_the_first_filling_keeps_what_is_done_and_the_next_start_goes_on(
    tmp_path: Path,
) -> None:
    (tmp_path / "seeds").mkdir()
    stories = (f"Story number {n}\n“We saw it,” said Ann Lee {n}." for n in range(MANY))
    (tmp_path / "seeds" / "many.txt").write_text("\n".join(stories), encoding="utf-8")
    start = command(tmp_path / "data", tmp_path / "seeds", SLOWLY)
    with Session(start) as session:
        session.wait("line [0-9]+ of 800")
        session.press("q")
        assert session.end(patience=5) == 0
        assert session.is_restored, session.modes_left
    with Session(command(tmp_path / "data", tmp_path / "seeds")) as session:
        session.wait(f"All {MANY}")
        session.wait("Story number 0")
        session.press("q")
        assert session.end() == 0


SLOWLY = """
import time
import reader.library.article_import as importing
entry = importing.unextracted_entry
def slow(article):
    time.sleep(0.01)
    return entry(article)
importing.unextracted_entry = slow
"""


def test_the_articles_that_come_with_it_are_there_at_the_first_start(
    tmp_path: Path, seeds: Path
) -> None:
    text = next(iter(sorted(seeds.glob("*.txt")))).read_text(encoding="utf-8")
    env = {"HOME": "unset", "READER_DATA_DIR": str(tmp_path / "here")}
    with Session(READER, env=env) as session:
        session.wait("All [1-9]")
        session.wait(text.split()[0])
        session.press("q")
        assert session.end() == 0
        assert session.is_restored, session.modes_left


@pytest.mark.slow
@pytest.mark.parametrize("missing", ["stdin", "stdout"])
def test_without_a_terminal_it_says_so_and_writes_no_escapes(missing: str, tmp_path: Path) -> None:
    master, slave = os.openpty()
    try:
        streams = {"stdin": slave, "stdout": slave, "stderr": subprocess.PIPE}
        streams[missing] = subprocess.DEVNULL if missing == "stdin" else subprocess.PIPE
        ran = subprocess.run(
            READER,
            **streams,
            env=os.environ | {"READER_DATA_DIR": str(tmp_path / "data"), "PYTHONPATH": str(ROOT)},
            timeout=20,
            check=False,
        )
    finally:
        os.close(master)
        os.close(slave)
    assert ran.returncode == 2
    assert b"terminal" in ran.stderr
    assert b"\x1b" not in ran.stderr + (ran.stdout or b"")
    assert not (tmp_path / "data").exists()


@pytest.mark.slow
def test_a_terminal_that_cannot_place_text_is_told_so(tmp_path: Path) -> None:
    env = {"TERM": "dumb", "READER_DATA_DIR": str(tmp_path / "data")}
    with Session(READER, env=env) as session:
        assert session.end() == 2
        assert "TERM=dumb" in session.text
        assert b"\x1b" not in session.raw
        assert session.is_restored


@pytest.mark.slow
def test_a_damaged_library_is_told_on_the_screen(home: Path, opened: Callable[[], Library]) -> None:
    (home / "data" / "state.jsonl").write_bytes(b"\x00garbage\x00" * 50)
    with Session(command(home / "data", home / "seeds")) as session:
        session.wait("damaged|cannot be read|kept")
        session.press("q")
        assert session.end() == 0
    with opened() as library:
        assert len(library.listing.ids()) == 6


@pytest.mark.slow
def test_a_folder_of_something_else_is_a_sentence_and_left_alone(tmp_path: Path) -> None:
    foreign = tmp_path / "articles.jsonl"
    foreign.write_text('{"format": "another program"}\n')
    env = {"READER_DATA_DIR": str(tmp_path)}
    with Session(READER, env=env) as session:
        assert session.end() == 2
        assert "articles.jsonl" in session.text.replace("\n", "")
        assert "Traceback" not in session.text
        assert b"\x1b[?1049h" not in session.raw
    assert foreign.read_text() == '{"format": "another program"}\n'
    assert list(tmp_path.iterdir()) == [foreign]


@pytest.mark.slow
@pytest.mark.parametrize(("size", "code"), [((19, 24), 2), ((80, 4), 2), ((20, 5), 0)])
def test_a_terminal_too_small_to_start_in_is_told(
    tmp_path: Path, size: tuple[int, int], code: int
) -> None:
    with Session(READER, size=size, env={"READER_DATA_DIR": str(tmp_path / "here")}) as session:
        if code == 0:
            session.wait("1 of")
            session.press("q")
        assert session.end() == code
        told = session.raw.decode()
        assert ("too small" in told) is (code == 2)
        assert ("\x1b[?1049h" in told) is (code == 0)


def _as_no_superuser() -> None:
    """Without what lets the superuser write where nobody may (CAP_DAC_OVERRIDE, …_READ_SEARCH)."""
    for capability in (1, 2):
        ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP; of no use to others


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="prctl is Linux's")
@pytest.mark.parametrize("name", ["", "state.jsonl"])
def test_a_library_that_may_not_be_written_to_can_be_read(home: Path, name: str) -> None:
    data = home / "data"
    before = {path.name: path.read_bytes() for path in data.iterdir() if path.is_file()}
    (data / name).chmod(0o500)
    start = command(home / "data", home / "seeds")
    try:
        with Session(start, prepare=_as_no_superuser) as session:
            session.wait("nothing can be kept")
            session.press("b", "reading only")
            session.press("jjj", "crane of hall 4")
            session.press("oq")
            assert session.end() == 0
            assert session.is_restored, session.modes_left
    finally:
        (data / name).chmod(0o700)
    after = {path.name: path.read_bytes() for path in data.iterdir() if path.is_file()}
    assert after == before
