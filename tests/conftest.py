"""What every test relies on: a home of its own, nothing that depends on how it was started, and
examples that do not depend on the clock."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "reader",
    deadline=None,  # a machine that others use too is slow now and then
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("reader")


@pytest.fixture(autouse=True, scope="session")
def _home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test sees, or touches, the library and the settings of whoever runs it."""
    home = tmp_path_factory.mktemp("home")
    patch = pytest.MonkeyPatch()
    patch.setenv("HOME", str(home))
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        patch.delenv(name, raising=False)
    for name in ("READER_DATA_DIR", "READER_CONFIG"):
        patch.delenv(name, raising=False)


@pytest.fixture(autouse=True, scope="session")
def _heeding_interrupts() -> None:
    """A job in the background ignores them, and so would every process that a test starts."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the articles that come with Reader."""
    return Path(__file__).parent.parent / "seeds"


@pytest.fixture(scope="session")
def news() -> str:
    """A seed file of three articles: of two quotations, of one, and of none."""
    return """\
The harbour will be rebuilt before winter
“We will finish the northern pier in October,” Anna Brown said.
Work began in May. “Nobody has stopped since the flood,” said Peter Okafor.
A choir sings for the lighthouse keeper
“It was the loudest evening of my life,” said Anna Brown.
Snow closes the road over the pass
The road is shut for three days. Nobody was hurt.
"""
