"""`reader keys`: the screen's commands, and their keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.cli.arguments import add_json, describe_row
from reader.cli.exit_codes import Exit
from reader.cli.opening import paths_of
from reader.cli.output import Line, View
from reader.settings import load_settings

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from reader.cli.output import Output
    from reader.tui.commands import Command


@dataclass(frozen=True, slots=True)
class BoundCommand:
    """A command of the screen and the keys in force for it."""

    command: Command
    keys: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `reader keys` takes."""
    describe_row(parser, "command, keys, title, help")
    add_json(parser)


def run(args: argparse.Namespace, output: Output) -> int:
    """List every command of the screen, by the id that the settings file takes."""
    from reader.tui.commands import COMMANDS, keys_of
    from reader.tui.key_names import key_names
    from reader.tui.keymap import check_keymap

    keymap = check_keymap(load_settings(paths_of(args).config).keys)
    bound = (BoundCommand(command, key_names(keys_of(command, keymap))) for command in COMMANDS)
    output.present(bound, View(_record, _row, _lines), as_json=args.json)
    return Exit.DONE


def _record(bound: BoundCommand) -> dict[str, Any]:
    command = bound.command
    return {
        "id": command.id,
        "keys": bound.keys.split(),
        "title": command.title,
        "help": command.help,
        "group": command.group,
    }


def _row(bound: BoundCommand) -> list[object]:
    return [bound.command.id, bound.keys, bound.command.title, bound.command.help]


def _lines(bound: BoundCommand) -> Iterator[Line]:
    command = bound.command
    keys = (f"{bound.keys:<12}", "bold")
    yield Line([keys, f" {command.title}. ", (command.help, "dim")], 24, (command.id, "cyan"))
