"""`reader paths`: where files are."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from reader.cli.arguments import add_json, describe_row
from reader.cli.exit_codes import Exit
from reader.cli.opening import paths_of

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `reader paths` takes."""
    describe_row(parser, "name, path")
    add_json(parser, "write a JSON object")


def run(args: argparse.Namespace, output: Output) -> int:
    """Tell where files are, whether or not they are there yet."""
    places = {name: str(path) for name, path in asdict(paths_of(args)).items()}
    if args.json:
        output.json(places)
    else:
        for name, place in places.items():
            output.row([name, place])
    return Exit.DONE
