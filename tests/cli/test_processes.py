"""What only a real process shows: pipes, terminals, signals, streams that are not there."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.processes import Process

READER = [sys.executable, "-m", "reader"]
HOSTILE = "Head\x1b[2J\x9b31m \u202eline\u2066 \x1b]0;title\x07 [bold]x[/bold]"
COLOUR = re.compile(rb"\x1b\[[0-9;]*m")


def on_a_terminal(*arguments: str, **environment: str) -> tuple[int, bytes]:
    """Run `reader` on a terminal of its own; its exit code and every byte it wrote."""
    ours, theirs = pty.openpty()
    env = os.environ | {"TERM": "xterm-256color", "COLUMNS": "60"} | environment
    process = subprocess.Popen(
        [*READER, *arguments], stdin=theirs, stdout=theirs, stderr=subprocess.DEVNULL, env=env
    )
    os.close(theirs)
    written = b""
    while chunk := _read(ours):
        written += chunk
    os.close(ours)
    return process.wait(), written


def _read(fd: int) -> bytes:
    try:
        return os.read(fd, 65536)
    except OSError:  # how Linux says that the other end is closed
        return b""


@pytest.fixture
def hostile(run, tmp_path: Path, library: Path) -> str:
    """The id of an article that wants to do things to the terminal."""
    file = tmp_path / "hostile.txt"
    body = f"“{HOSTILE} will win on Sunday,” said Anna\x1b[5m Brown."
    file.write_text(f"{HOSTILE}\n{body}\n", encoding="utf-8")
    run("import", str(file))
    return run("list").rows[-1][0]


@pytest.mark.slow
def test_nothing_hostile_reaches_a_terminal(run, hostile):
    run("bookmarks", "add", hostile)
    run("bookmarks", "add", hostile, "--quotation", "1")
    for arguments in (["list"], ["show", hostile], ["bookmarks"], ["export"]):
        code, written = on_a_terminal(*arguments)
        assert code == 0
        text = COLOUR.sub(b"", written).decode()
        assert "Head" in text
        assert "[bold]x" in text.replace("\\", "").replace("\r\n", "")
        assert not re.search(
            "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text
        )


def test_piped_output_is_plain_and_not_wrapped(run, library):
    rows = run("quotes").rows
    piped = subprocess.run([*READER, "quotes"], capture_output=True, check=True, text=True)
    assert [line.split("\t") for line in piped.stdout.splitlines()] == rows
    assert "\x1b" not in piped.stdout


def test_a_terminal_gets_wrapped_lines_and_colour_unless_it_wants_none(library):
    _, written = on_a_terminal("show", "--", _first(), COLUMNS="40")
    lines = COLOUR.sub(b"", written).decode().splitlines()
    assert max(map(len, lines)) <= 40
    assert COLOUR.search(written)
    _, plain = on_a_terminal("list", NO_COLOR="1")
    assert not re.search(rb"\x1b\[3\d", plain)


def _first() -> str:
    piped = subprocess.run([*READER, "list"], capture_output=True, check=True, text=True)
    return piped.stdout.split("\t")[0]


@pytest.mark.parametrize(
    ("streams", "environment"),
    [({"stdin": subprocess.DEVNULL}, {}), ({}, {"TERM": "dumb"})],
    ids=["no terminal", "a dumb one"],
)
def test_the_screen_without_a_terminal_says_so(streams, environment, data):
    if streams:
        ran = subprocess.run(READER, capture_output=True, text=True, **streams)
        code, told = ran.returncode, ran.stderr
        assert ran.stdout == ""
        assert "terminal" in told
        assert "reader list" in told
    else:
        code, written = on_a_terminal(**environment)
        assert written == b""
    assert code == 2
    assert not data.exists()


def test_a_pipe_that_closes_early_is_no_error(library):
    ran = subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -m reader extract --jsonl | head -c 1; exit 0"],
        input=b'{"id": 1, "text": ""}\n' * 20_000,
        capture_output=True,
    )
    assert ran.stderr == b""
    assert ran.stdout == b"{"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_is_told(library):
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run([*READER, "list"], stdout=full, stderr=subprocess.PIPE, text=True)
    assert ran.returncode == 2
    assert "could not be written" in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["export", "--help"]])
def test_a_full_disk_is_told_of_the_help_too(arguments, unbuffered):
    env = os.environ | {"PYTHONUNBUFFERED": unbuffered}
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run([*READER, *arguments], stdout=full, stderr=subprocess.PIPE, env=env)
    assert ran.returncode == 2
    assert b"could not be written" in ran.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_what_the_terminal_takes_no_more_does_not_change_how_it_ended():
    """What the screen left unwritten where its terminal is gone makes Python end with 120."""
    code = (
        "import sys, reader.cli.main as cli\n"
        "cli._run_verb = lambda *_: 129 * sys.stderr.buffer.write(b'x')\n"
        "sys.exit(cli.main([]))"
    )
    env = os.environ | {"PYTHONUNBUFFERED": ""}
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run([sys.executable, "-c", code], stderr=full, env=env)
    assert ended.returncode == 129


def test_streams_that_are_closed_do_no_harm(library):
    script = f"{sys.executable} -m reader list <&- >&- 2>&-"
    assert subprocess.run(["/bin/sh", "-c", script]).returncode == 0


def test_interrupted_while_it_waits():
    command = [*READER, "extract", "--jsonl"]
    streams = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    with Process(command, **streams) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(b'{"id": 1, "text": ""}\n')
        process.stdin.flush()
        assert process.stdout.readline() == b'{"id": 1, "quotes": []}\n'
        process.send_signal(signal.SIGINT)
        process.wait(60)  # while there may be more to read: the end of it would be another reason
        _, told = process.communicate()
    assert (process.returncode, told) == (130, b"")


@pytest.mark.slow
def test_any_locale_will_do(library):
    env = os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    file = library.parent / "more.txt"
    file.write_text("Ein Schloß für Käthe\n“Où est-il?” said Zoë Çelik.\n", encoding="utf-8")
    assert subprocess.run([*READER, "import", str(file)], env=env).returncode == 0
    for arguments in (["quotes"], ["quotes", "--json"], ["export", "quotations"]):
        ran = subprocess.run([*READER, *arguments], capture_output=True, env=env)
        assert ran.returncode == 0
        assert "Où est-il?" in ran.stdout.decode()
        assert "Zoë Çelik" in ran.stdout.decode()


def test_a_disk_that_takes_no_more_leaves_what_was_there(run, library):
    kept, other = (row[0] for row in run("list").rows[:2])
    run("bookmarks", "add", kept)
    script = f"ulimit -f 0; {sys.executable} -m reader bookmarks add {other}"
    ran = subprocess.run(["/bin/sh", "-c", script], capture_output=True, text=True)
    assert ran.returncode == 2
    assert "could not be written" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert [row[0] for row in run("bookmarks").rows] == [kept]


def test_commands_at_the_same_time_lose_nothing(run, library):
    ids = [row[0] for row in run("list").rows]
    writers = [
        subprocess.Popen([*READER, "bookmarks", "add", id], stderr=subprocess.DEVNULL) for id in ids
    ]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    assert {row[0] for row in run("bookmarks").rows} == set(ids)


HOLDER = """
import os, signal, sys
from pathlib import Path
from reader.storage.engine.lock import locked
data = Path(sys.argv[1])
with locked(data / "state.jsonl.lock"), locked(data / "articles.jsonl.lock"):
    os.write(1, b"x")
    os.kill(os.getpid(), signal.SIGSTOP)
"""


@pytest.mark.slow
def test_beside_a_writer_that_is_stopped_reading_does_not_wait_and_writing_says_why(run, library):
    id = run("list").rows[0][0]
    command = [sys.executable, "-c", HOLDER, library]
    with Process(command, stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        holder.stdout.read(1)
        for arguments in (["list"], ["show", id], ["quotes"], ["search", "harbour"], ["doctor"]):
            assert subprocess.run([*READER, *arguments], timeout=4, capture_output=True).stderr in (
                b"",
                b"reader: The library is sound.\n",
            )
        ran = subprocess.run([*READER, "bookmarks", "add", id], capture_output=True, text=True)
        assert ran.returncode == 2
        assert f"process {holder.pid} is writing" in ran.stderr
    assert run("bookmarks", "add", id).code == 0
