"""A life of a library: things done to a store, and what must be in it after each of them."""

from __future__ import annotations

import random
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reader.model import Anchor, Article, Bookmark, Heading, Origin, Quotation, ReadingState, Span
from reader.storage import (
    BOOKMARKS,
    READINGS,
    REMEMBERED,
    REMOVED,
    Change,
    Entry,
    Remembered,
    Removal,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from reader.storage import Store


def entry(n: int, version: str = "1", length: int = 20) -> Entry:
    """The `n`th article, with two quotations."""
    key = f"{n * 2654435761 % 2**32:08x}{n:08x}"
    text = f"Title {n}\n" + "He said: “käse” or so. " * length
    quotations = tuple(
        Quotation(s, s + 4, speaker="He", mention=Span(s - 10, s - 8), confidence=0.5, utterance=i)
        for i, s in enumerate((20, 43))
    )
    return Entry(
        Article(key, text, "paper", Origin("seeds.txt", n, n + 1)),
        Heading(key, f"Title {n}", "paper", 5 * length, 2, "He"),
        quotations,
        version,
    )


def bookmark(n: int) -> Bookmark:
    """A bookmark of a quotation in the `n`th article."""
    article = entry(n).article
    anchor = Anchor("käse", 20, article.text[10:20], "”")
    return Bookmark(article.id, anchor, "He", f"Title {n}", created=f"2026-01-01T00:{n:04d}")


@dataclass(repr=False)  # it would fill pages
class Library:
    """What is in a library, as plain data."""

    articles: dict[str, Entry] = field(default_factory=dict)
    seen: dict[str, str] = field(default_factory=dict)
    bookmarks: dict[str, Bookmark] = field(default_factory=dict)
    readings: dict[str, ReadingState] = field(default_factory=dict)
    removed: dict[str, Removal] = field(default_factory=dict)
    values: dict[str, Remembered] = field(default_factory=dict)

    def mine(self, change: Change) -> dict[str, Any]:
        table: dict[str, Any] = getattr(self, change.kind.table)
        return table


def content(store: Store, files: Iterator[str] | tuple[str, ...] = ("a", "b")) -> Library:
    """Everything a store gives, read through its public face."""
    return Library(
        {
            h.id: Entry(
                store.articles.article(h.id),
                h,
                store.articles.quotations(h.id),
                store.articles.extracted_by(h.id),
            )
            for h in headings(store)
        },
        {file: found for file in files if (found := store.articles.seen(file)) is not None},
        dict(store.user_data[BOOKMARKS]),
        dict(store.user_data[READINGS]),
        dict(store.user_data[REMOVED]),
        dict(store.user_data[REMEMBERED]),
    )


def headings(store: Store) -> list[Heading]:
    """The headings of all articles in the order added."""
    return [store.articles.heading(id) for id in store.articles.ids]


def remembered(store: Store) -> dict[str, object]:
    """The values that the screen keeps."""
    return {name: kept.value for name, kept in store.user_data[REMEMBERED].items()}


def delete(store: Store, ids: Iterable[str]) -> None:
    """Forget articles, as the doctor of another process does."""
    storage = store._databases[0].storage
    with storage.changing():
        gone = dict.fromkeys(key for key in ids if key in store.articles)
        storage.append({"headings": gone, "articles": gone})


@dataclass(frozen=True)
class Step:
    """Something done to a store, and the same done to plain data."""

    name: str
    do: Callable[[Store], object]
    expect: Callable[[Library], object] = lambda library: None


def change_step(changes: list[Change]) -> Step:
    def expect(library: Library) -> None:
        for change in changes:
            if change.new is None:
                library.mine(change).pop(change.key, None)
            else:
                library.mine(change)[change.key] = change.new

    return Step("change", lambda store: store.user_data.change(changes), expect)


def add_step(numbers: range) -> Step:
    entries = [entry(n) for n in numbers]

    def expect(library: Library) -> None:
        for e in entries:
            library.articles.setdefault(e.article.id, e)

    return Step("add", lambda store: store.articles.add(entries), expect)


def replace_step(numbers: list[int], version: str) -> Step:
    entries = [entry(n, version) for n in numbers]
    new = {e.article.id: e for e in entries}

    def expect(library: Library) -> None:
        library.articles.update({k: e for k, e in new.items() if k in library.articles})

    return Step("replace", lambda store: store.articles.replace(entries), expect)


def delete_step(numbers: list[int]) -> Step:
    ids = [entry(n).article.id for n in numbers]

    def expect(library: Library) -> None:
        for key in ids:
            library.articles.pop(key, None)

    return Step("delete", lambda store: delete(store, ids), expect)


def seen_step(file: str, fingerprint: str) -> Step:
    return Step(
        "seen",
        lambda store: store.articles.mark_seen({file: fingerprint}),
        lambda library: library.seen.update({file: fingerprint}),
    )


def random_change(rng: random.Random) -> Change:
    n = rng.randrange(30)
    match rng.randrange(4):
        case 0:
            mark = bookmark(n)
            return Change(BOOKMARKS, mark.key, mark if rng.random() < 0.7 else None)
        case 1:
            reading = ReadingState(rng.random() < 0.5, rng.randrange(1000))
            return Change(READINGS, entry(n).article.id, reading)
        case 2:
            return Change(REMOVED, entry(n).article.id, Removal() if rng.random() < 0.5 else None)
        case _:
            return Change(REMEMBERED, f"setting {n}", Remembered([rng.randrange(1000), "ü"]))


def life(seed: int, copy: Path | None = None) -> Iterator[Step]:
    """Endless steps: few and many changes, imports, new extractions, removals, backups."""
    rng = random.Random(seed)
    added = 0
    while True:
        kind = rng.random()
        if kind < 0.55:
            many = rng.choice((1, 1, 2, 60))
            yield change_step([random_change(rng) for _ in range(many)])
        elif kind < 0.75:
            size = rng.choice((1, 5, 40))
            yield add_step(range(max(0, added - 2), added + size))
            added += size
        elif kind < 0.85:
            yield replace_step(rng.sample(range(max(added, 1)), min(added, 30)), str(rng.random()))
        elif kind < 0.9:
            yield delete_step([rng.randrange(max(added, 1)) for _ in range(3)])
        elif kind < 0.95 or copy is None:
            yield seen_step(rng.choice("ab"), str(rng.random()))
        else:
            yield Step("backup", lambda store: store.user_data.backup(copy))


def lives(seed: int, count: int, copy: Path | None = None) -> tuple[list[Step], list[Library]]:
    """The first `count` steps of a life, and what is there before and after each."""
    steps = [step for step, _ in zip(life(seed, copy), range(count), strict=False)]
    library = Library()
    stages = [deepcopy(library)]
    for step in steps:
        step.expect(library)
        stages.append(deepcopy(library))
    return steps, stages
