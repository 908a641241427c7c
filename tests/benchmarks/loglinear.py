"""Fitting of log-linear models that choose one of several candidates, by L-BFGS in numpy.

The objective is the likelihood that one of the right candidates is chosen (any of them will do),
less an L2 penalty; the method is Nocedal & Wright, Numerical Optimization, algorithm 7.4.
"""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

MEMORY = 8
"""Steps L-BFGS remembers."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice to learn from."""

    candidates: list[list[str]]
    """The features of each candidate."""
    right: list[int]
    """Which of them are right."""


class Model:
    """The choices as a sparse matrix: a row a candidate, a column a feature."""

    def __init__(self, choices: Sequence[Choice], least: int) -> None:
        counts = Counter(name for c in choices for features in c.candidates for name in features)
        self.names = [name for name, count in counts.items() if count >= least]
        column = {name: index for index, name in enumerate(self.names)}
        rows = [[column[n] for n in f if n in column] for c in choices for f in c.candidates]
        sizes = np.array([len(row) for row in rows])
        self.columns = np.fromiter((i for row in rows for i in row), np.int64, sizes.sum())
        self.ends = np.concatenate([[0], np.cumsum(sizes)])
        self.row_of = np.repeat(np.arange(len(rows)), sizes)
        lengths = np.array([len(c.candidates) for c in choices])
        self.starts = np.concatenate([[0], np.cumsum(lengths)])[:-1]
        self.choice_of = np.repeat(np.arange(len(choices)), lengths)
        self.right = np.zeros(len(rows))
        for start, choice in zip(self.starts, choices, strict=True):
            self.right[start + np.array(choice.right)] = 1

    def scores(self, weights: np.ndarray) -> np.ndarray:
        """The score of each row."""
        total = np.concatenate([[0.0], np.cumsum(weights[self.columns])])
        return total[self.ends[1:]] - total[self.ends[:-1]]

    def loss(self, weights: np.ndarray, penalty: float | np.ndarray) -> tuple[float, np.ndarray]:
        """The penalised negative log-likelihood and its gradient."""
        scores = self.scores(weights)
        scores -= np.maximum.reduceat(scores, self.starts)[self.choice_of]
        parts = np.exp(scores)
        hits = parts * self.right
        whole = np.add.reduceat(parts, self.starts)
        right = np.add.reduceat(hits, self.starts)
        value = np.log(whole / right).sum() + (penalty * weights) @ weights / 2
        slope = parts / whole[self.choice_of] - hits / right[self.choice_of]
        gradient = np.bincount(self.columns, slope[self.row_of], len(weights))
        return float(value), gradient + penalty * weights


def fit(
    choices: Sequence[Choice],
    penalty: float,
    least: int = 3,
    steps: int = 200,
    lenience: float = 1.0,
) -> dict[str, float]:
    """The weight of each feature that occurs at least `least` times.

    The penalty is times `lenience` for features of one word or two.
    """
    model = Model(choices, least)
    weights = np.zeros(len(model.names))
    penalties = penalty * np.array([lenience if n.count(" ") < 2 else 1.0 for n in model.names])
    value, gradient = model.loss(weights, penalties)
    memory: deque[tuple[np.ndarray, np.ndarray]] = deque(maxlen=MEMORY)
    for _ in range(steps):
        direction = -_newton(gradient, memory)
        size = 1.0
        while True:
            tried, slope = model.loss(weights + size * direction, penalties)
            if tried <= value + 1e-4 * size * (gradient @ direction) or size < 1e-6:
                break
            size /= 2
        memory.append((size * direction, slope - gradient))
        weights = weights + size * direction
        settled = value - tried < 1e-6 * abs(value)
        value, gradient = tried, slope
        if settled:
            break
    return dict(zip(model.names, weights.tolist(), strict=True))


def _newton(gradient: np.ndarray, memory: deque[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """The gradient times the inverse Hessian that `memory` approximates."""
    result = gradient.copy()
    if not memory:
        return result / np.linalg.norm(result)
    shares = []
    for step, change in reversed(memory):
        share = (step @ result) / (change @ step)
        result -= share * change
        shares.append(share)
    step, change = memory[-1]
    result *= (step @ change) / (change @ change)
    for (step, change), share in zip(memory, reversed(shares), strict=True):
        result += step * (share - (change @ result) / (change @ step))
    return result
