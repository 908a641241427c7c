"""Two segments made one, without reading their texts again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from reader.search.segments.columns import Column, Columns, Value
from reader.search.segments.segment import Segment, from_words
from reader.search.words.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


def merge(first: Segment, second: Segment) -> Segment:
    """A segment of the passages of both that were not removed, and of only the words they hold."""
    parts = (first, second)
    words = sorted(
        {
            part.vocabulary.words[number]
            for part in parts
            for number in np.flatnonzero(part.counts).tolist()
        }
    )
    numbers = {word: number for number, word in enumerate(words)}
    held = [_renumbered(part, numbers) for part in parts]
    totals = np.concatenate([np.diff(part.starts)[part.alive] for part in parts])
    return from_words(
        _columns(parts),
        Vocabulary(words),
        np.concatenate(held),
        np.concatenate((np.zeros(1, np.int32), np.cumsum(totals, dtype=np.int32))),
        np.concatenate([part.sizes[part.alive] for part in parts]),
    )


def _renumbered(part: Segment, numbers: dict[str, int]) -> NDArray[np.int32]:
    """The words of the passages that were not removed, by their new numbers."""
    new = np.array([numbers.get(word, -1) for word in part.vocabulary.words], np.int32)
    return new[part.words[np.repeat(part.alive, np.diff(part.starts))]]


def _columns(parts: Sequence[Segment]) -> Columns:
    every = [part.passages for part in parts]
    living = [part.alive for part in parts]

    def rows(arrays: Sequence[NDArray[Any]]) -> NDArray[Any]:
        return np.concatenate([array[alive] for array, alive in zip(arrays, living, strict=True)])

    def column(columns: Sequence[Column[Value]]) -> Column[Value]:
        return _column(columns, living)

    texts = [
        one.texts[place]
        for one, alive in zip(every, living, strict=True)
        for place in np.flatnonzero(alive).tolist()
    ]
    return Columns(
        texts,
        rows([one.starts for one in every]),
        rows([one.ends for one in every]),
        rows([one.kinds for one in every]),
        rows([one.quotation_kinds for one in every]),
        column([one.articles for one in every]),
        column([one.speakers for one in every]),
        column([one.titles for one in every]),
        column([one.sources for one in every]),
        column([one.published for one in every]),
        column([one.tags for one in every]),
    )


def _column(columns: Sequence[Column[Value]], living: Sequence[NDArray[np.bool_]]) -> Column[Value]:
    numbers: dict[Value, int] = {}
    codes = []
    for column, alive in zip(columns, living, strict=True):
        held = column.codes[alive]
        new = np.full(len(column.values), -1, np.int32)
        for code in np.unique(held).tolist():
            value = column.values[code]
            new[code] = numbers.setdefault(value, len(numbers))
        codes.append(new[held])
    return Column(np.concatenate(codes), list(numbers))
