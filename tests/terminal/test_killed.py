"""Whole programs killed at random instants; `python -m tests.endurance.storage` does it longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.endurance.programs import commands, screens

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("used", [commands, screens])
def test_what_a_killed_program_confirmed_is_there(
    used: Callable[[Path, int], None], tmp_path: Path
) -> None:
    used(tmp_path, 4)
