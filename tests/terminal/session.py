"""Reader in a real pseudo-terminal: what it writes, what is on the screen, how it ends."""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import sys
import termios
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import pyte

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE = 60.0
"""Seconds to wait for what must come; only a test that fails waits so long."""

LAUNCHER = """
import sys
from pathlib import Path
from reader import paths
from reader.cli import run
data, seeds = map(Path, sys.argv[1:])
places = paths.Paths(data, data / "cache", data / "reader.toml", data / "reader.log", seeds)
paths.find_paths = lambda _: places
{before}
del sys.argv[1:]
sys.exit(run())
"""
"""Reader as its command starts it, on data and seed files of one's own; `before` may break
something first."""

_MODES = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<=>][0-9;]*[A-Za-z]|\x1b\[\?[0-9;]*\$p")
_OTHER_SCREEN = b"\x1b[?1049l", b"\x1b[2J\x1b[H"
"""pyte has one screen: the one that is left goes."""
_SPLIT = re.compile(rb"\x1b(\[[0-9;<=>?$]*)?\Z")
_KITTY = re.compile(rb"\x1b\[([<>])[0-9]*u")
_REST = {b"7": True, b"25": True}
"""Terminal modes that are on when nobody has asked for anything: wrapping, and the cursor."""


def command(data: Path, seeds: Path, before: str = "") -> list[str]:
    """What starts Reader on the library in `data`, with the seed files in `seeds`."""
    return [sys.executable, "-c", LAUNCHER.format(before=before), str(data), str(seeds)]


@dataclass
class Session:
    """A command in a terminal of its own. Use it as a context: nothing of it stays."""

    command: list[str]
    size: tuple[int, int] = (120, 36)
    """Columns and lines."""
    env: dict[str, str] = field(default_factory=dict)
    ignored: tuple[signal.Signals, ...] = ()
    """Signals the command is started without, as `nohup` does it."""
    prepare: Callable[[], object] = lambda: None
    """What the process does before it becomes the command."""

    def __enter__(self) -> Self:
        self.master, self.slave = os.openpty()
        self.raw = bytearray()
        self.screen = pyte.Screen(*self.size)
        self._stream = pyte.ByteStream(self.screen)
        self._left = b""
        self._set_size()
        self.flags_before = termios.tcgetattr(self.slave)
        self.pid = os.fork()
        if self.pid == 0:
            self._become()
        self._pidfd = os.pidfd_open(self.pid)
        self.code: int | None = None
        return self

    def _become(self) -> None:
        try:
            os.login_tty(self.slave)
            self.prepare()
            for number in self.ignored:
                signal.signal(number, signal.SIG_IGN)
            env = {k: v for k, v in os.environ.items() if k not in {"LINES", "COLUMNS", "NO_COLOR"}}
            env |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"} | self.env
            env["PYTHONPATH"] = str(Path(__file__).parents[2])
            os.execvpe(
                self.command[0], self.command, {k: v for k, v in env.items() if v != "unset"}
            )
        finally:
            os._exit(127)

    def __exit__(self, *_: object) -> None:
        if self.code is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        for fd in (self.master, self.slave, self._pidfd):
            with suppress(OSError):
                os.close(fd)

    # -- watching ---------------------------------------------------------------------------

    def read(self, timeout: float) -> bool:
        """Take what the program writes within `timeout` seconds; whether there was anything."""
        if not select.select([self.master], [], [], timeout)[0]:
            return False
        self.draw(os.read(self.master, 1 << 16))
        return True

    def draw(self, data: bytes) -> None:
        """Let what the program wrote appear on the screen."""
        self.raw += data
        data = self._left + data
        split = _SPLIT.search(data)
        self._left = split.group() if split else b""
        data = data[: len(data) - len(self._left)]
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", data).replace(*_OTHER_SCREEN))

    @property
    def text(self) -> str:
        """What is on the screen."""
        columns, lines = self.size
        rows = (self.screen.buffer[y] for y in range(lines))
        return "\n".join("".join(row[x].data for x in range(columns)).rstrip() for row in rows)

    def wait(self, what: str | Callable[[], Any], patience: float = PATIENCE) -> None:
        """Until `what` is on the screen (a regular expression), or is true."""
        pattern = what if isinstance(what, str) else ""
        holds = (lambda: re.search(pattern, self.text)) if isinstance(what, str) else what
        deadline = time.monotonic() + patience
        while not holds():
            left = deadline - time.monotonic()
            over = select.select([self._pidfd], [], [], 0)[0] and not self.read(0)
            if left < 0 or over:
                raise AssertionError(f"waited for {what!r}; on the screen is:\n{self.text}")
            self.read(0.1)

    def press(self, keys: str, then: str | Callable[[], Any] = "") -> None:
        """Type, and wait for what comes of it."""
        os.write(self.master, keys.encode())
        if then:
            self.wait(then)

    def resize(self, columns: int, lines: int) -> None:
        """Give the terminal another size."""
        self.size = columns, lines
        self.screen.resize(lines, columns)
        self._set_size()

    def _set_size(self) -> None:
        columns, lines = self.size
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    @property
    def cpu(self) -> float:
        """Seconds of processor time the program has used."""
        stat = Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8")
        fields = stat.rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    # -- the end ----------------------------------------------------------------------------

    def kill(self, number: signal.Signals) -> None:
        """Send a signal."""
        os.kill(self.pid, number)

    def end(self, patience: float = PATIENCE) -> int:
        """Wait for the program's end; its exit code, negative where a signal ended it."""
        deadline = time.monotonic() + patience
        while not select.select([self._pidfd], [], [], 0.01)[0]:
            assert time.monotonic() < deadline, f"it goes on; on the screen is:\n{self.text}"
            with suppress(OSError):  # the terminal may be closed by the test
                self.read(0.05)
        _, status, self.usage = os.wait4(self.pid, 0)
        self.code = os.waitstatus_to_exitcode(status)
        with suppress(OSError):
            while self.read(0):
                pass
        return self.code

    @property
    def modes_left(self) -> set[bytes]:
        """The terminal modes that are not as they were found."""
        state: dict[bytes, bool] = {}
        for names, sign in _MODES.findall(bytes(self.raw)):
            state |= dict.fromkeys(names.split(b";"), sign == b"h")
        left = {name for name, on in state.items() if on != _REST.get(name, False)}
        kitty = [sign for (sign,) in map(re.Match.groups, _KITTY.finditer(bytes(self.raw)))]
        return left | ({b"kitty"} if kitty.count(b">") > kitty.count(b"<") else set())

    @property
    def is_restored(self) -> bool:
        """Whether the terminal is as it was before the program started."""
        return not self.modes_left and termios.tcgetattr(self.slave) == self.flags_before
