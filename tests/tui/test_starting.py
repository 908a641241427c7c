"""The first start, and every start after it."""

from __future__ import annotations

from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING

import pytest

from reader.errors import UsageError
from reader.library import BOOKMARKED, Library
from reader.library.importing import Importing
from reader.settings import Settings
from reader.tui.themes import DARK, LIGHT
from tests.tui.driver import PATIENCE, running
from tests.tui.fixed import CHOIR_ID, FERRY_ID, HARBOUR_ID

if TYPE_CHECKING:
    from pathlib import Path

    from reader.job import Job
    from reader.library.article_import import ImportResult
    from reader.paths import Paths


async def test_the_first_start_tells_how_far_it_is_and_then_shows_an_article(
    empty: Paths, seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, seeds_imported = Event(), Importing.seeds

    def halting(importing: Importing, job: Job) -> ImportResult:
        job.report("seed.txt", 3, 10)
        go_on.wait(PATIENCE)
        return seeds_imported(importing, job)

    monkeypatch.setattr(Importing, "seeds", halting)
    async with running(replace(empty, seeds=seeds), settled=False) as reader:
        await reader.until(lambda: "seed.txt: line 3 of 10" in reader.screen_text())
        go_on.set()
        await reader.settle()
        assert len(reader.articles.rows) == 10
        assert reader.open_id == reader.articles.rows[0]
        assert "10 new articles" in reader.told
        assert "All 10  Unread 10  Bookmarked 0" in reader.screen_text()


@pytest.mark.slow
async def test_a_start_on_nothing_says_so(empty: Paths) -> None:
    async with running(empty) as reader:
        assert "The library is empty." in reader.screen_text()


async def test_a_seed_file_that_cannot_be_read_is_named_and_the_others_are_read(
    empty: Paths,
) -> None:
    (empty.seeds / "bad.txt").write_bytes(b"A headline\n\xff\xfe broken.\n")
    (empty.seeds / "good.txt").write_text("A headline\nA sentence.\n", encoding="utf-8")
    async with running(empty) as reader:
        assert len(reader.articles.rows) == 1
        assert any("bad.txt" in toast for toast in reader.toasts)


@pytest.mark.slow
async def test_the_second_start_is_where_the_first_was_left(coast: Paths) -> None:
    async with running(coast, size=(100, 12)) as reader:
        await reader.press("plus", "i", "S", "b", "3", "t")
        assert reader.articles.rows == [HARBOUR_ID]
        await reader.press("enter", "pagedown")
        left_at, width = reader.view.top, reader.main.panes.list_width
        assert left_at > 0
        await reader.press("q")
    async with running(coast, size=(100, 12)) as reader:
        assert reader.main.sidebar.view == BOOKMARKED
        assert reader.main.sidebar.sort == "newest first"
        assert reader.open_id == HARBOUR_ID
        assert reader.view.top == left_at
        assert reader.app.focused is reader.view
        assert reader.main.panes.list_width == width
        assert not reader.view.name_speakers
        assert reader.app.theme == LIGHT


@pytest.mark.slow
async def test_every_article_remembers_its_own_place(coast: Paths) -> None:
    async with running(coast, size=(100, 12)) as reader:
        await reader.press("enter", "pagedown")
        place = reader.view.top
        await reader.press("J", "J", "J", "down", "down", "K", "K", "K")
        assert reader.open_id == HARBOUR_ID
        assert reader.view.top == place > 0
        await reader.press("J", "J", "J")
        assert reader.open_id == FERRY_ID
        assert reader.view.top > 0


@pytest.mark.slow
async def test_a_hidden_list_stays_hidden(coast: Paths) -> None:
    async with running(coast) as reader:
        await reader.press("w", "q")
    async with running(coast) as reader:
        assert not reader.main.query_one("#sidebar").display
        await reader.press("w")
        assert reader.main.query_one("#sidebar").display


@pytest.mark.slow
async def test_an_article_that_is_gone_leaves_the_cursor_on_the_list(coast: Paths) -> None:
    async with running(coast) as reader:
        await reader.press("j", "enter", "d", "q")
    async with running(coast) as reader:
        assert CHOIR_ID not in reader.articles.rows
        assert reader.open_id in reader.articles.rows


class TestSettings:
    async def test_set_the_longest_line(self, coast: Paths) -> None:
        async with running(coast, settings=Settings(measure=40)) as reader:
            assert max(len(line.text) for line in reader.view._text_layout.lines) <= 40

    @pytest.mark.slow
    async def test_choose_the_theme_before_what_was_remembered(self, coast: Paths) -> None:
        async with running(coast) as reader:
            await reader.press("t", "q")
        async with running(coast, settings=Settings(theme=DARK)) as reader:
            assert reader.app.theme == DARK

    async def test_tell_of_a_theme_that_is_not_there(self, coast: Paths) -> None:
        async with running(coast, settings=Settings(theme="none such")) as reader:
            assert reader.app.theme == DARK
            await reader.until(lambda: any("none such" in toast for toast in reader.toasts))

    @pytest.mark.slow
    async def test_leave_the_margin_free(self, coast: Paths) -> None:
        async with running(coast, settings=Settings(margin_speakers=False)) as reader:
            assert "  Brown\n" not in reader.screen_text()

    async def test_give_keys_of_ones_own(self, coast: Paths) -> None:
        keys = {"quotation.next": "x,ctrl+k", "quit": "ctrl+q"}
        async with running(coast, settings=Settings(keys=keys)) as reader:
            assert "x quotation" in reader.screen_text()
            await reader.press("full_stop", "q")
            assert reader.view.current is None
            await reader.press("x", "ctrl+k")
            assert reader.view.current == 1

    def test_refuse_keys_that_clash(self, coast: Paths) -> None:
        from reader.tui.app import ReaderApp

        with Library.open(coast) as library, pytest.raises(UsageError):
            ReaderApp(library, Settings(keys={"zen": "q"}))
