"""`reader doctor`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.codes import Exit
from reader.cli.messages import say
from reader.cli.opening import paths_of
from reader.library import health
from reader.settings import load_settings
from reader.text import counted

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def doctor(args: argparse.Namespace, output: Output) -> int:
    """What is wrong with the library, and with `--repair` what was done about it."""
    paths = paths_of(args)
    if not paths.data.exists():
        say(f"There is no library in {paths.data} yet.")
        return Exit.NOTHING
    if args.repair:
        for done in health.repair(paths):
            output.row([done])
    findings = health.check(paths)
    for finding in findings:
        output.row([finding.where, finding.what])
    wrong = sum(finding.repairable for finding in findings)
    if wrong:
        say(f"{counted(wrong, 'problem')} found.", "`reader doctor --repair` puts that right.")
        return Exit.TROUBLE
    load_settings(paths.config)  # raises what only the user can put right
    say("The library is sound.")
    return Exit.DONE
