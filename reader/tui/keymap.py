"""The user's own keys, checked: Textual itself drops a binding silently when two want one key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.errors import UsageError
from reader.tui.commands import COMMANDS, SCREENS, keys_of
from reader.tui.key_names import key_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.tui.commands import Command

_KEY = re.compile(r"(?:(?:ctrl|shift|alt|super|meta|hyper)\+)*(?:\w+|[^\s\w,])\Z")
_ONE_HAS_THE_FOCUS = {"list", "article"}


def check_keymap(keymap: Mapping[str, str]) -> dict[str, str]:
    """Textual's form of the user's keys.

    Raises:
        UsageError: a command that is not there, a key that cannot be, or a key wanted twice.
    """
    known = {command.id for command in COMMANDS}
    for id, keys in keymap.items():
        if id not in known:
            raise UsageError(
                f"The settings give keys to {id!r}, which is no command.",
                "`reader keys` lists the commands.",
            )
        if not keys.strip() or not all(_KEY.match(key.strip()) for key in keys.split(",")):
            raise UsageError(f"The settings give {id} the keys {keys!r}, which cannot be typed.")
    asked = {id: _textual(keys) for id, keys in keymap.items()}
    for places in SCREENS.values():
        _check_clashes([command for command in COMMANDS if command.where in places], asked)
    return asked


def _check_clashes(commands: list[Command], asked: Mapping[str, str]) -> None:
    """Refuse a key of the user's that two commands want which can be at hand together."""
    taken: dict[str, list[Command]] = {}
    for command in commands:
        for key in keys_of(command, asked).split(","):
            for other in taken.setdefault(key, []):
                if _clash(command, other, key):
                    raise UsageError(
                        f"The settings give the key {key_names(key)} to both {other.id} and "
                        f"{command.id}.",
                        "Give one of them another key.",
                    )
            taken[key].append(command)


def _clash(one: Command, other: Command, key: str) -> bool:
    """Whether it is the settings that make two commands want a key; else the nearer one has it."""
    by_default = all(key in command.keys.split(",") for command in (one, other))
    return not by_default and {one.where, other.where} != _ONE_HAS_THE_FOCUS


def _textual(keys: str) -> str:
    from reader.tui.textual_internals import name_of_key

    parts = []
    for key in keys.split(","):
        *modifiers, name = key.strip().split("+")
        parts.append("+".join([*modifiers, name_of_key(name) if len(name) == 1 else name]))
    return ",".join(parts)
