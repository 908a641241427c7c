"""Commands, and arguments that several of them take."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING
from unicodedata import category, normalize

from reader.errors import UsageError

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 (has no other name)

PATHS = frozenset({"data_dir", "file", "files", "output"})
"""Arguments that name files, whose names may be any bytes; all others are text."""
QUOTATION_NUMBER = "the number that `reader quotes ARTICLE` gives"

_NOT_IN_A_TAG = {"Cc", "Zl", "Zp"}
"""Unicode's categories of controls and line breaks."""


def add_command(commands: Commands, name: str, about: str) -> argparse.ArgumentParser:
    """Declare a verb, or an action of one; its parser takes `--data-dir` already."""
    parser = commands.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}.")
    add_data_dir(parser)
    return parser


def describe_row(parser: argparse.ArgumentParser, fields: str) -> None:
    """Say in the help which fields a line has in a pipe."""
    parser.epilog = f"in a pipe, a line holds: {fields}"


def add_data_dir(parser: argparse.ArgumentParser) -> None:
    """Take `--data-dir`."""
    parser.add_argument(
        "--data-dir",
        metavar="FOLDER",
        default=argparse.SUPPRESS,  # so that it may stand before the command as well as after
        help="where the library is",
    )


def add_json(parser: argparse.ArgumentParser, about: str = "write a JSON array") -> None:
    """Take `--json`."""
    parser.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=about)


def add_article(parser: argparse.ArgumentParser, nargs: str | None = None) -> None:
    """Take an article's id."""
    parser.add_argument(
        "article", metavar="ARTICLE", nargs=nargs, help="its id, or the beginning of it"
    )


def add_speaker(parser: argparse.ArgumentParser) -> None:
    """Take `--speaker`, which leaves out what others said."""
    parser.add_argument("--speaker", metavar="NAME", help="only what this person said")


def tag(text: str) -> str:
    """The tag that an argument is. Raises UsageError."""
    from reader.text import is_blank  # not to tell the version

    if is_blank(text):
        raise UsageError("A tag is empty.", "Give it a word: --tag WORD")
    if any(char == "," or category(char) in _NOT_IN_A_TAG for char in text):
        raise UsageError(
            f"“{text}” is no tag: a tag has no comma, line break or other control character.",
            "Say --tag once for each tag.",
        )
    return normalize("NFC", " ".join(text.split()))


def positive(text: str) -> int:
    """The number, from 1, that an argument is. Raises ValueError."""
    number = int(text)
    if number < 1:
        raise ValueError
    return number


positive.__name__ = "number"  # argparse says "invalid number value"
