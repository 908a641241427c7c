"""`reader correct`: the user's word on who said a quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.arguments import QUOTATION_NUMBER, add_article, positive
from reader.cli.exit_codes import Exit
from reader.cli.messages import write_message
from reader.cli.opening import open_library
from reader.cli.quotations import describe, numbered_quotation
from reader.errors import UsageError
from reader.text import normal_form

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `reader correct` takes."""
    add_article(parser)
    parser.add_argument("number", metavar="N", type=positive, help=QUOTATION_NUMBER)
    who = parser.add_mutually_exclusive_group(required=True)
    who.add_argument("--speaker", metavar="NAME", help="who said it")
    who.add_argument("--nobody", action="store_true", help="nobody: a title, a term")
    who.add_argument("--as-extracted", action="store_true", help="take your correction back")


def run(args: argparse.Namespace, _: Output) -> int:
    """Keep who said a quotation, or leave it to what is extracted again."""
    speaker = None if args.speaker is None else " ".join(normal_form(args.speaker).split())
    if speaker == "":
        raise UsageError("The name is empty.", "Say --nobody where nobody said it.")
    with open_library(args, writing=True) as library:
        id = library.articles.resolve(args.article)
        quotation = numbered_quotation(library, id, args.number)
        article, corrections = library.articles.get(id), library.corrections
        which = describe(library, id, quotation)
        if not args.as_extracted:
            corrections.correct(article, quotation, speaker)
            write_message(f"{which} was said by {speaker or 'nobody'}, by your word.")
        elif corrections.uncorrect(article, quotation):
            write_message(f"{which} is as extracted again.")
        else:
            write_message(f"{which} was not corrected.")
    return Exit.DONE
