"""`reader paths`."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from reader.cli.codes import Exit
from reader.cli.opening import paths_of

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def show_paths(args: argparse.Namespace, output: Output) -> int:
    """Where files are, whether or not they are there yet."""
    places = {name: str(path) for name, path in asdict(paths_of(args)).items()}
    if args.json:
        output.json(places)
    else:
        for name, place in places.items():
            output.row([name, place])
    return Exit.DONE
