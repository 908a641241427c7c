"""What Reader overrides of Textual's undocumented parts stands in one file."""

from __future__ import annotations

from types import FunctionType
from typing import TYPE_CHECKING

import pytest

from tests.tui.test_commands import OURS

if TYPE_CHECKING:
    from textual.dom import DOMNode

INTERNALS = "reader.tui.textual_internals"


def private_methods(node: type[object]) -> set[str]:
    return {
        name
        for name, value in vars(node).items()
        if name.startswith("_")
        and not name.startswith("__")
        and isinstance(value, (FunctionType, property))
    }


@pytest.mark.parametrize("node", OURS, ids=lambda one: one.__name__)
def test_no_private_method_of_textual_is_overridden_elsewhere(node: type[DOMNode]) -> None:
    textual = [base for base in node.__mro__ if base.__module__.startswith("textual.")]
    theirs = set().union(*map(private_methods, textual))
    if node.__module__ != INTERNALS:
        assert not private_methods(node) & theirs
