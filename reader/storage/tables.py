"""A table of user data as values, made when they are looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from reader.errors import DamagedError

if TYPE_CHECKING:
    from reader.storage.engine.journal import JournalStorage
    from reader.storage.kinds import Kind

T = TypeVar("T")


class KindTable(Mapping[str, T]):
    """The values of one kind by key, in the order of the kind.

    Iterating goes over the keys there were at its start. What cannot be read is passed over, and
    told of by the doctor.
    """

    def __init__(
        self, storage: JournalStorage, kind: Kind[T], present_key: Callable[[str], str]
    ) -> None:
        self._storage = storage
        self._present_key = present_key
        """The key of what was kept under another while its article had another id."""
        self._kind = kind
        self._read: dict[str, tuple[Any, T]] = {}
        """Documents and what was made of them; a document that changes is another object."""

    @property
    def documents(self) -> Mapping[str, Any]:
        """The same as JSON, unchecked: ten times as quick where there are many."""
        return self._storage.table(self._kind.table)

    def __getitem__(self, key: str) -> T:
        documents = self.documents
        if key not in documents:
            key = self._present_key(key)
        return self._value(key, documents[key])

    def _value(self, key: str, document: Any) -> T:
        known = self._read.get(key)
        if known and known[0] is document:
            return known[1]
        try:
            value = self._kind.read(document)
        except DamagedError:
            raise KeyError(key) from None
        self._read[key] = document, value
        return value

    def __contains__(self, key: object) -> bool:
        return key in self.documents

    def __iter__(self) -> Iterator[str]:
        found: list[tuple[str, T]] = []
        for key, document in list(self.documents.items()):
            with suppress(KeyError):
                found.append((key, self._value(key, document)))
        if order := self._kind.order:
            found.sort(key=lambda each: getattr(each[1], order))
        return iter([key for key, _ in found])

    def __len__(self) -> int:
        return len(self.documents)
