"""The user's own keys, checked: Textual itself drops a binding silently when two want one key."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from reader.errors import UsageError
from reader.tui.commands import COMMANDS, SCREENS, keys_of
from reader.tui.key_names import key_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
                f"Did you mean {nearest(id, known)!r}? `reader keys` lists the commands.",
            )
        if not keys.strip() or not all(_KEY.match(key.strip()) for key in keys.split(",")):
            raise UsageError(
                f"The settings give {id} the keys {keys!r}, which cannot be typed.",
                "A key is a character or a name, such as b, ctrl+b, space, pagedown, f5.",
            )
        for key in keys.split(","):
            _check_key(id, key.strip())
    asked = {id: _textual(keys) for id, keys in keymap.items()}
    for places in SCREENS.values():
        _check_clashes([command for command in COMMANDS if command.where in places], asked)
    return asked


def _check_key(id: str, key: str) -> None:
    """Refuse a key that no terminal sends."""
    from reader.tui.textual_internals import names_of_keys

    *modifiers, name = key.split("+")
    known = names_of_keys()
    if name not in known and len(name) > 1 and not _is_sign(name):
        meant = "+".join([*modifiers, nearest(name, known)])
        raise UsageError(
            f"The settings give {id} the key {key!r}, which does not exist and cannot be typed.",
            f"Did you mean {meant!r}?",
        )


def _is_sign(name: str) -> bool:
    """Whether it is what Unicode calls a sign."""
    try:
        return bool(unicodedata.lookup(name.replace("_", " "))) and name.islower()
    except KeyError:
        return False


def nearest(word: str, known: Iterable[str]) -> str:
    """Of the words there are, the one most like `word`: in its letters, in whatever order its
    parts stand."""

    def likeness(other: str) -> float:
        parts = [" ".join(sorted(re.split(r"[._]", each.lower()))) for each in (word, other)]
        pairs = (word.lower(), other), (parts[0], parts[1])
        return max(SequenceMatcher(None, *pair).ratio() for pair in pairs)

    return max(sorted(known), key=likeness)


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
