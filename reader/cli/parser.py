"""The verbs and their options; nothing but declarations, so that `--help` is quick."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, NoReturn

from reader import __version__
from reader.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import SimpleNamespace

    _Verbs = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 (has no other name)

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
_ARTICLE = "id, read or unread (+bookmarked), source, words, quotations, headline"
_HIT = "article, start, end, score, speaker, words"
_SAID = "article, number, speaker, words"
_BOOKMARK = "bookmark, time, speaker, words, headline"
_EXTRACTED = "speaker, confidence, words, reason"
_NUMBER = "the number that `reader quotes ARTICLE` gives"
_KEPT = "as `reader bookmarks` names it, or an article, which may be gone"
_KEYS = "command, keys, title, help"

FORMATS = ("markdown", "csv", "jsonl", "bibtex", "csl")


class _Parser(argparse.ArgumentParser):
    """An argument parser whose errors are a sentence and a hint."""

    def error(self, message: str) -> NoReturn:
        """Raise UsageError."""
        sentence = f"{message[:1].upper()}{message[1:]}"
        raise UsageError(f"{sentence.rstrip('.')}.", f"`{self.prog} --help` shows what there is.")


def parse(arguments: Sequence[str], into: SimpleNamespace) -> None:
    """Understand a command line, on top of the defaults that `into` brings.

    `call` names what does it, as `module:function` of this package.

    Raises UsageError, or SystemExit after `--help` and `--version`.
    """
    _parser().parse_args(arguments, into)


def _parser() -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = _Parser(
        prog="reader",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"reader {__version__}")
    _add_data_dir(parser)
    verbs = parser.add_subparsers(title="commands", metavar="COMMAND")
    _verb(verbs, "read", "screen:read", "read on the screen (what reader alone does)")
    _add_browsing(verbs)
    _add_bookmarks(verbs)
    _add_texts(verbs)
    _add_upkeep(verbs)
    return parser


def _add_browsing(verbs: _Verbs) -> None:
    listing = _verb(verbs, "list", "listing:list_articles", "list the articles", _ARTICLE)
    _add_json(listing)

    show = _verb(verbs, "show", "article:show_article", "show an article")
    _add_article(show)
    _add_json(show, "write a JSON object")

    search = _verb(verbs, "search", "searching:search", "find what you half remember", _HIT)
    search.add_argument("query", metavar="QUERY", nargs="+", help="words, and conditions")
    search.add_argument(
        "--limit", metavar="N", type=_count, default=10, help="at most so many hits (10)"
    )
    search.add_argument("--in", dest="place", choices=("quotes", "articles"), help="only these")
    search.add_argument("--speaker", metavar="NAME", help="only what this person said")
    _add_json(search)

    quotes = _verb(
        verbs, "quotes", "quotations:list_quotations", "list what was said, and by whom", _SAID
    )
    _add_article(quotes, nargs="?")
    quotes.add_argument("--speaker", metavar="NAME", help="only what this person said")
    _add_json(quotes)


def _add_bookmarks(verbs: _Verbs) -> None:
    about = "list, add and remove bookmarks"
    bookmarks = _verb(verbs, "bookmarks", "bookmarks:list_bookmarks", about, _BOOKMARK)
    _add_json(bookmarks)
    actions = bookmarks.add_subparsers(title="actions", metavar="ACTION")
    listing = _verb(
        actions, "list", "bookmarks:list_bookmarks", "list them (the default)", _BOOKMARK
    )
    _add_json(listing)
    for name, call, help in (
        ("add", "bookmarks:add_bookmark", "keep an article, or a quotation in it"),
        ("remove", "bookmarks:remove_bookmark", "stop keeping it"),
    ):
        action = _verb(actions, name, call, help)
        if name == "add":
            _add_article(action)
        else:
            action.add_argument("bookmark", metavar="BOOKMARK", help=_KEPT)
        action.add_argument(
            "--quotation",
            metavar="N",
            type=_count,
            help=_NUMBER,
        )
        if name == "add":
            action.add_argument("--note", metavar="TEXT", help="what you have to say of it")
            action.add_argument(
                "--tag", metavar="TAG", action="append", default=[], help="one more tag"
            )

    correct = _verb(verbs, "correct", "correcting:correct", "say who said a quotation, yourself")
    _add_article(correct)
    correct.add_argument("number", metavar="N", type=_count, help=_NUMBER)
    who = correct.add_mutually_exclusive_group(required=True)
    who.add_argument("--speaker", metavar="NAME", help="who said it")
    who.add_argument("--nobody", action="store_true", help="nobody: a title, a term")
    who.add_argument("--as-extracted", action="store_true", help="take your correction back")


def _add_texts(verbs: _Verbs) -> None:
    extract = _verb(
        verbs, "extract", "extracting:extract", "say who says what in a text", _EXTRACTED
    )
    extract.add_argument(
        "files", metavar="FILE", nargs="*", help="text in UTF-8; standard input if none, or -"
    )
    form = extract.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="write a JSON object for each file")
    form.add_argument(
        "--jsonl",
        action="store_true",
        help='read lines of {"id", "text"}, write lines of {"id", "quotes"}',
    )

    take_in = _verb(verbs, "import", "importing:take_in", "add the articles of files")
    take_in.add_argument(
        "files", metavar="FILE", nargs="+", help="text, a paragraph a line, as the seed files"
    )

    export = _verb(verbs, "export", "exporting:export", "write bookmarks or quotations out")
    export.add_argument("what", nargs="?", choices=("bookmarks", "quotations"), default="bookmarks")
    export.add_argument("--speaker", metavar="NAME", help="only what this person said")
    export.add_argument("--format", choices=FORMATS, help="as the name of FILE says, else markdown")
    export.add_argument("-o", "--output", metavar="FILE", help="write there, not on the terminal")


def _add_upkeep(verbs: _Verbs) -> None:
    doctor = _verb(
        verbs, "doctor", "doctor:doctor", "check the library", "file, what is wrong with it"
    )
    doctor.add_argument("--repair", action="store_true", help="and put right what is wrong")
    backup = _verb(verbs, "backup", "upkeep:backup", "write your own things to one file")
    backup.add_argument("file", metavar="FILE")
    restore = _verb(verbs, "restore", "upkeep:restore", "merge such a file into the library")
    restore.add_argument("file", metavar="FILE")
    _verb(verbs, "undo", "upkeep:undo", "take back what was done last, here or on the screen")
    paths = _verb(verbs, "paths", "upkeep:show_paths", "tell where files are", "name, path")
    _add_json(paths, "write a JSON object")
    keys = _verb(verbs, "keys", "keys:list_keys", "list the screen's commands and keys", _KEYS)
    _add_json(keys)


def _verb(
    verbs: _Verbs, name: str, call: str, about: str, fields: str = ""
) -> argparse.ArgumentParser:
    parser = verbs.add_parser(
        name,
        help=about,
        description=f"{about[0].upper()}{about[1:]}.",
        epilog=f"in a pipe, a line holds: {fields}" if fields else None,
    )
    parser.set_defaults(call=call)
    _add_data_dir(parser)
    return parser


def _add_data_dir(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--data-dir",
        metavar="FOLDER",
        default=argparse.SUPPRESS,  # so that it may stand before the command as well as after
        help="where the library is",
    )


def _add_json(parser: argparse.ArgumentParser, about: str = "write a JSON array") -> None:
    parser.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=about)


def _add_article(parser: argparse.ArgumentParser, nargs: str | None = None) -> None:
    parser.add_argument(
        "article", metavar="ARTICLE", nargs=nargs, help="its id, or the beginning of it"
    )


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


_count.__name__ = "number"  # argparse says "invalid number value"
