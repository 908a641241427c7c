"""What the store shows of its tables: dataclasses, made when they are looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, overload

from reader.errors import DamagedError
from reader.model import Heading
from reader.storage.schema import STATE, decoded, heading_of

if TYPE_CHECKING:
    from reader.storage.journal import JournalStorage


UNREADABLE = "This article is damaged on the disk"


class Headings(Sequence[Heading]):
    """The headings of all articles in the order added.

    The length is known at once; a heading is read when it is asked for, a slice is a list. One that
    is damaged on the disk does not keep the others from being shown: its title says so.
    """

    def __init__(self, storage: JournalStorage) -> None:
        self._storage = storage
        self._ids: tuple[int, list[str]] = (-1, [])

    @property
    def ids(self) -> Sequence[str]:
        """The ids alone, which cost nothing to read."""
        version, ids = self._storage.version, self._ids
        if ids[0] != version:
            ids = self._ids = (version, list(self._storage.read().get("headings", ())))
        return ids[1]

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[Heading]:
        return self._read(self.ids)

    @overload
    def __getitem__(self, index: int) -> Heading: ...
    @overload
    def __getitem__(self, index: slice) -> list[Heading]: ...
    def __getitem__(self, index: int | slice) -> Heading | list[Heading]:
        if isinstance(index, slice):
            return list(self._read(self.ids[index]))
        for heading in self._read([self.ids[index]]):
            return heading
        raise IndexError(index)

    def _read(self, ids: Sequence[str]) -> Iterator[Heading]:
        """Headings by id, without those that another thread is deleting just now."""
        table = self._storage.read().get("headings", {})
        for key in ids:
            try:
                yield heading_of(table[key])
            except KeyError:
                continue
            except DamagedError:
                yield Heading(key, UNREADABLE, "", 0, 0)


class Decoded(Mapping[str, Any]):
    """A table of the user's things by key, in the order of a field of theirs or as first kept.

    Iterating goes over the keys there were at its start. What cannot be read is passed over, and
    told of by the doctor.
    """

    def __init__(self, storage: JournalStorage, table: str, order: str = "") -> None:
        self._storage = storage
        self._table = table
        self._order = order
        self._read: dict[str, tuple[Any, Any]] = {}
        """Documents and what was made of them; a document that changes is another object."""

    @property
    def documents(self) -> Mapping[str, Any]:
        """The same as JSON, unchecked: ten times as quick where there are many."""
        documents: Mapping[str, Any] = self._storage.read().get(self._table, {})
        return documents

    def __getitem__(self, key: str) -> Any:
        document = self.documents[key]
        known, value = self._read.get(key, (None, None))
        if known is not document:
            try:
                value = decoded(STATE, self._table, document)
            except DamagedError:
                raise KeyError(key) from None
            self._read[key] = document, value
        return value

    def __contains__(self, key: object) -> bool:
        return key in self.documents

    def __iter__(self) -> Iterator[str]:
        keys = [key for key in list(self.documents) if self.get(key) is not None]
        if self._order:
            keys.sort(key=lambda key: getattr(self.get(key), self._order, ""))
        return iter(keys)

    def __len__(self) -> int:
        return len(self.documents)
