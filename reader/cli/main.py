"""From arguments to an exit code."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from reader.cli.exit_codes import Exit
from reader.cli.verbs import load_verb
from reader.errors import ReaderError

if TYPE_CHECKING:
    from collections.abc import Sequence


_COLLECTED_AFTER = 50_000, 20, 100
"""New objects after which the collector looks for garbage, of which a command makes little: as
often as usual it would look through 100,000 bookmarks again and again."""


def main(arguments: Sequence[str]) -> int:
    """Do what `arguments` ask for. Every error becomes a message and an exit code."""
    if sys.platform == "win32":
        sys.stderr.write(
            "reader: Reader needs Linux, macOS or another POSIX system, such as WSL.\n"
        )
        return Exit.TROUBLE
    _prepare_streams()
    args = SimpleNamespace(verb="read", data_dir=None, json=False)
    try:
        return _run_verb(arguments, args)
    except ReaderError as error:
        return _write_error(error)
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        return Exit.BROKEN_PIPE
    except Exception as error:  # noqa: BLE001 (the last resort: no traceback is for the user)
        return _write_crash(error, args)
    finally:
        _discard_unwritten()


def _run_verb(arguments: Sequence[str], args: SimpleNamespace) -> int:
    if arguments:  # else the screen, which starts without waiting for the parser
        from reader.cli.parser import parse

        try:
            if not parse(arguments, args):  # but `--help` or `--version` were asked for
                sys.stdout.flush()
                return Exit.DONE
        except BrokenPipeError:
            raise
        except OSError as error:
            from reader.cli.output import not_output

            raise not_output(error) from error
    from reader.cli.output import Output

    output = Output()
    verb = load_verb(args.verb)
    if args.verb != "read":  # which lets the collector go on when its first frame is drawn
        gc.set_threshold(*_COLLECTED_AFTER)
        gc.enable()
    code: int = verb.run(args, output)
    output.flush()
    return code


def _write_error(error: ReaderError) -> int:
    from reader.cli.messages import write_message

    write_message(error.message, error.hint)
    return error.exit_code


def _write_crash(error: Exception, args: SimpleNamespace) -> int:
    from reader.cli.messages import write_message
    from reader.crash_log import record_crash

    try:
        from reader.paths import find_paths

        log = find_paths(Path(args.data_dir) if args.data_dir else None).log
    except Exception:  # noqa: BLE001 (whatever it is, the first error is the one to tell)
        log = Path("reader.log").absolute()
    write_message(record_crash(error, log))
    return Exit.INTERNAL_ERROR


def _prepare_streams() -> None:
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


def _discard_unwritten() -> None:
    """Keep the interpreter from trying once more when it ends, and ending with 120 for that."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
