"""Pictures of the real program on the articles that come with it, for the README:

    python -m tests.screenshots

writes SVG files into `screenshots/`, the same bytes on each run.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from reader.library import Library
from reader.paths import Paths
from reader.settings import Settings
from reader.storage import BOOKMARKS, Change, Store
from reader.tui.themes import DARK, LIGHT
from tests.tui.driver import Driver, running

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from reader.model import Bookmark

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "screenshots"
_IDENTITY = re.compile(r"terminal-\d+")
"""Rich names the parts of a picture by a checksum of it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One file: what to do first, and on what terminal."""

    name: str
    prepare: Callable[[Driver], Awaitable[None]]
    size: tuple[int, int] = (120, 36)
    theme: str = DARK


async def _read(reader: Driver) -> None:
    await reader.press("J", "J", "J", "J", "J")
    await reader.stand_still()
    await reader.press(".", ".")


async def _search(reader: Driver) -> None:
    await reader.press("/")
    await reader.paste("path to nowere zelenski")


async def _bookmarks(reader: Driver) -> None:
    await reader.press("'", "down")


async def _zen(reader: Driver) -> None:
    await _read(reader)
    await reader.press("z")


PICTURES_TO_TAKE = (
    Picture("main", _read),
    Picture("search", _search),
    Picture("bookmarks", _bookmarks),
    Picture("zen", _zen),
    Picture("small", _read, size=(40, 12)),
    Picture("light", _read, theme=LIGHT),
)


def make_library(paths: Paths) -> None:
    """Fill a library from the seed files, and keep four things on four days."""
    with Library.open(paths) as library:
        library.importing.seeds()
        library.search.prepare()
        ids = library.listing.ids()
        kept = [(ids[0], 2), (ids[5], 1), (ids[8], 2)]
        for id, number in kept:
            library.bookmarks.toggle(id, library.articles.quotations(id)[number])
        library.bookmarks.toggle(ids[6])
        library.reading.mark(ids[:2], read=True)
    with Store.open(paths.data) as store:
        store.user_data.change(
            [_dated(day, mark) for day, mark in enumerate(store.user_data[BOOKMARKS].values(), 1)]
        )


def _dated(day: int, bookmark: Bookmark) -> Change:
    """The bookmark as if made on a day in September 2025."""
    created = f"2025-09-{day:02}T08:00:00.000+00:00"
    return Change(BOOKMARKS, bookmark.key, replace(bookmark, created=created))


async def take(picture: Picture, paths: Paths) -> str:
    """The picture as SVG."""
    settings = Settings(theme=picture.theme)
    async with running(paths, size=picture.size, settings=settings) as reader:
        await picture.prepare(reader)
        reader.app.clear_notifications()
        await reader.stand_still()
        return _IDENTITY.sub(f"reader-{picture.name}", reader.app.export_screenshot(title="Reader"))


def main() -> None:
    """Take every picture anew."""
    PICTURES.mkdir(exist_ok=True)
    for picture in PICTURES_TO_TAKE:
        with TemporaryDirectory() as name:
            folder = Path(name)
            paths = Paths(
                data=folder / "data",
                cache=folder / "cache",
                config=folder / "reader.toml",
                log=folder / "reader.log",
                seeds=ROOT / "seeds",
            )
            make_library(paths)
            svg = asyncio.run(take(picture, paths))
        (PICTURES / f"{picture.name}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
