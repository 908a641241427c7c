"""What a command costs where there are many bookmarks, beside another reader.

    python -m tests.benchmarks.bookmarks [--base READER] [--rounds N] [SIZE…]

Sizes default to 10000 and 100000 bookmarks, ten in each article. READER is another version's
`reader`; both take turns on the same library. A figure is the least processor time of the rounds,
in seconds; the ratios are of this version to the other, and of each size to the one before it (ten
is linear). "differs" says that the two do not write the same.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import re
import subprocess
import sys
import tempfile
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.anchors import anchor
from reader.library.articles import heading_of
from reader.model import Article, Bookmark, Quotation, Span
from reader.quotes import VERSION
from reader.sources.identity import article_id
from reader.storage import BOOKMARKS, Change, Entry, Store

if TYPE_CHECKING:
    from collections.abc import Iterator

IN_AN_ARTICLE = 10
COMMANDS = (
    ("bookmarks", "--json"),
    ("bookmarks",),
    *(("export", "--format", form) for form in ("markdown", "csv", "jsonl", "bibtex", "csl")),
    ("doctor",),
)


def entries(number: int) -> Iterator[Entry]:
    """So many articles of 1.5 kB with ten quotations."""
    for n in range(number):
        text = f"Harbour story {n}\n" + "".join(
            f"“We will finish part {i} of {n} in October, as promised,” said Anna Brown. The"
            " council met on Monday and decided nothing about the road.\n"
            for i in range(IN_AN_ARTICLE)
        )
        quotations = tuple(
            Quotation(m.start(1), m.end(1), speaker="Anna Brown", confidence=0.9, reason="named")
            for m in re.finditer("“(.*?)”", text)
        )
        article = Article(article_id(text), text, "paper")
        yield Entry(article, heading_of(article, quotations), quotations, VERSION)


def furnish(directory: Path, bookmarks: int) -> None:
    """Make a library with so many bookmarks, kept in an order that is not that of the articles."""
    made = list(entries(bookmarks // IN_AN_ARTICLE))
    kept = [
        Bookmark(
            one.article.id,
            anchor(one.article.text, Span(quotation.start, quotation.end)),
            "Anna Brown",
            one.article.title,
            note="see p. 12" if quotation.start % 3 == 0 else "",
        )
        for one in made
        for quotation in one.quotations
    ]
    random.Random(1).shuffle(kept)
    with Store.open(directory) as store:
        store.articles.add(made)
        store.articles.mark_seen({"/extractor": VERSION})
        changes = [Change(BOOKMARKS, each.key, each) for each in kept]
        store.user_data.change(changes, undoable=False)


def cost(reader: list[str], directory: Path, command: tuple[str, ...]) -> tuple[float, str]:
    """Seconds of processor time, and a word for what was written."""
    before = os.times()
    ran = subprocess.run([*reader, "--data-dir", str(directory), *command], capture_output=True)
    after = os.times()
    spent = after.children_user + after.children_system
    spent -= before.children_user + before.children_system
    return spent, hashlib.sha256(ran.stdout).hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--base", metavar="READER")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("sizes", metavar="SIZE", type=int, nargs="*", default=[10_000, 100_000])
    args = parser.parse_args()
    readers = [[sys.executable, "-m", "reader"]] + ([[args.base]] if args.base else [])
    figures: dict[tuple[int, tuple[str, ...]], list[float]] = {}
    for size in args.sizes:
        with tempfile.TemporaryDirectory() as folder:
            furnish(Path(folder), size)
            for command in COMMANDS:
                runs = [
                    [cost(reader, Path(folder), command) for reader in readers]
                    for _ in range(args.rounds)
                ]
                least = [min(each[n][0] for each in runs) for n in range(len(readers))]
                figures[size, command] = least
                same = len({written for each in runs for _, written in each}) == 1
                beside = f"  {least[0] / least[1]:5.2f} of {least[1]:.2f}" if args.base else ""
                print(
                    f"{size:8,}  {' '.join(command):26} {least[0]:6.2f}{beside}"
                    f"{'' if same else '  differs'}",
                    flush=True,
                )
    for smaller, larger in pairwise(args.sizes):
        print(f"\n{smaller:,} to {larger:,}")
        for command in COMMANDS:
            ratio = figures[larger, command][0] / figures[smaller, command][0]
            print(f"          {' '.join(command):26} {ratio:6.1f}")


if __name__ == "__main__":
    main()
