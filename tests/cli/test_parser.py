"""Every verb leads somewhere, and the help says what is true."""

from __future__ import annotations

import argparse
import inspect
from pathlib import Path
from types import SimpleNamespace

import pytest

from reader.cli import parser as declared
from reader.cli import verbs
from reader.cli.exit_codes import Exit


def parsers(of: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    found = {of.prog: of}
    for action in of._actions:
        if isinstance(action, argparse._SubParsersAction):
            for sub in action.choices.values():
                found |= parsers(sub)
    return found


def test_every_verb_is_a_file_named_as_typed():
    files = {file.stem for file in Path(verbs.__path__[0]).glob("*.py")} - {"__init__"}
    assert files == {verbs.load_verb(name).__name__.rpartition(".")[2] for name in verbs.VERBS}
    assert {file.removesuffix("_") for file in files} == set(verbs.VERBS)


@pytest.mark.parametrize("name", verbs.VERBS)
def test_every_verb_declares_its_arguments_and_does_it(name):
    verb = verbs.load_verb(name)
    assert len(inspect.signature(verb.add_arguments).parameters) == 1
    assert len(inspect.signature(verb.run).parameters) == 2


def test_the_help_tells_every_exit_code():
    text = declared._parser([]).format_help()
    for code in Exit:
        assert f"\n  {code.value} " in text


@pytest.mark.parametrize("arguments", [["bookmarks", "list", "--json"], ["bookmarks", "--json"]])
def test_an_option_may_stand_on_either_side_of_an_action(arguments):
    args = SimpleNamespace(json=False)
    declared.parse(arguments, args)
    assert (args.verb, args.json) == ("bookmarks", True)


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    "arguments",
    [["list"], ["quotes"], ["search", "harbour"], ["bookmarks"], ["paths"], ["keys"]],
    ids=lambda arguments: arguments[0],
)
def test_the_help_tells_the_fields_of_a_line(run, arguments):
    run("bookmarks", "add", run("list").rows[0][0])
    epilog = parsers(declared._parser(arguments))[f"reader {arguments[0]}"].epilog
    assert epilog
    fields = epilog.partition(":")[2].split(",")
    assert {len(row) for row in run(*arguments).rows} == {len(fields)}
