"""How sure it is that a hit is the passage meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.search.retrieval.evidence import Belief

Floats = NDArray[np.float32]

CLOSE = 0.5
"""The confidence from which a hit is called close: 96 % of the right first hits reach it."""

_SUPPORT = 0.8
"""What doubt about a word is taken away by all other words of the query being there."""

_SLOPES, _START = (7.87, 2.99, -5.85, -1.12), -5.75


def predictors(
    features: Mapping[str, Floats], worth: Floats, sure: Floats, beliefs: Sequence[Belief]
) -> Floats:
    """What the confidence in each candidate rests on, a row each, out of its features.

    What share of the query's evidence was found (`worth` is what each candidate's best word is
    worth to each term); how many neighbours in the query are neighbours there; how many terms were
    not found; how long the passage is. `sure` is what `supported` tells of the words. All are
    shares, so that they mean the same in libraries of any size. Words that tell nothing, beside a
    single one that does, count where they are found.
    """
    counted = _counted(worth, beliefs)
    terms = np.count_nonzero(counted, axis=0)
    together = features["beside"] + features["between"] * 0.75 + features["near"] * 0.5
    together = np.where(terms > 1, np.minimum(1, together / np.maximum(1, terms - 1)), 1)
    missing = np.count_nonzero(counted & (worth <= 0), axis=0) / terms
    possible = (_possible(sure, beliefs) * counted).sum(axis=0)
    share = (worth * sure).sum(axis=0) / np.maximum(possible, 1e-6)
    rows = [share, together, missing, features["length"] / len(beliefs)]
    return np.stack(rows).astype(np.float32)


def _counted(worth: Floats, beliefs: Sequence[Belief]) -> NDArray[np.bool_]:
    """Terms by candidates: whether it counts that the candidate holds the term or does not.

    “the bridge” and “bridge and” ask for no more than “bridge”.
    """
    telling = np.array([belief.is_telling for belief in beliefs])
    if np.count_nonzero(telling) != 1:
        return np.ones(worth.shape, np.bool_)
    counted: NDArray[np.bool_] = (worth > 0) | telling[:, np.newaxis] | (worth[telling] <= 0)
    return counted


def supported(worth: Floats, beliefs: Sequence[Belief]) -> Floats:
    """Terms by candidates: how sure it is that the word found is the one typed, 1 where none is.

    A word with a slip in it is so sure as it is long, and surer by what the other words found are
    worth beside it; another number is not.
    """
    sure = _sureness(worth, beliefs)
    if sure.min() == 1:
        return sure
    possible, found = _possible(sure, beliefs), worth * sure
    unknown = max(belief.unknown for belief in beliefs)
    others = np.maximum(possible.sum(axis=0) - possible, unknown)
    support = np.minimum(1, (found.sum(axis=0) - found) / others)
    support *= np.array([[not belief.is_number] for belief in beliefs])
    both: Floats = sure + (1 - sure) * _SUPPORT * support
    return both


def _sureness(worth: Floats, beliefs: Sequence[Belief]) -> Floats:
    """How sure it is by itself that the word found is the one typed."""
    starts = np.array([[start for start, _ in belief.sureness] for belief in beliefs])
    levels = np.array([[sure for _, sure in belief.sureness] for belief in beliefs], np.float32)
    level = np.count_nonzero(worth[:, np.newaxis] >= starts[:, 1:, np.newaxis], axis=1)
    sure: Floats = np.where(worth > 0, np.take_along_axis(levels, level, axis=1), np.float32(1))
    return sure


def _possible(sure: Floats, beliefs: Sequence[Belief]) -> Floats:
    """What each term could be worth: where it is another word than the one found, more."""
    best = np.array([[belief.best] for belief in beliefs], np.float32)
    unknown = np.array([[belief.unknown] for belief in beliefs], np.float32)
    possible: Floats = unknown + sure * (best - unknown)
    return possible


def as_typed(worth: Floats, sure: Floats) -> Floats:
    """How sure it is that what each candidate holds is what was typed."""
    typed: Floats = (worth * sure).sum(axis=0) / np.maximum(worth.sum(axis=0), 1e-6)
    return typed


def confidence(
    features: Mapping[str, Floats], worth: Floats, sure: Floats, beliefs: Sequence[Belief]
) -> Floats:
    """The confidence in each candidate, from 0 to 1.

    A logistic regression on `predictors`, fitted by `python -m tests.benchmarks.train_search`, that
    tells hits that were meant from the best hits of queries whose passage had been taken away. It
    was moved so that `CLOSE` is in the middle. It is no surer than that the words are those typed.
    """
    odds = np.array(_SLOPES, np.float32) @ predictors(features, worth, sure, beliefs)
    meant = 1 / (1 + np.exp(-odds - np.float32(_START)))
    both: Floats = np.minimum(meant, as_typed(worth, sure)).astype(np.float32)
    return both
