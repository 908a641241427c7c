"""`reader backup`, `restore` and `paths`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.codes import Exit
from reader.cli.messages import say
from reader.cli.opening import opened, paths_of
from reader.text import counted

if TYPE_CHECKING:
    import argparse

    from reader.cli.output import Output


def backup(args: argparse.Namespace, _: Output) -> int:
    """Write the user's own things to a file."""
    with opened(args) as library:
        library.back_up(Path(args.file))
    say(f"Your bookmarks, notes and read marks are in {args.file}.")
    return Exit.DONE


def restore(args: argparse.Namespace, _: Output) -> int:
    """Merge the things in such a file with those that are there."""
    with opened(args, writing=True) as library:
        changed = library.restore(Path(args.file))
    taken = counted(changed, "thing")
    say(
        f"{taken} taken over from {args.file}; nothing that was there is lost.",
        "`reader undo` takes that back." if changed else "",
    )
    return Exit.DONE


def undo(args: argparse.Namespace, _: Output) -> int:
    """Take back what was done last, on the screen or here."""
    with opened(args, writing=True) as library:
        what = library.things.undo()
    say(f"Undone: {what}." if what else "There is nothing to undo.")
    return Exit.DONE if what else Exit.NOTHING


def show_paths(args: argparse.Namespace, output: Output) -> int:
    """Where files are, whether or not they are there yet."""
    places = {name: str(path) for name, path in asdict(paths_of(args)).items()}
    if args.json:
        output.json(places)
    else:
        for name, place in places.items():
            output.row([name, place])
    return Exit.DONE
