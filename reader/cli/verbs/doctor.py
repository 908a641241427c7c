"""`reader doctor`: what is wrong with the library, and putting it right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.arguments import describe_row
from reader.cli.exit_codes import Exit
from reader.cli.messages import write_message
from reader.cli.opening import paths_of
from reader.settings import load_settings
from reader.text import counted

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `reader doctor` takes."""
    describe_row(parser, "file, what is wrong with it")
    parser.add_argument("--repair", action="store_true", help="and put right what is wrong")


def run(args: argparse.Namespace, output: Output) -> int:
    """Tell what is wrong with the library, and with `--repair` what was done about it."""
    from reader.library import health
    from reader.tui.keymap import check_keymap

    paths = paths_of(args)
    if not paths.data.exists():
        write_message(f"There is no library in {paths.data} yet.")
        return Exit.NOTHING
    if args.repair:
        for done in health.repair(paths):
            output.row([done])
    findings = health.check(paths)
    for finding in findings:
        output.row([finding.where, finding.what])
    wrong = sum(finding.repairable for finding in findings)
    if wrong:
        write_message(
            f"{counted(wrong, 'problem')} found.", "`reader doctor --repair` puts that right."
        )
        return Exit.TROUBLE
    check_keymap(load_settings(paths.config).keys)  # raises what only the user can put right
    write_message("The library is sound.")
    return Exit.DONE
