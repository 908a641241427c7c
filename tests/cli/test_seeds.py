"""The command line on the articles that come with Reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("path to nowere", "path to nowhere"),
        ("feeding trof", "feeding trough"),
        ("zelensky moscow meeting", "If Zelensky is ready, he can come to Moscow"),
    ],
)
def test_what_is_misremembered_is_found_first(
    query: str, found: str, run: Callable[..., Ran]
) -> None:
    ran = run("search", *query.split(), "--json")
    assert ran.code == 0
    assert found in ran.json[0]["text"]
