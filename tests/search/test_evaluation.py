"""The shared evaluation set, where it is at hand: quality on its first 10,000 passages."""

from __future__ import annotations

import gzip
import json
import os
from itertools import islice
from pathlib import Path

import pytest

from reader.search import Index, Passage

ROOT = Path(__file__).parents[2]
FOLDER = Path(os.environ.get("READER_BENCH", ROOT.parent / "shared" / "bench")) / "search"

pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason="the shared evaluation set is not here")


@pytest.fixture(scope="module")
def index() -> Index:
    with gzip.open(FOLDER / "passages.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in islice(file, 10_000)]
    return Index.build(
        Passage("corpus", place, place + 1, "quotation", row["text"], row["speaker"])
        for place, row in enumerate(rows)
    )


def queries(name: str) -> list[tuple[str, set[str]]]:
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    return [(row["query"], set(row["targets"])) for row in map(json.loads, lines)]


def test_what_was_meant_comes_first_and_is_called_close(index: Index) -> None:
    known = {hit.passage.text for hit in index.search("in:quote", 10_000).hits}
    asked = [(query, meant) for query, meant in queries("open.jsonl") if meant & known]
    assert len(asked) > 500
    found = [(index.search(query, 1), meant) for query, meant in asked]
    right = [results for results, meant in found if results.hits[0].passage.text in meant]
    assert len(right) >= 0.98 * len(asked)
    assert sum(results.close for results in right) >= 0.93 * len(right)


def test_what_nobody_said_is_not_close(index: Index) -> None:
    asked = [query for query, _ in queries("noanswer.jsonl")]
    assert sum(index.search(query, 1).close for query in asked) <= 0.05 * len(asked)
