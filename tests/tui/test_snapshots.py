"""What the screens look like, as text.

The golden files are in `snapshots/`. To draw them anew after a change, then look at the diff:

    READER_UPDATE_SNAPSHOTS=1 pytest tests/tui/test_snapshots.py -n 0
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.model import Span
from reader.search import Explanation, Facet, Hit, Passage, Results
from tests.tui import fixed
from tests.tui.driver import Driver, running
from tests.tui.fixed import FERRY, HARBOUR, SAID

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from reader.model import Quotation
    from reader.paths import Paths

pytestmark = pytest.mark.slow

SNAPSHOTS = Path(__file__).parent / "snapshots"
SIZES = ((120, 36), (80, 24), (40, 12))


def hit(text: str, said: Quotation, score: float, *words: str) -> Hit:
    """A quotation as the search would find it."""
    exact = text[said.start : said.end]
    starts = [said.start + exact.index(word) for word in words]
    spans = tuple(Span(s, s + len(w)) for s, w in zip(starts, words, strict=True))
    return Hit(
        Passage(
            article=fixed.IDS[text],
            start=said.start,
            end=said.end,
            kind="quotation",
            text=exact,
            speaker=said.speaker or "",
            title=text.partition("\n")[0],
            source="coast",
        ),
        score,
        lambda: Explanation(spans, "all words, two of them misspelt"),
    )


RESULTS = Results(
    hits=(
        hit(HARBOUR, SAID[HARBOUR][3], 0.9, "place", "for", "ducks"),
        hit(FERRY, SAID[FERRY][1], 0.3, "there"),
    ),
    close=True,
    speakers=(Facet("Peter Okafor", 1), Facet("Sofia Berg", 1)),
)
"""What the search screen is given: how it finds is tested where it is done."""


async def main(reader: Driver) -> None:
    await reader.press("b", "j", "m")
    await reader.until(
        lambda: not reader.main.info.is_flashing and reader.open_id == fixed.CHOIR_ID
    )


async def reading(reader: Driver) -> None:
    await reader.press("enter")
    await reader.stand_still()
    await reader.press(*["."] * 4)


async def search(reader: Driver) -> None:
    library = reader.main.library
    library.search.find = lambda *_, **__: RESULTS  # type: ignore[method-assign]
    await reader.press("/")
    await reader.paste("plase for duks")


async def bookmarks(reader: Driver) -> None:
    await reader.press("'", "down")


async def quotations(reader: Driver) -> None:
    await reader.press("Q", "down", "down")


async def help_screen(reader: Driver) -> None:
    await reader.press("?", "down")


async def zen(reader: Driver) -> None:
    await reader.press("z")
    await reader.stand_still()
    await reader.press(".")


async def note(reader: Driver) -> None:
    await reader.press(".", "e")
    await reader.type("Ask the county")
    await reader.press("tab")
    await reader.type("pier, todo")


async def correcting(reader: Driver) -> None:
    await reader.press(".", "c", "down")


SCREENS: dict[str, Callable[[Driver], Awaitable[None]]] = {
    "main": main,
    "reading": reading,
    "search": search,
    "bookmarks": bookmarks,
    "quotations": quotations,
    "help": help_screen,
    "zen": zen,
    "note": note,
    "correcting": correcting,
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("screen", SCREENS)
async def test_a_screen_looks_as_it_did(
    coast: Paths, monkeypatch: pytest.MonkeyPatch, screen: str, size: tuple[int, int]
) -> None:
    monkeypatch.setattr("reader.tui.widgets.bars.FLASH", 0.01)
    fixed.add_bookmarks(coast.data)
    async with running(coast, size=size) as reader:
        await SCREENS[screen](reader)
        await reader.stand_still()
        shown = reader.screen_text()
    golden = SNAPSHOTS / f"{screen}-{size[0]}x{size[1]}.txt"
    if os.environ.get("READER_UPDATE_SNAPSHOTS"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(shown, encoding="utf-8")
    assert shown == golden.read_text(encoding="utf-8")
