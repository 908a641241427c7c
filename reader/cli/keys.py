"""`reader keys`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.cli.codes import Exit
from reader.cli.opening import paths_of
from reader.cli.output import Line, View
from reader.settings import load_settings
from reader.tui.commands import COMMANDS, keys_of
from reader.tui.key_names import key_names
from reader.tui.keymap import check_keymap

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from reader.cli.output import Output
    from reader.tui.commands import Command


@dataclass(frozen=True, slots=True)
class Bound:
    """A command of the screen and the keys in force for it."""

    command: Command
    keys: str


def list_keys(args: argparse.Namespace, output: Output) -> int:
    """Every command of the screen, by the id that the settings file takes."""
    keymap = check_keymap(load_settings(paths_of(args).config).keys)
    bound = (Bound(command, key_names(keys_of(command, keymap))) for command in COMMANDS)
    output.present(bound, View(_record, _row, _lines), as_json=args.json)
    return Exit.DONE


def _record(bound: Bound) -> dict[str, Any]:
    command = bound.command
    return {
        "id": command.id,
        "keys": bound.keys.split(),
        "title": command.title,
        "help": command.help,
        "group": command.group,
    }


def _row(bound: Bound) -> list[object]:
    return [bound.command.id, bound.keys, bound.command.title, bound.command.help]


def _lines(bound: Bound) -> Iterator[Line]:
    command = bound.command
    keys = (f"{bound.keys:<12}", "bold")
    yield Line([keys, f" {command.title}. ", (command.help, "dim")], 24, (command.id, "cyan"))
