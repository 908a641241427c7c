"""What the garbage collector is told to leave alone."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from reader.tui.garbage import freeze_loaded

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_what_is_loaded_is_left_alone_where_the_start_began_with_it() -> None:
    gc.freeze()
    loaded = [[] for _ in range(1000)]
    before = gc.get_freeze_count()
    freeze_loaded()
    assert gc.get_freeze_count() >= before + len(loaded)


def test_elsewhere_everything_may_be_garbage() -> None:
    freeze_loaded()
    assert gc.get_freeze_count() == 0
