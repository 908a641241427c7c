"""What is copied is exact, but for what would act on a terminal it is pasted into."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.driver import running

if TYPE_CHECKING:
    from reader.paths import Paths


@pytest.mark.slow
async def test_nothing_that_acts_reaches_the_clipboard(coast: Paths) -> None:
    async with running(coast) as reader:
        reader.app.copy_to_clipboard("“a\x1b[31m\u202e\ud800 👨\u200d👩”\n— Anna\tBrown")
        assert reader.app.clipboard == "“a\ufffd[31m\ufffd 👨\u200d👩”\n— Anna Brown"
