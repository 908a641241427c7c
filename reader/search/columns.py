"""Passages kept column by column: small, and quick to filter, to save and to map from a file."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import numpy as np

from reader.search.passage import Passage, PassageKind, QuotationKind

if TYPE_CHECKING:
    from numpy.typing import NDArray


Value = TypeVar("Value", bound=Hashable)

KINDS: tuple[PassageKind, ...] = ("quotation", "title", "text")
QUOTATION_KINDS: tuple[QuotationKind, ...] = ("", "direct", "mixed", "unattributed")


@dataclass(frozen=True, slots=True)
class Column(Generic[Value]):
    """A value for each passage, each distinct value kept once."""

    codes: NDArray[np.int32]
    """For each passage the place of its value."""
    values: Sequence[Value]

    @classmethod
    def of(cls, values: Iterable[Value]) -> Column[Value]:
        """Make a column of the values of all passages, in order."""
        numbers: dict[Value, int] = {}
        codes = _numbers("i", (numbers.setdefault(value, len(numbers)) for value in values))
        return cls(codes, list(numbers))

    def __getitem__(self, passage: int) -> Value:
        return self.values[self.codes.item(passage)]

    def where(self, wanted: Callable[[Value], bool]) -> NDArray[np.bool_]:
        """For each passage whether its value is wanted; every distinct value is asked for once."""
        asked = np.fromiter(map(wanted, self.values), np.bool_, len(self.values))
        return asked[self.codes]


@dataclass(frozen=True, slots=True)
class Columns:
    """Passages, column by column."""

    texts: Sequence[str]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    kinds: NDArray[np.int8]
    """Places in `KINDS`."""
    quotation_kinds: NDArray[np.int8]
    """Places in `QUOTATION_KINDS`."""
    articles: Column[str]
    speakers: Column[str]
    titles: Column[str]
    sources: Column[str]
    published: Column[str]
    tags: Column[tuple[str, ...]]

    @classmethod
    def of(cls, passages: Sequence[Passage]) -> Columns:
        """Take passages apart."""
        return cls(
            [passage.text for passage in passages],
            _numbers("i", (passage.start for passage in passages)),
            _numbers("i", (passage.end for passage in passages)),
            _numbers("b", (KINDS.index(passage.kind) for passage in passages)),
            _numbers("b", (QUOTATION_KINDS.index(passage.quotation_kind) for passage in passages)),
            Column.of(passage.article for passage in passages),
            Column.of(passage.speaker for passage in passages),
            Column.of(passage.title for passage in passages),
            Column.of(passage.source for passage in passages),
            Column.of(passage.published for passage in passages),
            Column.of(passage.tags for passage in passages),
        )

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, number: int) -> Passage:
        """Put one passage together again."""
        return Passage(
            self.articles[number],
            self.starts.item(number),
            self.ends.item(number),
            KINDS[self.kinds.item(number)],
            self.texts[number],
            self.speakers[number],
            self.titles[number],
            self.sources[number],
            self.tags[number],
            QUOTATION_KINDS[self.quotation_kinds.item(number)],
            self.published[number],
        )

    def places(self) -> NDArray[np.uint64]:
        """A number for each passage, of where it stands alone: it settles ties."""
        articles = np.array(
            [
                zlib.crc32(article.encode("utf-8", "surrogatepass"))
                for article in self.articles.values
            ],
            np.uint64,
        )[self.articles.codes]
        inside = self.starts.astype(np.uint64) * np.uint64(len(KINDS)) + self.kinds.astype(
            np.uint64
        )
        return (articles << np.uint64(32)) | (inside & np.uint64(0xFFFFFFFF))


def _numbers(code: str, values: Iterable[int]) -> NDArray[Any]:
    """Numbers as an array, one after the other, so that other threads get their turn."""
    return np.array(array(code, values))
