from __future__ import annotations

import os

import pytest


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the disk is told to keep is tested by `Disk`, not by waiting for a real one."""
    monkeypatch.setattr(os, "fsync", lambda fd: None)
