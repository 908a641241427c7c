"""Who may import whom, and what a command may cost to start."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEAVY = {"textual", "numpy", "rapidfuzz", "rich", "tinydb", "hypothesis", "httpx"}


def imported_by(code: str, tmp_path: Path) -> set[str]:
    """The top-level packages in memory after `code` ran in a fresh interpreter."""
    script = f"import sys\n{code}\nprint('\\n', *sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        check=True,
        text=True,
        env={"READER_DATA_DIR": str(tmp_path / "data"), "PATH": "/usr/bin:/bin"},
        cwd=ROOT,
    )
    return {name.partition(".")[0] for name in ran.stdout.splitlines()[-1].split()}


def command(*arguments: str) -> str:
    return f"from reader.cli.main import main\nassert main({list(arguments)!r}) == 0"


def test_the_import_contracts_hold():
    ran = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert ran.returncode == 0, ran.stdout


def test_rapidfuzz_is_entered_by_its_front_door():
    """Two threads, one importing the package and one a part of it first, can meet a half of it."""
    within = re.compile(r"^\s*(from|import) rapidfuzz\.", re.MULTILINE)
    sources = (ROOT / "reader").rglob("*.py")
    assert not [str(file) for file in sources if within.search(file.read_text("utf-8"))]


def test_the_command_line_itself_costs_nothing(tmp_path):
    loaded = imported_by("import reader.cli", tmp_path)
    assert not loaded & {*HEAVY, "argparse", "dataclasses", "json"}


def test_the_version_is_told_without_a_library(tmp_path):
    loaded = imported_by(command("--version"), tmp_path)
    assert not loaded & {*HEAVY, "dataclasses", "json", "platformdirs"}
    assert not (tmp_path / "data").exists()


def test_the_help_of_every_verb_costs_little(tmp_path):
    code = "from reader.cli.verbs import VERBS, load_verb\nfor name in VERBS: load_verb(name)"
    assert not imported_by(code, tmp_path) & {*HEAVY, "platformdirs"}


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    imported_by(command("list"), tmp_path)
    return tmp_path


def test_a_list_in_a_pipe_needs_neither_screen_nor_search(filled):
    loaded = imported_by(command("list"), filled)
    assert not loaded & (HEAVY - {"tinydb"})
    loaded = imported_by(command("list", "--json"), filled)
    assert not loaded & (HEAVY - {"tinydb"})


def test_a_small_import_needs_no_other_process(filled):
    file = filled / "more.txt"
    file.write_text("A bridge opens\n“It is long,” said Anna Brown.\n", encoding="utf-8")
    loaded = imported_by(command("import", str(file)), filled)
    assert not loaded & {"subprocess", "concurrent", "multiprocessing", "asyncio"}


def test_a_search_does_not_need_the_screen(filled):
    loaded = imported_by(command("search", "peace"), filled)
    assert {"numpy", "rapidfuzz"} <= loaded
    assert "textual" not in loaded


def test_extracting_needs_neither_library_nor_screen(tmp_path):
    text = tmp_path / "text.txt"
    text.write_text("“We will win on Sunday,” said Anna Brown.", encoding="utf-8")
    loaded = imported_by(command("extract", str(text)), tmp_path)
    assert not loaded & {"textual", "tinydb", "rich", "platformdirs"}
    assert not (tmp_path / "data").exists()


def test_the_first_frame_needs_no_search(tmp_path):
    loaded = imported_by("import reader.tui.app", tmp_path)
    assert "textual" in loaded
    assert not loaded & {"numpy", "rapidfuzz", "httpx"}
