"""The trained weights, read once. `tests/benchmarks/train_quotes.py` makes them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def weights(name: str) -> dict[str, float]:
    """The weight of each feature in a file of lines "weight<TAB>feature"."""
    text = files("reader.quotes").joinpath("data", name).read_text("utf-8")
    pairs = (line.split("\t", 1) for line in text.splitlines())
    return {feature: int(number) / 100 for number, feature in pairs}
