"""`reader import`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.codes import Exit
from reader.cli.messages import ProgressLine, say
from reader.cli.opening import opened, tell
from reader.text import counted

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def take_in(args: argparse.Namespace, _: Output) -> int:
    """Add the articles of files; one that cannot be read leaves the others alone."""
    with opened(args, writing=True) as library, ProgressLine() as line:
        filled = library.take_in(map(Path, args.files), lambda progress: tell(line, progress))
        library.re_extract(lambda progress: tell(line, progress))
    for problem in filled.problems:
        say(problem.message, problem.hint)
    already = f", {filled.known:,} were there already" if filled.known else ""
    say(f"{counted(filled.added, 'article')} added{already}.")
    return Exit.TROUBLE if filled.problems else Exit.DONE
