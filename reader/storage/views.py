"""What the store shows of its tables: dataclasses, made when they are looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, overload

from reader.errors import DamagedError
from reader.model import Heading
from reader.storage.schema import DECODERS, STATE, heading_of

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

    Iterating goes over the keys there were at its start.
    """

    def __init__(self, storage: JournalStorage, table: str, order: str = "") -> None:
        self._storage = storage
        self._table = table
        self._decode = DECODERS[STATE][table]
        self._order = order

    @property
    def _documents(self) -> Mapping[str, Any]:
        documents: Mapping[str, Any] = self._storage.read().get(self._table, {})
        return documents

    def __getitem__(self, key: str) -> Any:
        return self._decode(self._documents[key])

    def __contains__(self, key: object) -> bool:
        return key in self._documents

    def __iter__(self) -> Iterator[str]:
        documents = self._documents
        keys = list(documents)
        if self._order:
            keys.sort(key=lambda key: str(documents.get(key, {}).get(self._order, "")))
        return iter(keys)

    def __len__(self) -> int:
        return len(self._documents)
