"""What each feature of a passage is worth, and what a passage scores by them before it is ranked.

Fitted by `python -m tests.benchmarks.train_search`, by maximum likelihood of the passage meant
among the candidates, over queries that a program damaged in the ways people misremember, whole and
broken off. `quoted` says what all of those say, that people look for what somebody said: twenty
times likelier.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

WEIGHTS = {
    "evidence": 1.03,
    "missing": -1.18,
    "beside": 3.44,
    "between": 2.71,
    "near": 1.73,
    "row": 1.91,
    "length": -0.72,
    "quoted": 3.0,
}
"""What each feature is worth, in nats; `ranking.features` tells what they are."""


def gain(worth: Floats) -> Floats:
    """What a passage's score gains by holding a word worth `worth`, wherever it stands."""
    gained: Floats = np.float32(WEIGHTS["evidence"]) * worth - np.float32(WEIGHTS["missing"])
    return gained


def prior(lengths: Floats, quoted: Floats, terms: int) -> Floats:
    """What passages score before it is known which of so many terms they hold.

    `lengths` is the logarithm of each passage's length, `quoted` 1 where somebody is known to have
    said it.
    """
    score: Floats = np.float32(WEIGHTS["length"] * terms) * lengths
    score += np.float32(WEIGHTS["quoted"]) * quoted
    return score
