"""What a command line means, and the help."""

from __future__ import annotations

import argparse
import re
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from reader import __version__
from reader.cli.arguments import PATHS, add_command, add_data_dir
from reader.cli.verbs import VERBS, load_verb
from reader.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Container, Sequence
    from types import SimpleNamespace

_DESCRIPTION = "Read the news in a terminal, and find again who said what."
_EPILOG = """\
examples:
  reader                                  read (arrow keys, Enter, / to search, ? for help)
  reader search path to nowere            find a quotation you half remember
  reader search 'is:unread speaker:putin' search with conditions
  reader quotes --speaker putin --json    what somebody said, for a program
  reader bookmarks add 3f2a --quotation 2 keep the second quotation of the article 3f2a…
  reader export -o quotes.csv             what you kept, for a spreadsheet
  reader extract letter.txt               who says what in a text of your own

Articles are named by their id, or by as much of its beginning as is unique; `reader list` shows
them. In a pipe, lists are one line for each item, its fields separated by tabs, in UTF-8.

exit codes:
  0    found, or done
  1    nothing was found
  2    a mistake in the command or the settings, or trouble with a file or the library
  70   an error of the program itself; the message says where its details are
  130  interrupted (Ctrl-C)
  141  whoever read the output stopped reading

environment:
  READER_DATA_DIR  the folder of the library, as --data-dir
  READER_CONFIG    the settings file
  NO_COLOR         no colour, if set
"""


_DASHED_WORD = re.compile("-(?!h$)[^-]")


class _Parser(argparse.ArgumentParser):
    """An argument parser whose errors are a sentence and a hint."""

    def error(self, message: str) -> NoReturn:
        """Raise UsageError."""
        sentence = f"{message[:1].upper()}{message[1:]}"
        raise UsageError(f"{sentence.rstrip('.')}.", f"`{self.prog} --help` shows what there is.")

    def _print_message(self, message: str, file: Any = None) -> None:
        """Write the help; argparse itself passes over it where the disk is full."""
        (file or sys.stdout).write(message)


def parse(arguments: Sequence[str], into: SimpleNamespace) -> bool:
    """Understand a command line, on top of the defaults that `into` brings.

    False after `--help` and `--version`, which are then written. Raises UsageError, OSError.
    """
    parser = _parser(arguments)
    try:
        _, others = parser.parse_known_args(_with_dashed_words(arguments), into)
    except SystemExit:
        return False
    more_words = [one for one in others if one != "--"]
    if others and (into.verb != "search" or any(one.startswith("-") for one in more_words)):
        parser.error(f"unrecognized arguments: {' '.join(others)}")
    if more_words:  # a query goes on after an option
        into.query += more_words
    for name, value in vars(into).items():
        if name not in PATHS:
            for text in value if isinstance(value, list) else [value]:
                _check_text(text)
    return True


def _with_dashed_words(arguments: Sequence[str]) -> Sequence[str]:
    """The arguments, with a space before every `-word` of a query: argparse takes it for no option
    then."""
    verb = next((place for place, one in enumerate(arguments) if one in VERBS), -1)
    if verb < 0 or arguments[verb] != "search":
        return arguments
    query = [f" {one}" if _DASHED_WORD.match(one) else one for one in arguments[verb + 1 :]]
    return [*arguments[: verb + 1], *query]


def _check_text(argument: object) -> None:
    """Refuse bytes that are no text: Python hands them on as lone surrogates."""
    if isinstance(argument, str) and any("\ud800" <= char <= "\udfff" for char in argument):
        raise UsageError(
            f"The argument “{argument}” is not valid UTF-8.",
            "Set the terminal to UTF-8 and type it again; nothing was kept.",
        )


def _parser(arguments: Container[str]) -> argparse.ArgumentParser:
    """The parser of every command line that consists of these arguments.

    It knows all verbs, and takes the arguments of those that are among the arguments.
    """
    parser: argparse.ArgumentParser = _Parser(
        prog="reader",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"reader {__version__}")
    add_data_dir(parser)
    verbs = parser.add_subparsers(title="commands", metavar="COMMAND", dest="verb")
    for name, about in VERBS.items():
        verb = add_command(verbs, name, about)
        if name in arguments:
            load_verb(name).add_arguments(verb)
    return parser
