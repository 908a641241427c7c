"""The list of articles: what it shows, in which order, and what is done to its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.library import Library, Sort
from tests.tui.driver import Driver, running
from tests.tui.fixed import CHOIR_ID, FERRY_ID, HARBOUR_ID, SNOW_ID

if TYPE_CHECKING:
    from reader.paths import Paths

ALL = [HARBOUR_ID, CHOIR_ID, SNOW_ID, FERRY_ID]


def tabs(reader: Driver) -> list[str]:
    """The filters with their counts; the one in force in capitals."""
    return [
        label.upper() if active else label for label, _, active in reader.main.sidebar.tabs.tabs
    ]


@pytest.mark.slow
async def test_the_article_under_the_cursor_is_shown_and_stays_unread(coast: Paths) -> None:
    async with running(coast) as reader:
        assert reader.open_id == HARBOUR_ID
        await reader.press("j")
        await reader.until(lambda: reader.open_id == CHOIR_ID)
        await reader.press("down", "G")
        await reader.until(lambda: reader.open_id == FERRY_ID)
        await reader.press("g", "k")
        await reader.until(lambda: reader.open_id == HARBOUR_ID)
        assert tabs(reader) == ["ALL 4", "Unread 4", "Bookmarked 0"]


async def test_opening_counts_as_reading_and_the_row_shows_it(coast: Paths) -> None:
    async with running(coast) as reader:
        before = reader.lines()[1][:39]
        await reader.press("enter")
        assert reader.app.focused is reader.view
        assert "Unread 3" in reader.screen_text()
        assert before.startswith("● The northern")
        assert reader.lines()[1][:39].startswith("  The northern")


@pytest.mark.slow
async def test_filters_show_what_they_say_and_count_it(coast: Paths) -> None:
    async with running(coast) as reader:
        await reader.press("enter", "h", "j", "b", "2")
        assert reader.articles.rows == [CHOIR_ID, SNOW_ID, FERRY_ID]
        assert tabs(reader) == ["All 4", "UNREAD 3", "Bookmarked 1"]
        assert reader.articles.row == CHOIR_ID
        await reader.press("f")
        assert reader.articles.rows == [CHOIR_ID]
        await reader.press("f")
        assert reader.articles.rows == ALL
        await reader.press("3", "b", "3")
        assert reader.articles.rows == []
        assert "No bookmarks yet" in reader.screen_text()
        await reader.press("1", "A", "2")
        assert "Nothing unread" in reader.screen_text()
        await reader.press("1")
        assert reader.articles.rows == ALL


async def test_the_cursor_comes_back_to_the_open_article_from_an_empty_list(coast: Paths) -> None:
    async with running(coast) as reader:
        await reader.press("J", "J", "h", "3")
        assert reader.articles.rows == []
        await reader.press("1")
        assert reader.articles.row == reader.open_id == SNOW_ID


async def test_the_place_is_told_when_a_filter_shows_the_same_article(coast: Paths) -> None:
    async with running(coast) as reader:
        await reader.press("J", "h", "g", "1")
        shown = reader.view.document.id
        await reader.press("2")
        assert reader.view.document.id == shown
        assert f"1 of {len(reader.articles.rows)} articles" in reader.screen_text()
        assert len(reader.articles.rows) < len(ALL)


@pytest.mark.slow
async def test_rows_take_the_room_that_a_scroll_bar_leaves(coast: Paths) -> None:
    async with running(coast, size=(80, 14)) as reader:
        await reader.press("enter", "2")
        shown = reader.lines()
        reader.articles.refresh_rows()
        await reader.settle()
        assert reader.lines() == shown


@pytest.mark.slow
async def test_orders_go_round_and_keep_the_cursor_on_its_article(coast: Paths) -> None:
    expected = {
        Sort.NEWEST: ALL[::-1],
        Sort.TITLE: [CHOIR_ID, FERRY_ID, SNOW_ID, HARBOUR_ID],
        Sort.SPEAKER: [FERRY_ID, CHOIR_ID, HARBOUR_ID, SNOW_ID],
        Sort.QUOTATIONS: [HARBOUR_ID, FERRY_ID, CHOIR_ID, SNOW_ID],
        Sort.LONGEST: [HARBOUR_ID, CHOIR_ID, FERRY_ID, SNOW_ID],
        Sort.SHORTEST: [SNOW_ID, FERRY_ID, CHOIR_ID, HARBOUR_ID],
        Sort.FILED: ALL,
    }
    async with running(coast) as reader:
        await reader.press("j")
        for sort, order in expected.items():
            await reader.press("S")
            assert (reader.main.sidebar.sort, reader.articles.rows) == (sort, order)
            assert reader.articles.row == CHOIR_ID
            assert sort in reader.told


@pytest.mark.slow
async def test_space_reads_on_to_the_end_and_into_the_next_unread(coast: Paths) -> None:
    async with running(coast, size=(100, 16)) as reader:
        await reader.press("j", "m", "k")  # the choir is read already
        await reader.press("space")
        assert (reader.open_id, reader.view.top) == (HARBOUR_ID, 0)
        seen = []
        while reader.open_id == HARBOUR_ID:
            assert not seen or seen[-1] < reader.view.top
            seen.append(reader.view.top)
            await reader.press("space")
        assert len(seen) > 2
        assert reader.open_id == SNOW_ID
        await reader.press("backspace")
        assert reader.view.top == 0
        await reader.press("G", "space", "G", "space")
        assert reader.open_id == FERRY_ID
        assert "No unread article is left" in reader.told
        assert tabs(reader)[1] == "Unread 0"


@pytest.mark.slow
async def test_the_articles_above_and_below_are_a_key_away(coast: Paths) -> None:
    async with running(coast) as reader:
        await reader.press("J", "right_square_bracket")
        assert reader.open_id == SNOW_ID
        assert reader.articles.row == SNOW_ID
        await reader.press("K", "left_square_bracket", "K")
        assert reader.open_id == HARBOUR_ID
        assert reader.told == "This is the first article."
        await reader.press("J", "J", "J", "J")
        assert reader.told == "This is the last article."


@pytest.mark.slow
async def test_reading_is_marked_and_unmarked(coast: Paths) -> None:
    async with running(coast) as reader:
        await reader.press("m")
        assert reader.told == "Marked as read."
        await reader.press("m")
        assert reader.told == "Marked as unread."
        assert tabs(reader)[1] == "Unread 4"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("keys", "undone"),
    [
        (["m"], "marking the article as read"),
        (["A"], "marking 4 articles as read"),
        (["b"], "bookmarking the article"),
        (["full_stop", "B"], "bookmarking the quotation"),
        (["d"], "removing the article"),
        (["delete"], "removing the article"),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, list) else "",
)
async def test_every_change_is_undone(coast: Paths, keys: list[str], undone: str) -> None:
    async with running(coast) as reader:
        before = tabs(reader), list(reader.articles.rows)
        await reader.press(*keys)
        assert (tabs(reader), list(reader.articles.rows)) != before
        await reader.press("u")
        assert reader.told == f"Undone: {undone}."
        assert (tabs(reader), list(reader.articles.rows)) == before
        await reader.press("u")
        assert reader.told == "Nothing to undo."


async def test_undo_goes_several_steps_back(coast: Paths) -> None:
    async with running(coast) as reader:
        await reader.press("b", "j", "d", "A", "u", "u", "u")
        assert tabs(reader) == ["ALL 4", "Unread 4", "Bookmarked 0"]
        assert reader.articles.rows == ALL


@pytest.mark.slow
async def test_a_removed_article_does_not_come_back(seeded: Paths) -> None:
    async with running(seeded) as reader:
        await reader.press("j")
        gone = reader.articles.row
        await reader.press("d")
        assert gone not in reader.articles.rows
        assert reader.open_id == reader.articles.row
        await reader.press("q")
    seed = next(seeded.seeds.glob("*.txt"))
    with Library.open(seeded) as library:  # nor when its file is read once more
        library.importing.files([seed])
    async with running(seeded) as reader:
        assert gone not in reader.articles.rows
        assert len(reader.articles.rows) == 9


@pytest.mark.slow
async def test_removing_the_last_rows_leaves_the_list_in_order(coast: Paths) -> None:
    async with running(coast) as reader:
        await reader.press("G", "d")
        assert reader.open_id == reader.articles.row == SNOW_ID
        await reader.press("d", "d", "d")
        assert "The library is empty." in reader.screen_text()
        assert reader.open_id == ""
        await reader.press("d", "m", "b", "enter", "space", "u", "u", "u", "u")
        assert reader.articles.rows == ALL


async def test_the_keys_act_on_the_article_that_is_read(coast: Paths) -> None:
    async with running(coast) as reader:
        await reader.press("enter", "b")
        assert reader.main.library.bookmarks.any_in(HARBOUR_ID)
        await reader.press("d")
        assert HARBOUR_ID not in reader.articles.rows


@pytest.mark.slow
async def test_what_another_process_writes_is_shown(coast: Paths) -> None:
    async with running(coast) as reader:
        with Library.open(coast) as other:
            other.reading.mark([SNOW_ID], read=True)
        await reader.until(lambda: tabs(reader)[1] == "Unread 3")


class TestUndoAmongTheUnread:
    @pytest.mark.parametrize("change", ["m", "A"])
    async def test_what_was_listed_and_the_place_stay(self, seeded: Paths, change: str) -> None:
        async with running(seeded, size=(120, 20)) as reader:
            await reader.press("2", *"ooJJJJ", "h", *"jjjjjj")
            before = list(reader.articles.rows), reader.articles.cursor
            page = reader.articles.scroll_offset.y
            assert page
            await reader.press(change, "u")
            assert (list(reader.articles.rows), reader.articles.cursor) == before
            assert reader.articles.scroll_offset.y == page
