"""The trained weights of features in `data/`, which `tests/benchmarks/train_quotes.py` makes."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from itertools import repeat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_NOUGHT = repeat(0.0)


@cache
def weights(name: str) -> dict[str, float]:
    """The weight of each feature in a file of lines "weight<TAB>feature"."""
    text = files("reader.quotes").joinpath("data", name).read_text("utf-8")
    pairs = (line.split("\t", 1) for line in text.splitlines())
    return {feature: int(number) / 100 for number, feature in pairs}


def scores(name: str, candidates: Iterable[list[str]]) -> list[float]:
    """The score of each candidate: the sum of its features' weights in one file."""
    weight = weights(name).get
    return [sum(map(weight, features, _NOUGHT)) for features in candidates]
