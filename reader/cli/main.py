"""From arguments to an exit code."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from reader.cli.codes import Exit
from reader.errors import ReaderError

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Do what `arguments` ask for. Every error becomes a message and an exit code."""
    if sys.platform == "win32":
        sys.stderr.write(
            "reader: Reader needs Linux, macOS or another POSIX system, such as WSL.\n"
        )
        return Exit.TROUBLE
    _mend_streams()
    args = SimpleNamespace(call="screen:read", data_dir=None, json=False)
    try:
        return _attempt(arguments, args)
    except ReaderError as error:
        return _complain(error)
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        return Exit.UNREAD
    except Exception as error:  # noqa: BLE001 (the last resort: no traceback is for the user)
        return _fault(error, args)
    finally:
        _drop_unwritten()


def _attempt(arguments: Sequence[str], args: SimpleNamespace) -> int:
    if arguments:  # else the screen, which starts without waiting for the parser
        from reader.cli.parser import parse

        try:
            parse(arguments, args)
        except SystemExit as end:  # after --help and --version
            return int(end.code or 0)
    from reader.cli.output import Output

    output = Output()
    module, function = args.call.split(":")
    call = getattr(import_module(f"reader.cli.{module}"), function)
    if module != "screen":  # which lets the collector go on when its first frame is drawn
        gc.enable()
    code: int = call(args, output)
    output.flush()
    return code


def _complain(error: ReaderError) -> int:
    from reader.cli.messages import say

    say(error.message, error.hint)
    return error.exit_code


def _fault(error: Exception, args: SimpleNamespace) -> int:
    from reader.cli.messages import say
    from reader.faults import record_fault

    try:
        from reader.paths import find_paths

        log = find_paths(Path(args.data_dir) if args.data_dir else None).log
    except Exception:  # noqa: BLE001 (whatever it is, the first error is the one to tell)
        log = Path("reader.log").absolute()
    say(record_fault(error, log))
    return Exit.FAULT


def _mend_streams() -> None:
    """Make the standard streams take any text; one that was closed leads nowhere.

    A program or a file gets UTF-8 whatever the locale, so that no letter of a quotation is lost.
    """
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, os.O_RDONLY if name == "stdin" else os.O_WRONLY)
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, os.fdopen(nowhere, mode, encoding="utf-8"))
    for stream in (sys.stdout, sys.stderr):
        encoding = None if stream.isatty() else "utf-8"
        stream.reconfigure(encoding=encoding, errors="replace")  # type: ignore[union-attr]


def _drop_unwritten() -> None:
    """Keep the interpreter from trying once more when it ends, and ending with 120 for that."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
