"""Passages kept column by column: small, and quick to filter, to save and to map from a file."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

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
    """For each passage, where in `values` its value is."""
    values: Sequence[Value]

    def __getitem__(self, passage: int) -> Value:
        return self.values[self.codes.item(passage)]

    def where(self, wanted: Callable[[Value], bool]) -> NDArray[np.bool_]:
        """For each passage whether its value is wanted, asked once of each distinct value."""
        asked = np.fromiter(map(wanted, self.values), np.bool_, len(self.values))
        return asked[self.codes]


@dataclass(frozen=True, slots=True)
class Columns:
    """Passages, column by column."""

    texts: Sequence[str]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    kinds: NDArray[np.int8]
    """Where in `KINDS` each passage's kind is."""
    quotation_kinds: NDArray[np.int8]
    """Where in `QUOTATION_KINDS` each passage's kind of quotation is."""
    articles: Column[str]
    speakers: Column[str]
    titles: Column[str]
    sources: Column[str]
    published: Column[str]
    tags: Column[tuple[str, ...]]

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, number: int) -> Passage:
        """One passage, put together again."""
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

    def sort_keys(self) -> NDArray[np.uint64]:
        """A number for each passage that depends on where it stands alone: article, start, kind."""
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


class ColumnsBuilder:
    """Makes columns out of passages given one by one, so that they need not all be in memory."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._starts, self._ends = array("i"), array("i")
        self._kinds, self._quotation_kinds = array("b"), array("b")
        self._articles, self._speakers = _ColumnBuilder[str](), _ColumnBuilder[str]()
        self._titles, self._sources, self._published = (
            _ColumnBuilder[str](),
            _ColumnBuilder[str](),
            _ColumnBuilder[str](),
        )
        self._tags = _ColumnBuilder[tuple[str, ...]]()

    def add(self, passage: Passage) -> None:
        """Add a passage to the end of the columns."""
        self._texts.append(passage.text)
        self._starts.append(passage.start)
        self._ends.append(passage.end)
        self._kinds.append(KINDS.index(passage.kind))
        self._quotation_kinds.append(QUOTATION_KINDS.index(passage.quotation_kind))
        self._articles.add(passage.article)
        self._speakers.add(passage.speaker)
        self._titles.add(passage.title)
        self._sources.add(passage.source)
        self._published.add(passage.published)
        self._tags.add(passage.tags)

    def columns(self) -> Columns:
        """The columns of all passages added."""
        return Columns(
            self._texts,
            np.array(self._starts),
            np.array(self._ends),
            np.array(self._kinds),
            np.array(self._quotation_kinds),
            self._articles.column(),
            self._speakers.column(),
            self._titles.column(),
            self._sources.column(),
            self._published.column(),
            self._tags.column(),
        )


class _ColumnBuilder(Generic[Value]):
    """Makes a column out of values given one by one."""

    def __init__(self) -> None:
        self._codes = array("i")
        self._numbers: dict[Value, int] = {}

    def add(self, value: Value) -> None:
        self._codes.append(self._numbers.setdefault(value, len(self._numbers)))

    def column(self) -> Column[Value]:
        return Column(np.array(self._codes), list(self._numbers))
