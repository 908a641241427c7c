"""Copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.driver import running

if TYPE_CHECKING:
    from reader.paths import Paths


class TestCopying:
    async def test_a_quotation_comes_with_speaker_and_source(self, coast: Paths) -> None:
        async with running(coast) as reader:
            await reader.press("y")
            assert "Go to a quotation first" in reader.told
            await reader.press("full_stop", "full_stop", "y")
            assert reader.app.clipboard == (
                "“Nobody in this town wants to see another winter like the last one.”\n"
                "— Anna Brown, in: The northern pier will be rebuilt before the winter storms, "
                "the harbour master has promised (coast)"
            )

    async def test_a_reference_is_the_headline_and_the_source(self, coast: Paths) -> None:
        async with running(coast) as reader:
            await reader.press("J", "Y")
            assert reader.app.clipboard == (
                "A choir sings for the keeper of the last manned lighthouse (coast)"
            )
