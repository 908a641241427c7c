"""Lists and texts draw what changed, all of it, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.app import App, ComposeResult
from textual.content import Content

from reader.tui.widgets.row_list import RowList
from reader.tui.widgets.text_view import TextView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.strip import Strip

HEIGHT = 12


def row(words: str, width: int) -> list[Content]:
    """One line a word."""
    return [Content(word) for word in words.split()]


class List(RowList[str]):
    """A list that remembers what it has drawn."""

    DEFAULT_CSS = ".row-list--cursor { background: red; }"

    def __init__(self) -> None:
        super().__init__(row)
        self.drawn: list[str] = []

    def render_line(self, y: int) -> Strip:
        """The line, remembered."""
        strip = super().render_line(y)
        self.drawn.append(strip.text.strip())
        return strip


class Text(TextView):
    """A text that remembers what it has drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn: list[str] = []

    def render_line(self, y: int) -> Strip:
        """The line, remembered."""
        strip = super().render_line(y)
        self.drawn.append(strip.text.strip())
        return strip


class Shown(App[None]):
    """One widget on an otherwise empty screen."""

    def __init__(self, widget: List | Text) -> None:
        super().__init__()
        self.widget = widget

    def compose(self) -> ComposeResult:
        """Only the widget."""
        yield self.widget


def seen(app: App[None]) -> list[tuple[str, bool]]:
    """(what a line says, is it under the cursor) for each line on the screen."""
    red = app.stylesheet.parse_style("on red").rich_style.bgcolor
    return [
        (strip.text.strip(" ▁▂▃▄▅▆▇█▔"), any(s.style and s.style.bgcolor == red for s in strip))
        for strip in app.screen._compositor.render_strips()
    ]


class TestRows:
    """`RowList.show`."""

    async def test_draws_only_what_changed(self) -> None:
        rows = List()
        async with Shown(rows).run_test(size=(30, HEIGHT)) as pilot:
            rows.show(["one", "two", "three"])
            await pilot.pause()
            rows.drawn.clear()
            rows.show(["one", "2", "three"])
            await pilot.pause()
            assert rows.drawn == ["2"]

    @pytest.mark.slow
    @pytest.mark.parametrize("after", [["one", "two"], [], ["one two"], ["one", "two"] * 20])
    @pytest.mark.parametrize("before", [["one", "two", "three"], [], ["one"] * 30])
    async def test_the_screen_is_as_if_it_had_never_been_another(
        self, before: Sequence[str], after: Sequence[str]
    ) -> None:
        rows, fresh = List(), List()
        async with Shown(rows).run_test(size=(30, HEIGHT)) as pilot:
            rows.placeholder = Content("nothing")
            rows.show(before)
            await pilot.pause()
            await pilot.press("down", "down")
            rows.show(after)
            await pilot.pause()
            changed = seen(rows.app)
        async with Shown(fresh).run_test(size=(30, HEIGHT)) as pilot:
            fresh.placeholder = Content("nothing")
            fresh.show(after)
            await pilot.pause()
            assert seen(fresh.app) == changed

    async def test_marks_are_drawn_though_the_words_are_the_same(self) -> None:
        rows = List()
        rows.format_row = lambda words, width: [Content(words).stylize(words, 0, 1)]
        async with Shown(rows).run_test(size=(30, HEIGHT)) as pilot:
            rows.show(["bold", "dim"])
            await pilot.pause()
            rows.drawn.clear()
            rows.format_row = lambda words, width: [Content(words).stylize("bold", 0, 1)]
            rows.show(["bold", "dim"])
            await pilot.pause()
            assert rows.drawn == ["dim"]

    @pytest.mark.parametrize("way", ["key", "mouse"])
    @pytest.mark.parametrize("long_rows_first", [True, False])
    async def test_the_end_is_as_far_as_its_own_rows_say(
        self, way: str, long_rows_first: bool
    ) -> None:
        long, short = ["a b c d e f g h i"] * 9, ["one"] * 9
        rows = List()
        async with Shown(rows).run_test(size=(30, HEIGHT)) as pilot:
            rows.show([*long, *short, "end"] if long_rows_first else [*short, *long, "end"])
            if way == "key":
                await pilot.press("end")
            else:
                rows.scroll_to(y=1, animate=False)
                rows.scroll_end(animate=False)
            await pilot.pause()
            lines = [words for words, _ in seen(rows.app) if words]
            assert lines == [*(["one"] * 9 if long_rows_first else "abcdefghi"), "end"]


class TestText:
    """`TextView.text`."""

    async def test_draws_only_what_changed(self) -> None:
        text = Text()
        async with Shown(text).run_test(size=(30, HEIGHT)) as pilot:
            text.text = Content("one\ntwo\nthree")
            await pilot.pause()
            text.drawn.clear()
            text.text = Content("one\n2\nthree")
            await pilot.pause()
            assert text.drawn == ["2"]

    async def test_marks_are_drawn_though_the_words_are_the_same(self) -> None:
        text = Text()
        async with Shown(text).run_test(size=(30, HEIGHT)) as pilot:
            text.text = Content("one\ntwo")
            await pilot.pause()
            text.drawn.clear()
            text.text = Content("one\ntwo").stylize("bold", 0, 3)
            await pilot.pause()
            assert text.drawn == ["one"]

    async def test_another_text_is_shown_from_its_beginning(self) -> None:
        text = Text()
        async with Shown(text).run_test(size=(30, HEIGHT)) as pilot:
            text.text = Content("\n".join(map(str, range(40))))
            text.scroll_end(animate=False)
            await pilot.pause()
            assert seen(text.app)[-1][0] == "39"
            text.text = Content("\n".join(map(str, range(30, 70))))
            await pilot.pause()
            assert [words for words, _ in seen(text.app)] == list(map(str, range(30, 42)))
