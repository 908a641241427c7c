"""Every verb leads somewhere, and the help says what is true."""

from __future__ import annotations

import argparse
from importlib import import_module
from types import SimpleNamespace

import pytest

from reader.cli import parser as declared
from reader.cli.codes import Exit
from reader.export import FORMATS


def verbs(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    found = {parser.prog: parser}
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for sub in action.choices.values():
                found |= verbs(sub)
    return found


@pytest.mark.parametrize(
    "verb", [*verbs(declared._parser()).values()][1:], ids=lambda verb: verb.prog
)
def test_every_verb_is_done_by_a_function(verb):
    module, function = verb.get_default("call").split(":")
    assert callable(getattr(import_module(f"reader.cli.{module}"), function))


def test_the_formats_are_those_there_are():
    assert set(declared.FORMATS) == set(FORMATS)


def test_the_help_tells_every_exit_code():
    text = declared._parser().format_help()
    for code in Exit:
        assert f"\n  {code.value} " in text


@pytest.mark.parametrize("arguments", [["bookmarks", "list", "--json"], ["bookmarks", "--json"]])
def test_an_option_may_stand_on_either_side_of_an_action(arguments):
    args = SimpleNamespace(json=False)
    declared.parse(arguments, args)
    assert (args.call, args.json) == ("bookmarks:list_bookmarks", True)


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    "arguments",
    [["list"], ["quotes"], ["search", "harbour"], ["bookmarks"], ["paths"], ["keys"]],
    ids=lambda arguments: arguments[0],
)
def test_the_help_tells_the_fields_of_a_line(run, arguments):
    run("bookmarks", "add", run("list").rows[0][0])
    epilog = verbs(declared._parser())[f"reader {arguments[0]}"].epilog
    assert epilog
    fields = epilog.partition(":")[2].split(",")
    assert {len(row) for row in run(*arguments).rows} == {len(fields)}
