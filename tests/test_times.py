"""Moments in the user's time zone."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.times import local

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Tokyo's, where the day begins nine hours before that of UTC."""
    with monkeypatch.context() as patched:
        patched.setenv("TZ", "JST-9")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("2026-01-01T20:30:00.125+00:00", "2026-01-02T05:30:00.125+09:00"),
        ("2026-01-01T20:30:00Z", "2026-01-02T05:30:00+09:00"),
        ("2026-01-01T05:30:00.000+09:00", "2026-01-01T05:30:00.000+09:00"),
        ("2026-01-01T20:30:00", "2026-01-01T20:30:00"),
        ("2026-01-01", "2026-01-01"),
        ("", ""),
        ("yesterday", "yesterday"),
        ("9999-12-31T23:59:59+00:00", "9999-12-31T23:59:59+00:00"),
    ],
)
def test_a_moment_is_shown_as_it_is_here(kept: str, shown: str) -> None:
    assert local(kept) == shown


@given(st.datetimes(timezones=st.just(UTC)))
def test_it_is_the_same_moment(moment: datetime) -> None:
    kept = moment.isoformat(timespec="milliseconds")
    assert datetime.fromisoformat(local(kept)) == datetime.fromisoformat(kept)
