"""The verbs, one file each, named as typed (`import` is a keyword: its file is `import_.py`).

To add a verb, add a row to VERBS and a file with two functions: `add_arguments(parser)` declares
its arguments, `run(args, output)` does it and returns the exit code. A command line imports the
files of the verbs it names, and `--help` must be quick: what is heavy (the library, the search,
the screen) is imported by the functions that need it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

VERBS = {
    "read": "read on the screen (what reader alone does)",
    "list": "list the articles",
    "show": "show an article",
    "search": "find what you half remember",
    "quotes": "list what was said, and by whom",
    "bookmarks": "list, add and remove bookmarks",
    "correct": "say who said a quotation, yourself",
    "extract": "say who says what in a text",
    "import": "add the articles of files",
    "export": "write bookmarks or quotations out",
    "doctor": "check the library",
    "backup": "write your own things to one file",
    "restore": "merge such a file into the library",
    "undo": "take back what was done last, here or on the screen",
    "paths": "tell where files are",
    "keys": "list the screen's commands and keys",
}
"""Every verb and what it is for, in the order of `reader --help`."""


def load_verb(name: str) -> ModuleType:
    """The module of a verb."""
    return import_module(f"reader.cli.verbs.{'import_' if name == 'import' else name}")
