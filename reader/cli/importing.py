"""`reader import`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.codes import Exit
from reader.cli.messages import ProgressLine, say
from reader.cli.opening import opened, tell
from reader.errors import SourceError
from reader.text import counted

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def take_in(args: argparse.Namespace, _: Output) -> int:
    """Add the articles of files; one that cannot be read leaves the others alone."""
    added = known = 0
    failed = False
    with opened(args, writing=True) as library, ProgressLine() as line:
        for file in args.files:
            try:
                filled = library.take_in([Path(file)], lambda progress: tell(line, progress))
            except SourceError as error:
                say(error.message, error.hint)
                failed = True
                continue
            added, known = added + filled.added, known + filled.known
        library.re_extract(lambda progress: tell(line, progress))
    already = f", {known:,} were there already" if known else ""
    say(f"{counted(added, 'article')} added{already}.")
    return Exit.TROUBLE if failed else Exit.DONE
