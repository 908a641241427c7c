"""How sure it is that a hit is the passage meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Mapping

Floats = NDArray[np.float32]

CLOSE = 0.5
"""The confidence from which a hit is called close: 96 % of the right first hits reach it."""

_SLOPES, _START = (7.87, 2.99, -5.85, -1.12), -5.75


def predictors(features: Mapping[str, Floats], best: Floats) -> Floats:
    """What the confidence in each candidate rests on, a row each, out of its features.

    What share of the query's evidence was found (`best` is what each term could be worth); how
    many neighbours in the query are neighbours there; how many terms were not found; how long the
    passage is. All are shares, so that they mean the same in libraries of any size.
    """
    terms = len(best)
    share = features["evidence"] / np.float32(max(float(best.sum()), 1e-6))
    together = features["beside"] + features["between"] * 0.75 + features["near"] * 0.5
    together = together / (terms - 1) if terms > 1 else np.ones_like(share)
    return np.stack([share, together, features["missing"] / terms, features["length"] / terms])


def confidence(features: Mapping[str, Floats], best: Floats) -> Floats:
    """The confidence in each candidate, from 0 to 1.

    A logistic regression on `predictors`, fitted by `python -m tests.benchmarks.train_search`, that
    tells hits that were meant from the best hits of queries whose passage had been taken away. It
    was moved so that `CLOSE` is in the middle.
    """
    odds = np.array(_SLOPES, np.float32) @ predictors(features, best) + np.float32(_START)
    sure: Floats = (1 / (1 + np.exp(-odds))).astype(np.float32)
    return sure
