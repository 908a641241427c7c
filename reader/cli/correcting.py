"""`reader correct`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.bookmarks import named, numbered
from reader.cli.codes import Exit
from reader.cli.messages import say
from reader.cli.opening import opened
from reader.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def correct(args: argparse.Namespace, _: Output) -> int:
    """Keep who said a quotation, or leave it to what is extracted again."""
    speaker = None if args.speaker is None else " ".join(args.speaker.split())
    if speaker == "":
        raise UsageError("The name is empty.", "Say --nobody where nobody said it.")
    with opened(args, writing=True) as library:
        id = library.resolve(args.article)
        quotation = numbered(library, id, args.number)
        assert quotation is not None  # a number was given
        article, things = library.article(id), library.things
        which = named(library, id, quotation)
        if not args.as_extracted:
            things.correct(article, quotation, speaker)
            say(f"{which} was said by {speaker or 'nobody'}, by your word.")
        elif things.uncorrect(article, quotation):
            say(f"{which} is as extracted again.")
        else:
            say(f"{which} was not corrected.")
    return Exit.DONE
