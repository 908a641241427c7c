"""The user's word on who said it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.driver import running
from tests.tui.fixed import HARBOUR_ID

if TYPE_CHECKING:
    from reader.paths import Paths


class TestCorrecting:
    @pytest.mark.slow
    async def test_the_user_decides_who_said_it(self, coast: Paths) -> None:
        async with running(coast) as reader:
            await reader.press("c")
            assert "Go to a quotation first" in reader.told
            await reader.press("full_stop", "c")
            await reader.paste("okaf")
            await reader.press("enter")
            assert reader.told == "Peter Okafor said it, by your word. u takes it back."
            assert reader.view.current == 0
            assert reader.view.document.quotations[0].speaker == "Peter Okafor"
            await reader.press("full_stop", "comma")
            assert "by your own correction" in reader.told
            await reader.press("u")
            assert reader.view.document.quotations[0].speaker == "Anna Brown"

    @pytest.mark.slow
    async def test_a_name_the_article_does_not_give(self, coast: Paths) -> None:
        async with running(coast) as reader:
            await reader.press("full_stop", "c")
            await reader.paste("Ida   Lund")
            await reader.press("enter")
            assert reader.main.library.articles.quotations(HARBOUR_ID)[0].speaker == "Ida Lund"

    @pytest.mark.slow
    async def test_nobody_and_as_extracted(self, coast: Paths) -> None:
        async with running(coast) as reader:
            await reader.press("full_stop", "c", *["down"] * 9, "enter")
            assert "Nobody said it" in reader.told
            assert reader.main.library.articles.quotations(HARBOUR_ID)[0].speaker is None
            await reader.press("c", *["down"] * 9, "enter")
            assert "As extracted again" in reader.told
            assert reader.main.library.articles.quotations(HARBOUR_ID)[0].speaker == "Anna Brown"

    @pytest.mark.slow
    async def test_escape_changes_nothing(self, coast: Paths) -> None:
        async with running(coast) as reader:
            await reader.press("full_stop", "c", "escape")
            assert reader.main.library.articles.quotations(HARBOUR_ID)[0].speaker == "Anna Brown"
