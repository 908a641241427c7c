"""How sure it is that a hit is the passage meant."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Mapping

Floats = NDArray[np.float32]

CLOSE = 0.5
"""The confidence from which a hit is called close: 95 % of the right first hits reach it."""

_SHARE, _CLOSE, _LENGTH, _BEFORE = 6.4, 2.1, -0.8, -4.55


def confidence(signs: Mapping[str, Floats], hoped: float, living: int) -> Floats:
    """The confidence in each candidate, from 0 to 1, by its signs (see `rank`).

    A logistic regression that tells hits that were meant from the best hits of queries whose
    passage had been taken away, on what share of the query's evidence was found (`hoped` is all of
    it), how close together (in units of what a word held by one passage of `living` is worth) and
    how long the passage is. It was moved so that `CLOSE` is in the middle.
    """
    share = signs["evidence"] / np.float32(max(hoped, 1e-6))
    close = signs["close"] / np.float32(math.log(living + 2))
    odds = _SHARE * share + _CLOSE * close + _LENGTH * signs["length"] + _BEFORE
    sure: Floats = (1 / (1 + np.exp(-odds))).astype(np.float32)
    return sure
