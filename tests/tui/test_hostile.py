"""Articles that mean harm: nothing of them reaches the terminal but words."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader.model import Article, Heading, Kind, Origin, Quotation, Span
from reader.quotes import VERSION
from reader.storage import Entry, Store
from reader.text import count_words
from tests.tui.driver import Driver, running

if TYPE_CHECKING:
    from reader.paths import Paths

pytestmark = pytest.mark.slow

HOSTILE = {
    "markup": "[b]x[/b] [/b] [@click=app.leave]y[/] [red $accent] \\[z] [link=file:///]",
    "escapes": "\x1b[3m\x1b[2J\x1b]0;title\x07\x1b]52;c;eA==\x07\x1b]8;;http://x\x1b\\ \x9b31m\x9d",
    "controls": "a\x00b\x07c\x08d\x0be\x0cf\x7fg\x85h\tz",
    "directions": "\u202eevil\u202c \u2066x\u2069 \u200f שלום \u061c مرحبا بالعالم",
    "nothing to see": "\u200b\u200d\ufeff\u2060\u00ad\u180e\u3164\U000e0041\U000e007f",
    "private": "\ue000\uf8ff\U000f0000\U0010fffd\ufffe\uffff",
    "piles of marks": "e" + "\u0301" * 500 + " क" + "\u0941" * 500 + " ก" + "\u0e49" * 500,
    "faces": "👨‍👩‍👧‍👦 👍🏽 🇩🇪🇫 ❤️ ⌚ ◽ 世界 ｆｕｌｌ ﷽",
    "half a pair": "\ud83d lone \udc00",
    "one line": "word " * 2_000,
    "one word": "x" * 10_000,
}
ARTICLES = {kind: evil for kind, evil in HOSTILE.items() if len(evil) > 100}
ARTICLES["signs"] = " ".join(evil for evil in HOSTILE.values() if len(evil) <= 100)
FORMATS_DRAWN = set("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f")
QUERIES = ("[/b]", "\x1b[31m", "שלום", "👨‍👩‍👧‍👦", "word word", 'speaker:"', "x" * 300)


def hostile_entry(number: int, evil: str) -> Entry:
    """An article that is hostile in every part of it."""
    text = f"Headline {evil}\nHe said: “{evil} quoted,” and {evil}.\n{evil}\n“Last {evil}.”\n"
    first = text.index("“") + 1
    last = text.rindex("“") + 1
    said = Quotation(
        first,
        text.index("”", first),
        Kind.DIRECT,
        speaker=evil,
        mention=Span(first - 9, first - 7),
        role=evil,
        confidence=0.4,
        reason=evil,
    )
    quotations = (said, replace(said, start=last, end=text.rindex("”")))
    id = f"{number:016x}"
    source = evil[:80]
    article = Article(id, text, source, Origin(source, 1, 4), "", source, source)
    title = text.partition("\n")[0]
    heading = Heading(id, title, source, count_words(text), 2, evil, source)
    return Entry(article, heading, quotations, VERSION)


def forbidden(reader: Driver) -> set[str]:
    """What is on the screen and must not be."""
    shown = set("".join(reader.lines()))
    return {
        char for char in shown if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    } - FORMATS_DRAWN


@pytest.mark.parametrize("kind", ARTICLES)
async def test_a_hostile_article_is_words_on_every_screen(empty: Paths, kind: str) -> None:
    with Store.open(empty.data) as store:
        store.articles.add([hostile_entry(1, ARTICLES[kind]), hostile_entry(2, "harmless")])
    async with running(empty, size=(90, 30)) as reader:
        found = forbidden(reader)
        for keys in (
            ["."], ["B"], [">"], ["b"], ["enter"], ["pagedown"], ["G"],
            ["Q"], ["down"], ["escape"], ["'"], ["down"], ["escape"], ["@"], ["escape"],
            ["z"], ["escape"], ["y"], ["J"], ["K"],
        ):  # fmt: skip
            await reader.press(*keys)
            found |= forbidden(reader)
        await reader.press("ctrl+f")
        await reader.paste("quoted")
        found |= forbidden(reader)
        await reader.press("enter")
        found |= forbidden(reader)
        await reader.click(reader.view, 20, 4)
        await reader.pilot.resize_terminal(40, 12)
        await reader.settle()
        found |= forbidden(reader)
        assert found == set()
        assert reader.app.screen is reader.main


async def test_a_line_of_a_megabyte_is_read_like_any_other(empty: Paths) -> None:
    with Store.open(empty.data) as store:
        store.articles.add([hostile_entry(1, "word " * 50_000)])
    async with running(empty, size=(90, 30)) as reader:
        assert len(reader.view.document.text) > 1_000_000
        await reader.press(".", "enter", "G")
        await reader.until(lambda: reader.view.at_end)
        assert reader.view.fraction == 1.0
        await reader.press("Q", "down", "enter")
        assert reader.view.current == 1
        assert reader.view.top > 500_000


async def test_the_beginning_of_a_megabyte_is_read_before_its_end_is_laid_out(
    empty: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.tui.widgets.article_view.SLICE", 0.0)
    monkeypatch.setattr("reader.tui.widgets.article_view.PAUSE", 60.0)
    with Store.open(empty.data) as store:
        store.articles.add([hostile_entry(1, "word " * 50_000)])
    async with running(empty, size=(90, 30)) as reader:
        await reader.press("enter", "pagedown")
        assert "word word" in reader.screen_text()
        assert 0 < reader.view.fraction < 0.1, reader.view.fraction
        assert not reader.view.at_end


async def test_a_hostile_library_is_searched_without_harm(empty: Paths) -> None:
    with Store.open(empty.data) as store:
        store.articles.add(hostile_entry(n, evil) for n, evil in enumerate(HOSTILE.values(), 1))
    async with running(empty, size=(90, 30)) as reader:
        found: set[str] = set()
        await reader.press("/")
        for query in ("quoted", "headline", "last", *QUERIES):
            await reader.press("end", "ctrl+u")
            await reader.paste(query)
            await reader.press("down", "down")
            found |= forbidden(reader)
        await reader.press("end", "ctrl+u")
        await reader.paste("quoted")
        await reader.press("enter", "n")
        found |= forbidden(reader)
        assert found == set()
        assert reader.app.screen is reader.main


async def test_a_hostile_file_name_is_told_without_harm(empty: Paths) -> None:
    (empty.seeds / "a\x1b[31m\u202e[b]b.txt").write_bytes(b"\xff")
    async with running(empty) as reader:
        await reader.until(lambda: reader.toasts)
        await reader.until(lambda: "[b]b.txt" in reader.screen_text().replace("\n", ""))
        assert forbidden(reader) == set()
