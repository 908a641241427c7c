"""What the README says about keys is what the keys do.

`READER_UPDATE_README=1 pytest tests/test_readme.py` writes the table anew.
"""

from __future__ import annotations

import os
import re
from itertools import groupby
from pathlib import Path

from reader.tui.commands import COMMANDS
from reader.tui.key_names import key_names

README = Path(__file__).parents[1] / "README.md"
TABLE = re.compile(r"(?<=<!-- keys -->\n).*?(?=<!-- end of keys -->)", re.DOTALL)


def cell(keys: str) -> str:
    return " ".join(f"`{key}`" for key in keys.replace("|", "\\|").split())


def table() -> str:
    lines = ["| keys | what they do |", "|---|---|"]
    for group, commands in groupby(COMMANDS, lambda command: command.group):
        lines.append(f"| | **{group}** |")
        lines += [f"| {cell(key_names(c.keys))} | {c.title} |" for c in commands]
    return "\n".join(lines) + "\n"


def test_the_table_of_keys_is_the_command_table():
    text = README.read_text(encoding="utf-8")
    assert TABLE.search(text), "README.md has lost its table of keys"
    if os.environ.get("READER_UPDATE_README"):
        README.write_text(TABLE.sub(lambda _: table(), text), encoding="utf-8")
    else:
        assert TABLE.search(text).group() == table()


def test_the_two_commands_are_there():
    text = README.read_text(encoding="utf-8")
    assert re.search(r"^python3 -m venv .* && \.venv/bin/reader$", text, re.MULTILINE)
    assert re.search(r"^python3 -m venv .* && \.venv/bin/pytest$", text, re.MULTILINE)
