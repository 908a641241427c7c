"""The user's own keys, checked: Textual itself drops a binding silently when two want one key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.errors import UsageError
from reader.tui.commands import COMMANDS, key_names, keys_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEY = re.compile(r"(?:(?:ctrl|shift|alt|super|meta|hyper)\+)*(?:\w+|[^\s\w,])\Z")


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
    taken: dict[str, str] = {}
    for command in COMMANDS:
        for key in keys_of(command, asked).split(","):
            if (other := taken.setdefault(key, command.id)) != command.id:
                raise UsageError(
                    f"The settings give the key {key_names(key)} to both {other} and {command.id}.",
                    "Give one of them another key.",
                )
    return asked


def _textual(keys: str) -> str:
    from textual.keys import _character_to_key

    parts = []
    for key in keys.split(","):
        *modifiers, name = key.strip().split("+")
        name = _character_to_key(name) if len(name) == 1 else name
        parts.append("+".join([*modifiers, name]))
    return ",".join(parts)
